"""The panel of the queue: search, filter, the table, and what can be done with the chosen products."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from studio.control.schema.products import DuplicateProduct, MoveProducts, RemoveProducts, UpdateProduct
from studio.control.schema.selling import ExplainProduct, PrepareProduct, PullProduct, RerunProduct, StartRundown, StopRundown
from studio.control.schema.sheets import WriteSheet, WriteTemplate
from ui.client import lookup
from ui.client.pace import Pace
from ui.desk_words import counted
from ui.notices.question import sure
from ui.products import Thumbnails
from ui.queue.cells import QueueCells
from ui.queue.columns import Column
from ui.queue.empty import EmptyQueue
from ui.queue.form import ProductDialog
from ui.queue.model import QueueModel
from ui.queue.sheets import ImportDialog
from ui.queue.sieve import GROUPS, Sieve
from ui.queue.table import QueueTable
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame, flat_button

_ON_AIR = GROUPS["on_air"]


class QueuePanel(PanelFrame):
    """Shows the queue and asks the desk for every change."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.model = QueueModel()
        self.sieve = Sieve(self.model)
        self.table = QueueTable(self.model, self.sieve)
        self.table.dress(QueueCells(thumbnails, room.store, self.table))
        thumbnails.loaded.connect(self.table.viewport().update)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search the queue"))
        self.search.setPlaceholderText(self.tr("Search  ( / )"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(84)  # with room for its cross, so that nothing moves when it comes
        self.search.setMaximumWidth(190)
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self.groups = QComboBox()
        for group, words in (
            ("", self.tr("All")),
            ("waiting", self.tr("Waiting")),
            ("on_air", self.tr("On air")),
            ("done", self.tr("Done")),
            ("pulled", self.tr("Pulled")),
            ("problem", self.tr("With a problem")),
        ):
            self.groups.addItem(words, group)
        self.groups.setAccessibleName(self.tr("Which products"))
        self.groups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.groups.setMinimumContentsLength(7)
        self.groups.currentIndexChanged.connect(lambda _at: self._grouped())
        self._stack = QStackedWidget()
        self._stack.setMinimumWidth(240)  # the page of an empty queue needs no more in a narrow window
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyQueue(self.ask_import, self.add, self._ask_template))
        self._nothing_found = QLabel(self.tr("No product fits the search."))
        self._nothing_found.setObjectName("faint")
        self._nothing_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._nothing_found)
        self._fill_bar()
        self.body.addWidget(self._stack, 1)
        self._connect()
        room.store.watch(self._follow_watched, lambda state: state.watched_words.products)
        self._pace = Pace(self._refresh, self)
        room.store.watch(
            self._pace.ask,
            lambda state: state.show.products,
            lambda state: state.selling.products,
            lambda state: (state.selling.current, state.selling.next),
        )
        self._refresh()

    # ------------------------------------------------------------ building

    def _fill_bar(self) -> None:
        more = flat_button("more", self.tr("Import, export, rundown"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addAction(self.tr("&Import a sheet…"), self.ask_import)
        menu.addAction(self.tr("&Export the queue…"), self._ask_export)
        menu.addAction(self.tr("Save a &template…"), self._ask_template)
        menu.addSeparator()
        self._rundown = menu.addAction("", self._toggle_rundown)
        menu.aboutToShow.connect(self._say_rundown)
        more.setMenu(menu)
        back = self.tr("The rows are sorted. Back to the order of the show, in which they can be moved")
        self.show_order = flat_button("cross", back, self.table.show_order)
        self.show_order.hide()
        self.bar.addWidget(self.show_order)
        self.bar.addWidget(self.search)
        self.bar.addSpacing(4)
        self.bar.addWidget(self.groups)
        self.bar.addSpacing(4)
        self.bar.addWidget(flat_button("plus", self.tr("Add a product"), self.add))
        self.bar.addWidget(more)

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self.room.choose_product)
        desk, table = self.room.desk, self.table
        self.model.edited.connect(lambda product, change: desk.command(UpdateProduct(product=product, set=change)))
        self.model.refused.connect(lambda words: self.room.notice.emit("warn", words))
        table.explain_asked.connect(lambda product: desk.command(ExplainProduct(product=product)))
        table.duplicate_asked.connect(lambda product: desk.command(DuplicateProduct(product=product)))
        table.moved.connect(lambda ids, index: desk.command(MoveProducts(products=ids, index=index)))
        table.remove_asked.connect(self._take_away)
        table.form_asked.connect(self._edit)
        QShortcut(QKeySequence("/"), self).activated.connect(self._go_search)
        table.sorted_changed.connect(lambda: self.show_order.setVisible(not self.sieve.in_show_order))
        table.move_refused.connect(self._say_sorted)
        table.customContextMenuRequested.connect(self._menu)

    def _say_sorted(self) -> None:
        self.room.notice.emit("warn", self.tr("The rows are sorted. The cross beside the search goes back to the show's order."))

    # ------------------------------------------------------------ following

    def _follow_watched(self) -> None:
        self.model.follow_watched(self.room.store.state.watched_words.products)

    def _refresh(self) -> None:
        rows, selling = self.room.store.state.show.products, self.room.store.state.selling
        self.model.follow(rows, selling.products, selling.current, selling.next)
        minutes = sum(row.planned_minutes for row in rows)
        words = self.tr("Queue: {products}, {minutes} min") if rows else self.tr("Queue")
        self.title.setText(words.format(products=counted(len(rows), "product"), minutes=f"{minutes:g}"))
        self._show_page()

    def _show_page(self) -> None:
        empty = self.model.rowCount() == 0
        for part in (self.search, self.groups):
            part.setVisible(not empty)
        self._stack.setCurrentIndex(1 if empty else 2 if self.sieve.rowCount() == 0 else 0)

    def _searched(self, words: str) -> None:
        self.sieve.search(words)
        self._show_page()

    def _grouped(self) -> None:
        self.sieve.show_group(str(self.groups.currentData()))
        self._show_page()

    def _go_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Down and Return go to the rows, Esc clears it."""
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
            if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.table.setFocus()
                if not self.table.currentIndex().isValid() and self.sieve.rowCount():
                    self.table.selectRow(0)
                return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ deeds

    def add(self) -> None:
        ProductDialog(self.room, None, self).open()

    def _edit(self, product_id: str) -> None:
        row = lookup.product(self.room.store.state, product_id)
        if row is not None:
            ProductDialog(self.room, row, self).open()

    def _say_rundown(self) -> None:
        running = self.room.store.state.selling.running
        self._rundown.setText(self.tr("Stop the &rundown") if running else self.tr("Start the &rundown"))

    def _toggle_rundown(self) -> None:
        running = self.room.store.state.selling.running
        self.room.desk.command(StopRundown() if running else StartRundown())

    def _take_away(self, ids: list[str]) -> None:
        """Pull what is on air (the desk asks first), else remove from the queue after a question."""
        live = [product_id for product_id in ids if lookup.selling(self.room.store.state, product_id).state in _ON_AIR]
        if live:
            self.room.desk.command(PullProduct(product=live[0]))
        elif ids:
            self._remove(ids)

    def _remove(self, ids: list[str]) -> None:
        if len(ids) == 1:
            row = lookup.product(self.room.store.state, ids[0])
            name = ids[0] if row is None else row.title
            words = self.tr("“{product}” leaves the queue. Undo brings it back.").format(product=name)
        else:
            words = self.tr("{products} leave the queue. Undo brings them back.").format(products=counted(len(ids), "product"))
        if sure(self, self.tr("Remove from the queue?"), words, self.tr("Remove"), go_at_once=True):
            self.room.desk.command(RemoveProducts(products=tuple(ids)))

    def _menu(self, where: QPoint) -> None:
        ids = self.table.chosen()
        if ids:
            self.menu_for(ids).exec(self.table.viewport().mapToGlobal(where))

    def menu_for(self, ids: list[str]) -> QMenu:
        """What can be done with the chosen products."""
        desk, first = self.room.desk, ids[0]
        states = {lookup.selling(self.room.store.state, product_id).state for product_id in ids}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(words: str, deed: Callable[[], object], key: str = "", enabled: bool = True) -> None:
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False: deed())
            action.setEnabled(enabled)
            if key:
                action.setText(f"{words}\t{key}")

        one = len(ids) == 1
        add(self.tr("E&xplain"), lambda: desk.command(ExplainProduct(product=first)), self.tr("Ctrl+Return"), one)
        add(self.tr("&Compare with the shop"), lambda: self._each(PrepareProduct, ids))
        again = bool(states & {"ended", "sold_out", "pulled"})
        add(self.tr("&Bring back into the queue"), lambda: self._each(RerunProduct, ids), "", again)
        add(self.tr("&Pull"), lambda: desk.command(PullProduct(product=first)), "", one)
        menu.addSeparator()
        add(self.tr("&Edit…"), lambda: self._edit(first), self.tr("Return"), one)
        add(self.tr("Change the p&rice"), lambda: self.table.edit_cell(first, Column.LIVE_PRICE), "F2", one)
        add(self.tr("&Duplicate"), lambda: desk.command(DuplicateProduct(product=first)), "Ctrl+D", one)
        menu.addSeparator()
        last = self.model.rowCount() - len(ids)
        in_order = self.sieve.in_show_order
        add(self.tr("Move &up"), lambda: self.table.shift(-1), self.tr("Alt+Up"), in_order)
        add(self.tr("Move do&wn"), lambda: self.table.shift(1), self.tr("Alt+Down"), in_order)
        add(self.tr("Move to the &top"), lambda: desk.command(MoveProducts(products=tuple(ids), index=0)))
        add(self.tr("Move to the e&nd"), lambda: desk.command(MoveProducts(products=tuple(ids), index=last)))
        menu.addSeparator()
        add(self.tr("Re&move from the queue…"), lambda: self._remove(ids), self.tr("Del"), not states & _ON_AIR)
        return menu

    def _each(self, command: type[PrepareProduct | RerunProduct], ids: list[str]) -> None:
        for product_id in ids:
            self.room.desk.command(command(product=product_id))

    # ------------------------------------------------------------ sheets

    def ask_import(self) -> None:
        kinds = self.tr("Sheets") + " (*.xlsx *.csv *.tsv)"
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Import products"), "", kinds)
        if path:
            self.import_sheet(path)

    def import_sheet(self, path: str) -> ImportDialog:
        """Show what the sheet holds; nothing changes before it is confirmed."""
        dialog = ImportDialog(self.room, path, self)
        dialog.open()
        return dialog

    def _ask_export(self) -> None:
        self._ask_write(self.tr("Export the queue"), "queue.xlsx", WriteSheet)

    def _ask_template(self) -> None:
        self._ask_write(self.tr("Save a template"), "template.xlsx", WriteTemplate)

    def _ask_write(self, title: str, name: str, command: type[WriteSheet | WriteTemplate]) -> None:
        kinds = self.tr("Sheets") + " (*.xlsx *.csv *.tsv)"
        path, _kind = QFileDialog.getSaveFileName(self, title, name, kinds)
        if path:
            path = path if path.lower().endswith((".xlsx", ".csv", ".tsv")) else f"{path}.xlsx"
            words = self.tr("Written to {path}.").format(path=path)
            self.room.desk.request(command(path=path), lambda _result: self.room.notice.emit("ok", words))
