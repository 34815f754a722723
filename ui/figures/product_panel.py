"""The panel of products: what each came to, sorted as the operator likes, with bars of what is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from studio.control.schema.answers import ProductTable
from studio.control.schema.figures import ReadProducts
from studio.control.schema.state import State
from ui.client.pace import Pace
from ui.figures import words
from ui.figures.asking import Asking
from ui.figures.product_model import DESCENDING, Column, ProductModel, ProductOrder, rows
from ui.figures.stock_bar import StockBar
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame

_ROW_PX = 28
_EVERY_MS = 2_000
_WIDTHS = {
    Column.GMV: 84,
    Column.UNITS: 56,
    Column.ORDERS: 58,
    Column.CONVERSION: 84,
    Column.RETURNED: 70,
    Column.LEFT: 64,
}
_HEADING_PADDING_PX = 14  # of both sides, as the style has it
_LESS_FIRST = (Column.ORDERS, Column.RETURNED, Column.CONVERSION, Column.UNITS)  # what a narrow panel does without, in this order
_TITLE_PX = 170


class ProductPanel(PanelFrame):
    """Asked of the desk while somebody looks; what is left in the shops comes with the state."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room = room
        self.model = ProductModel()
        self.order = ProductOrder(self.model)
        self.table = self._make_table()
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table, 1)
        self._told = ProductTable()
        self._asking = Asking(room, ReadProducts(), ProductTable, _EVERY_MS, self._take, self)
        self._pace = Pace(self._refresh, self)
        room.store.watch(
            self._pace.ask, State.selling, lambda state: state.show.products, lambda state: state.figures.catching_up
        )

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("figures")
        table.setAccessibleName(self.tr("Figures by product"))
        table.setModel(self.order)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)  # Tab leaves the table; the arrows go through it
        table.setItemDelegateForColumn(Column.LEFT, StockBar(table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.setMinimumHeight(2 * _ROW_PX)
        sort = QAction(self.tr("Sort by this column"), table)  # a heading is not reached by the keyboard
        sort.triggered.connect(lambda: self.order.turn(max(0, table.currentIndex().column())))
        table.addAction(sort)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.order.turn)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.PRODUCT, QHeaderView.ResizeMode.Stretch)
        header.ensurePolished()
        for column, width in _WIDTHS.items():
            heading = f"{self.model.headerData(column, Qt.Orientation.Horizontal)}{DESCENDING}"
            header.resizeSection(column, max(width, header.fontMetrics().horizontalAdvance(heading) + _HEADING_PADDING_PX))
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._asking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asking.look_away()

    def _take(self, told: ProductTable) -> None:
        self._told = told
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        state = self.room.store.state
        self.model.show_rows(rows(self._told.products, state.show.products, state.selling.products, state.selling.launch))
        anything = self.model.rowCount() > 0
        self.empty.setText(words.awaited(state.figures, self.tr("Products appear here once they are explained or ordered.")))
        self.empty.setVisible(not anything)
        self.table.setVisible(anything)

    def _share_room(self) -> None:
        """Where the columns leave the title too little, some of them go."""
        header = self.table.horizontalHeader()
        room = self.width() - 16 - _TITLE_PX - sum(header.sectionSize(column) or _WIDTHS[column] for column in _KEPT)
        for column in reversed(_LESS_FIRST):
            width = max(_WIDTHS[column], header.sectionSizeHint(column))
            room -= width
            self.table.setColumnHidden(column, room < 0)


_KEPT = tuple(column for column in _WIDTHS if column not in _LESS_FIRST)
