"""The view of the queue: everything by keyboard, rows dragged into another order. It asks; the desk moves the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.queue.cells import ROW_PX, QueueCells
from ui.queue.columns import Column
from ui.queue.model import ID_ROLE, QueueModel
from ui.queue.sieve import ASCENDING, Sieve

_WIDTHS = {
    Column.LIST_PRICE: 62,
    Column.LIVE_PRICE: 70,
    Column.STOCK: 52,
    Column.SOLD: 48,
    Column.STATE: 106,
    Column.MINUTES: 40,
}
_HEADING_PADDING_PX = 14  # of both sides, as the style has it
_TIGHTEST_PX = 300  # below, the words of the state too: a title of one letter says less
_TIGHT_PX = 380  # below, stock and sold as well: the panel of the product on air has them
_NARROW_PX = 600  # below, the list price and the minutes give their room to the title


class QueueTable(QTableView):
    """Products by the rows of the sieve. Signals carry product ids, in the queue's order."""

    explain_asked = Signal(str)
    remove_asked = Signal(list)
    duplicate_asked = Signal(str)
    form_asked = Signal(str)
    moved = Signal(list, int)  # ids, the place of the first of them afterwards
    sorted_changed = Signal()
    move_refused = Signal()  # the rows are sorted: there is no place to move to
    chosen_changed = Signal(str)  # the product with the focus, "" when none

    def __init__(self, queue: QueueModel, sieve: Sieve, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._sieve = queue, sieve
        self.setObjectName("queue")
        self.setModel(sieve)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_PX // 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setAccessibleName(self.tr("Product queue"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows go through it
        header.setMinimumSectionSize(36)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.PRODUCT, QHeaderView.ResizeMode.Stretch)
        header.ensurePolished()
        for column, width in _WIDTHS.items():
            heading = f"{queue.headerData(column, Qt.Orientation.Horizontal)}{ASCENDING}"
            header.resizeSection(column, max(width, header.fontMetrics().horizontalAdvance(heading) + _HEADING_PADDING_PX))
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen_changed.emit(self.current_id()))

    def dress(self, cells: QueueCells) -> None:
        self.setItemDelegate(cells)

    # ------------------------------------------------------------ what is chosen

    def chosen(self) -> list[str]:
        """Ids of the selected products, in the queue's order."""
        rows = sorted(self._sieve.mapToSource(index).row() for index in self.selectionModel().selectedRows())
        return [self._queue.product(row).id for row in rows]

    def current_id(self) -> str:
        """Id of the product with the focus, "" when none."""
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else ""

    def choose(self, product_id: str) -> None:
        """Select a product, if it is shown, and bring it into view."""
        row = self._queue.row_of(product_id)
        index = self._sieve.mapFromSource(self._queue.index(row, 0)) if row >= 0 else QModelIndex()
        if index.isValid():  # alone, whatever keys are held
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, how)
            self.scrollTo(index)

    def edit_cell(self, product_id: str, column: Column) -> None:
        row = self._queue.row_of(product_id)
        index = self._sieve.mapFromSource(self._queue.index(row, column))
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def show_order(self) -> None:
        """Look at the rows in the show's order again."""
        self._sieve.sort(-1)
        self._show_sort()

    def _sort(self, column: int) -> None:
        self._sieve.turn_sort(column)
        self._show_sort()

    def _show_sort(self) -> None:
        self.setDragEnabled(self._sieve.in_show_order)
        self.horizontalHeader().viewport().update()
        self.sorted_changed.emit()

    def shift(self, by: int) -> None:
        """Move the selected products one row up (-1) or down (1)."""
        ids = self.chosen()
        if not ids:
            return
        if not self._sieve.in_show_order:
            self.move_refused.emit()
            return
        first = min(self._queue.row_of(product_id) for product_id in ids)
        target = first + by
        if 0 <= target <= self._queue.rowCount() - len(ids):
            self.moved.emit(ids, target)

    # ------------------------------------------------------------ keys

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does here, None when it is not ours."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        plain, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        match modifiers, key:
            case (_, Qt.Key.Key_Return | Qt.Key.Key_Enter) if modifiers == ctrl:
                return lambda: self.explain_asked.emit(self.current_id())
            case (_, Qt.Key.Key_Return | Qt.Key.Key_Enter) if modifiers == plain:
                return lambda: self.form_asked.emit(self.current_id())
            case (_, Qt.Key.Key_Delete) if modifiers == plain:
                return lambda: self.remove_asked.emit(self.chosen())
            case (_, Qt.Key.Key_D) if modifiers == ctrl:
                return lambda: self.duplicate_asked.emit(self.current_id())
            case (_, Qt.Key.Key_F2) if modifiers == plain:
                return lambda: self.edit_cell(self.current_id(), Column.LIVE_PRICE)
            case (_, Qt.Key.Key_F2) if modifiers == Qt.KeyboardModifier.ShiftModifier:
                return lambda: self.edit(self.currentIndex())
            case (_, Qt.Key.Key_Up) if modifiers == Qt.KeyboardModifier.AltModifier:
                return lambda: self.shift(-1)
            case (_, Qt.Key.Key_Down) if modifiers == Qt.KeyboardModifier.AltModifier:
                return lambda: self.shift(1)
        return None

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event) is not None:
            event.accept()  # with the queue in focus these keys are its own
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return  # it comes from the cell's editor, which had no use for it: it was not meant for the row
        deed = self._deed(event)
        if deed is None or (event.isAutoRepeat() and event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down}):
            super().keyPressEvent(event)
        elif self.current_id():
            deed()

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW_PX
        self.setColumnHidden(Column.LIST_PRICE, narrow)
        self.setColumnHidden(Column.MINUTES, narrow)
        tight = self.width() < _TIGHT_PX
        self.setColumnHidden(Column.STOCK, tight)
        self.setColumnHidden(Column.SOLD, tight)
        self.setColumnHidden(Column.STATE, self.width() < _TIGHTEST_PX)
        super().resizeEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.indexAt(event.position().toPoint())
        row = target.row() if target.isValid() else self._sieve.rowCount()
        if target.isValid() and event.position().y() > self.visualRect(target).center().y():
            row += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the desk's patch moves the rows
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        ids = self.chosen()
        place = self.place_for(ids, row)
        if ids and place is not None:
            self.moved.emit(ids, place)

    def place_for(self, ids: list[str], row: int) -> int | None:
        """Where the first of `ids` comes to lie when they are dropped above the shown `row`; None when nothing moves."""
        shown = self._sieve.index(row, 0) if row < self._sieve.rowCount() else QModelIndex()
        before = self._sieve.mapToSource(shown).row() if shown.isValid() else self._queue.rowCount()
        rows = [self._queue.row_of(product_id) for product_id in ids]
        place = before - sum(1 for moving in rows if moving < before)
        return None if rows == list(range(place, place + len(rows))) else place
