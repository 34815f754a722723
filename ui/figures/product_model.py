"""The rows of the table of products: what each came to in the show, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from studio.control.schema.answers import ProductFigures
from studio.control.schema.state.figures import FigureSet
from studio.control.schema.state.selling import Launch, SellingProduct
from studio.document.products import Product
from studio.values.money import digits
from ui.desk_words.numbers import short
from ui.figures.words import CONVERSION, GMV, money_in_short

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ASCENDING, DESCENDING = "↑", "↓"  # behind the heading of the column that the rows are sorted by
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns, from left to right."""

    PRODUCT = 0
    GMV = 1
    UNITS = 2
    ORDERS = 3
    CONVERSION = 4
    RETURNED = 5
    LEFT = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One product. `left` of `of` units are still to be sold; None: the shop has not said."""

    product: str
    link_no: int | None  # None: it has left the queue
    title: str
    figures: FigureSet
    left: int | None
    of: int

    @property
    def share_left(self) -> float | None:
        """How much of its units is left, 0 to 1."""
        return None if self.left is None or not self.of else min(1.0, self.left / self.of)


def rows(
    told: Iterable[ProductFigures], products: Iterable[Product], live: Mapping[str, SellingProduct], launch: Launch | None
) -> list[Row]:
    """Every product that anything was ordered of or that was explained, in the order in which that was."""
    known = {product.id: product for product in products}
    found = []
    for came in told:
        product, sales = known.get(came.product), live.get(came.product)
        held_back = launch.held_back if launch is not None and launch.product == came.product else 0
        left = None if sales is None or sales.stock is None else sales.stock + held_back
        ordered = came.figures.units + came.figures.held
        found.append(
            Row(
                came.product,
                None if product is None else product.link_no,
                came.product if product is None else product.title,
                came.figures,
                left,
                (left or 0) + ordered,
            )
        )
    return found


class ProductModel(QAbstractTableModel):
    """The rows as the desk told them last; replaced where they are others. GUI thread only."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_rows(self, found: list[Row]) -> None:
        """Show these; the view keeps its place where the products are the same."""
        if [row.product for row in found] != [row.product for row in self._rows]:
            self.beginResetModel()
            self._rows = found
            self.endResetModel()
            return
        before, self._rows = self._rows, found
        others = [number for number, (old, new) in enumerate(zip(before, found, strict=True)) if old != new]
        if others:  # told at once: the rows are sorted anew each time
            self.dataChanged.emit(self.index(others[0], 0), self.index(others[-1], len(Column) - 1))

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return _heading(Column(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return _sorted_by(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _whole_words(row, column)
        return _words(row, column) if role == Qt.ItemDataRole.DisplayRole else None


class ProductOrder(QSortFilterProxyModel):
    """The rows by a column, at first by GMV; what is not known comes last either way."""

    def __init__(self, model: ProductModel) -> None:
        super().__init__()
        self._model = model  # Qt does not keep it
        self.setSourceModel(model)
        self.sort(Column.GMV, Qt.SortOrder.DescendingOrder)

    def turn(self, column: int) -> None:
        """By that column: the most first, then the least; of the product's number the other way round."""
        first = Qt.SortOrder.AscendingOrder if column == Column.PRODUCT else Qt.SortOrder.DescendingOrder
        turned = self.sortColumn() == column and self.sortOrder() is first
        other = Qt.SortOrder.DescendingOrder if column == Column.PRODUCT else Qt.SortOrder.AscendingOrder
        self.sort(column, other if turned else first)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading, with an arrow when the rows are sorted by it: Qt's own would lie over the word."""
        words = super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole or section != self.sortColumn():
            return words
        return f"{words}{ASCENDING if self.sortOrder() is Qt.SortOrder.AscendingOrder else DESCENDING}"

    def lessThan(self, left: Index, right: Index) -> bool:
        before, after = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if before is None or after is None:
            ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (after is None) == ascending and before is not after
        return bool(before < after)


def _heading(column: Column) -> str:
    translate = QCoreApplication.translate
    return {
        Column.PRODUCT: translate("ProductFigures", "Product"),
        Column.GMV: translate("ProductFigures", "GMV"),
        Column.UNITS: translate("ProductFigures", "Units"),
        Column.ORDERS: translate("ProductFigures", "Orders"),
        Column.CONVERSION: translate("ProductFigures", "Conversion"),
        Column.RETURNED: translate("ProductFigures", "Returned"),
        Column.LEFT: translate("ProductFigures", "Left"),
    }[column]


def _side(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignLeft if column == Column.PRODUCT else Qt.AlignmentFlag.AlignRight
    return across | Qt.AlignmentFlag.AlignVCenter


def _words(row: Row, column: Column) -> str:
    told = row.figures
    match column:
        case Column.PRODUCT:
            return f"{'–' if row.link_no is None else row.link_no}  {row.title}"
        case Column.GMV:
            return money_in_short(told.gmv)
        case Column.UNITS:
            return short(told.units)
        case Column.ORDERS:
            return short(told.orders)
        case Column.CONVERSION:
            return CONVERSION.said(told) or CONVERSION.missing(told)
        case Column.RETURNED:
            return short(told.returned)
    return "–" if row.left is None else short(row.left)


def _whole_words(row: Row, column: Column) -> str:
    """The same with every digit."""
    told = row.figures
    match column:
        case Column.GMV:
            return GMV.whole(told.gmv)
        case Column.UNITS:
            return f"{told.units:,}"
        case Column.ORDERS:
            return f"{told.orders:,}"
        case Column.RETURNED:
            return f"{told.returned:,}"
        case Column.LEFT if row.left is not None:
            return f"{row.left:,}"
    return _words(row, column)


def _sorted_by(row: Row, column: Column) -> float | None:
    told = row.figures
    match column:
        case Column.PRODUCT:
            return row.link_no
        case Column.GMV:
            return max((minor / 10 ** digits(currency) for currency, minor in told.gmv.items()), default=0.0)
        case Column.UNITS:
            return told.units
        case Column.ORDERS:
            return told.orders
        case Column.CONVERSION:
            return told.conversion
        case Column.RETURNED:
            return told.returned
    return row.share_left
