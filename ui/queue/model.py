"""The queue as a table. It follows `show.products` and `selling.products` row by row: only what changed is drawn anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product
from ui.queue import columns
from ui.queue.columns import Column

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole  # the product as planned
LIVE_ROLE = Qt.ItemDataRole.UserRole + 1  # the product as it stands on air
ID_ROLE = Qt.ItemDataRole.UserRole + 2
WATCHED_ROLE = Qt.ItemDataRole.UserRole + 5  # terms that its texts have, of those that the show is watched for
MARK_ROLE = Qt.ItemDataRole.UserRole + 3  # "current", "next" or ""
SORT_ROLE = Qt.ItemDataRole.UserRole + 4  # what a column is sorted by: numbers as numbers
_MIME = "application/x-nightmarket-products"

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_UNTOLD = SellingProduct()  # how a product stands of which the desk has said nothing yet


class QueueModel(QAbstractTableModel):
    """GUI thread only. Edits leave by `edited` and come back as patches."""

    edited = Signal(str, dict)  # product id, what to set
    refused = Signal(str)  # words: what was typed is no such value

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Product] = []
        self._live: Mapping[str, SellingProduct] = {}
        self._watched: Mapping[str, tuple[str, ...]] = {}
        self._current: str | None = None
        self._next: str | None = None
        self._headings = (
            self.tr("Product"),
            self.tr("List"),
            self.tr("Live"),
            self.tr("Stock"),
            self.tr("Sold"),
            self.tr("State"),
            self.tr("Min"),
        )

    # ------------------------------------------------------------ following the desk

    def follow(
        self, rows: Iterable[Product], live: Mapping[str, SellingProduct], current: str | None, upcoming: str | None
    ) -> None:
        """Take over the queue and the states as they are now. Unchanged rows are told by identity: 500 cost next to nothing."""
        before = {row.id: (row, self._live.get(row.id), self._mark(row.id)) for row in self._rows}
        self._live, self._current, self._next = live, current, upcoming
        self._arrange(list(rows))
        first = last = -1
        for place, row in enumerate(self._rows):
            product_id = row.id
            old, old_live, old_mark = before.get(product_id, (row, live.get(product_id), self._mark(product_id)))
            now = live.get(product_id)
            same_row = old is row or old == row
            same_live = old_live is now or old_live == now
            if same_row and same_live and old_mark == self._mark(product_id):
                continue
            if place == last + 1 and first >= 0:
                last = place
                continue
            self._tell(first, last)
            first = last = place
        self._tell(first, last)

    def follow_watched(self, watched: Mapping[str, tuple[str, ...]]) -> None:
        """Take over which products' texts have watched words, by id."""
        before, self._watched = self._watched, watched
        for place, row in enumerate(self._rows):
            if before.get(row.id, ()) != watched.get(row.id, ()):
                self._tell(place, place)

    def _tell(self, first: int, last: int) -> None:
        if first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _arrange(self, rows: list[Product]) -> None:
        """Bring the rows into the wanted order with as little as possible told to the views."""
        wanted = [row.id for row in rows]
        if wanted == [row.id for row in self._rows]:
            self._rows = rows
            return
        keep = set(wanted)
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id not in keep:
                self.beginRemoveRows(QModelIndex(), place, place)
                self._rows = [*self._rows[:place], *self._rows[place + 1 :]]
                self.endRemoveRows()
        here = {row.id for row in self._rows}
        self._reorder([row for row in rows if row.id in here])
        first = 0
        while first < len(rows):
            if rows[first].id in here:
                first += 1
                continue
            last = first
            while last + 1 < len(rows) and rows[last + 1].id not in here:
                last += 1
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows = [*self._rows[:first], *rows[first : last + 1], *self._rows[first:]]
            self.endInsertRows()
            first = last + 1
        self._rows = rows

    def _reorder(self, rows: list[Product]) -> None:
        order = {row.id: place for place, row in enumerate(rows)}
        if [row.id for row in self._rows] == list(order):
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        new = [self.index(order[self._rows[index.row()].id], index.column()) for index in old]
        self._rows = rows
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _mark(self, product_id: str) -> str:
        return "current" if product_id == self._current else "next" if product_id == self._next else ""

    # ------------------------------------------------------------ asking

    def product(self, row: int) -> Product:
        return self._rows[row]

    def live(self, product_id: str) -> SellingProduct:
        return self._live.get(product_id, _UNTOLD)

    def watched(self, product_id: str) -> tuple[str, ...]:
        """Terms that its texts have, of those that the show is watched for."""
        return self._watched.get(product_id, ())

    def row_of(self, product_id: str) -> int:
        """Its row, -1 when it is not in the queue."""
        return next((place for place, row in enumerate(self._rows) if row.id == product_id), -1)

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and section not in {Column.PRODUCT, Column.STATE}:
                return _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between rows, not onto one
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if columns.editable(self._rows[index.row()], index.column()):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Ids only: the view that is dropped on knows its rows."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(_MIME, QByteArray("\n".join(self._rows[row].id for row in rows).encode()))
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        live = self.live(row.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return columns.shown(row, live, column)
            case Qt.ItemDataRole.EditRole:
                return columns.typed(row, live, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return None if column in {Column.PRODUCT, Column.STATE} else _RIGHT
            case Qt.ItemDataRole.ToolTipRole:
                return columns.tip(row, live, column, self.watched(row.id))
        if role == ROW_ROLE:
            return row
        if role == LIVE_ROLE:
            return live
        if role == ID_ROLE:
            return row.id
        if role == WATCHED_ROLE:
            return self.watched(row.id)
        if role == MARK_ROLE:
            return self._mark(row.id)
        if role == SORT_ROLE:
            return columns.sorted_by(row, live, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, column, text = self._rows[index.row()], index.column(), str(value).strip()
        if text == columns.typed(row, self.live(row.id), column):
            return False
        change = columns.change(row, column, text)
        if change is None:
            self.refused.emit(columns.problem(row, column, text))
            return False
        self.edited.emit(row.id, change)
        return True
