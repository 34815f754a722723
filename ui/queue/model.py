"""The queue as a table. It follows `show.products` and `selling.products` row by row: only what changed is drawn anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product
from studio.values.figures import count
from ui.client import lookup
from ui.desk_words import said
from ui.products import read_money, said_money, shown_state, state_look
from ui.products.money import money_problem, plain_money

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole  # the product as planned
LIVE_ROLE = Qt.ItemDataRole.UserRole + 1  # the product as it stands on air
ID_ROLE = Qt.ItemDataRole.UserRole + 2
MARK_ROLE = Qt.ItemDataRole.UserRole + 3  # "current", "next" or ""
SORT_ROLE = Qt.ItemDataRole.UserRole + 4  # what a column is sorted by: numbers as numbers
_MIME = "application/x-nightmarket-products"


class Column(IntEnum):
    PRODUCT = 0
    LIST_PRICE = 1
    LIVE_PRICE = 2
    STOCK = 3
    SOLD = 4
    STATE = 5
    MINUTES = 6


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_EDITABLE = {Column.PRODUCT, Column.LIST_PRICE, Column.LIVE_PRICE, Column.STOCK, Column.MINUTES}
_UNTOLD = SellingProduct()  # how a product stands of which the desk has said nothing yet


def trouble(live: SellingProduct) -> str:
    """What is wrong with a product as it stands, in the window's language; "" when nothing."""
    differs = QCoreApplication.translate("QueueCells", "Price differs") if live.price_ok is False else ""
    return said(live.problem) or differs


class QueueModel(QAbstractTableModel):
    """GUI thread only. Edits leave by `edited` and come back as patches."""

    edited = Signal(str, dict)  # product id, what to set
    refused = Signal(str)  # words: what was typed is no such value

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Product] = []
        self._live: Mapping[str, SellingProduct] = {}
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
        if index.column() in _EDITABLE:
            many = index.column() == Column.STOCK and len(self._rows[index.row()].variants) > 1
            return flags if many else flags | Qt.ItemFlag.ItemIsEditable
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
        row = self._rows[index.row()]
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, column)
            case Qt.ItemDataRole.EditRole:
                return self._typed(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return None if column in {Column.PRODUCT, Column.STATE} else _RIGHT
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
        if role == ROW_ROLE:
            return row
        if role == LIVE_ROLE:
            return self.live(row.id)
        if role == ID_ROLE:
            return row.id
        if role == MARK_ROLE:
            return self._mark(row.id)
        if role == SORT_ROLE:
            return self._sorted_by(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, text = self._rows[index.row()], str(value).strip()
        if text == self._typed(row, index.column()):
            return False
        change = self._change(row, index.column(), text)
        if change is None:
            problem = money_problem(text, row.currency) if index.column() in _PRICES else ""
            self.refused.emit(problem or self.tr("“{text}” does not fit here.").format(text=text))
            return False
        self.edited.emit(row.id, change)
        return True

    # ------------------------------------------------------------ cells

    def _words(self, row: Product, column: int) -> str:
        live = self.live(row.id)
        match column:
            case Column.PRODUCT:
                return row.title
            case Column.LIST_PRICE:
                return said_money(row.list_price_minor, row.currency) if row.list_price_minor else ""
            case Column.LIVE_PRICE:
                return said_money(row.live_price_minor, row.currency)
            case Column.STOCK:
                return f"{_stock(row, live):,}"
            case Column.SOLD:
                return f"{live.sold:,}" if live.sold else "–"
            case Column.STATE:
                return state_look(shown_state(live), live.few_left).word
        return f"{row.planned_minutes:g}"

    def _sorted_by(self, row: Product, column: int) -> float | str:
        live = self.live(row.id)
        match column:
            case Column.PRODUCT:
                return row.title.casefold()
            case Column.LIST_PRICE:
                return float(row.list_price_minor)
            case Column.LIVE_PRICE:
                return float(row.live_price_minor)
            case Column.STOCK:
                return float(_stock(row, live))
            case Column.SOLD:
                return float(live.sold)
            case Column.STATE:
                return self._words(row, column)
        return row.planned_minutes

    def _typed(self, row: Product, column: int) -> str:
        """The cell as it is typed."""
        match column:
            case Column.LIST_PRICE:
                return plain_money(row.list_price_minor, row.currency)
            case Column.LIVE_PRICE:
                return plain_money(row.live_price_minor, row.currency)
            case Column.STOCK:
                return str(lookup.planned_stock(row))
        return self._words(row, column)

    def _change(self, row: Product, column: int, text: str) -> dict[str, Any] | None:
        """What a typed text changes, None when it does not fit."""
        if column == Column.PRODUCT:
            return {"title": text} if text else None
        if column in {Column.LIST_PRICE, Column.LIVE_PRICE}:
            minor = read_money(text, row.currency)
            return None if minor is None else {_PRICES[column]: minor}
        if column == Column.STOCK:
            stock = count(text)
            return None if stock is None else {"variants": [msgspec.structs.asdict(row.variants[0]) | {"stock": stock}]}
        try:
            minutes = float(text)
        except ValueError:
            return None
        return {"planned_minutes": minutes} if 0 <= minutes <= 600 else None

    def _tip(self, row: Product, column: int) -> str | None:
        live = self.live(row.id)
        if column == Column.STATE:
            return trouble(live) or None
        if column == Column.STOCK:
            if live.stock is None:
                return self.tr("Planned: the shop has not been read yet.")
            return self.tr("Left in the shop. {planned} planned.").format(planned=lookup.planned_stock(row))
        if column == Column.SOLD and live.sold:
            words = self.tr("{paid} paid, {held} not paid yet, {returned} returned")
            return words.format(paid=live.paid, held=live.held, returned=live.returned)
        return row.title if column == Column.PRODUCT else None


def _stock(row: Product, live: SellingProduct) -> int:
    """What the shop has left of it; before it was read, what is planned."""
    return lookup.planned_stock(row) if live.stock is None else live.stock


_PRICES: dict[int, str] = {Column.LIST_PRICE: "list_price_minor", Column.LIVE_PRICE: "live_price_minor"}
