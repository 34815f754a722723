"""Items of the scene on preview (or of the lane being edited), the topmost first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from studio.control.schema.answers import Added
from studio.control.schema.scenes import AddItem, RemoveItem, ReorderItem, UpdateItem
from studio.control.schema.state import State
from studio.document.model import Item
from ui.client import lookup
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.parts import ElidedLabel, PanelFrame, flat_button, mark, mark_air
from ui.theme.plain import caption
from ui.widgets.item_menu import show_item_menu
from ui.widgets.rows import ID_ROLE, RowList
from ui.widgets.source_icon import source_icon


class ItemList(PanelFrame):
    """Eye, lock, order, and what is selected."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.rows = RowList()
        self.rows.setAccessibleName(self.tr("Items"))
        self.rows.setEditTriggers(RowList.EditTrigger.NoEditTriggers)
        self.rows.itemClicked.connect(lambda entry: room.select(str(entry.data(ID_ROLE))))
        self.rows.currentRowChanged.connect(lambda row: room.select(self.rows.id_at(row)))
        self.rows.moved.connect(self._moved)
        self.rows.remove_asked.connect(lambda item: room.desk.command(RemoveItem(**room.address(item))))
        self.rows.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel(self.tr("Nothing here yet. Press + to place a source."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        self._back = flat_button("cross", self.tr("Back to the scene"), lambda: room.edit_lane(""))
        self._back.hide()
        self._add = flat_button("plus", self.tr("Place a source or scene"))
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add_menu = QMenu(self._add)
        self._add_menu.aboutToShow.connect(self._fill_add)
        self._add.setMenu(self._add_menu)
        self.bar.addWidget(self._back)
        self.bar.addWidget(self._add)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.rows, 1)
        for signal in (room.target_changed, room.canvas_changed):
            signal.connect(self._refresh)
        room.selection_changed.connect(self._mark)
        room.store.watch(
            self._refresh,
            lambda state: state.show.scenes,
            lambda state: state.show.lanes,
            lambda state: state.show.sources,
            State.stage,
        )

    def _fill_add(self) -> None:
        kind, holder_id = self.room.target
        show = self.room.store.state.show
        self._add_menu.clear()
        where: dict[str, Any] = {kind: holder_id, "canvas": self.room.canvas}
        for source in show.sources:
            if source.input.facts.has_picture:
                action = self._add_menu.addAction(source_icon(source), caption(source.name))
                action.triggered.connect(self._adder(where, {"source": source.id}))
        self._add_menu.addSeparator()
        for scene in show.scenes:
            if kind == "lane" or scene.id != holder_id:
                action = self._add_menu.addAction(icon("scene"), caption(scene.name))
                action.triggered.connect(self._adder(where, {"scene": scene.id}))
        if not any(not action.isSeparator() for action in self._add_menu.actions()):
            self._add_menu.addAction(self.tr("Add a source first")).setEnabled(False)

    def _adder(self, where: dict[str, Any], fields: dict[str, str]) -> Callable[..., None]:
        params = {**where, "set": fields}
        return lambda _checked=False: self.room.desk.ask(AddItem(**params), Added, self.room.select_made)

    def _moved(self, item_id: str, row: int) -> None:
        self.room.desk.command(ReorderItem(**self.room.address(item_id), index=self.rows.count() - 1 - row))

    def _menu(self, where: QPoint) -> None:
        entry = self.rows.itemAt(where)
        if entry is not None:
            self.room.select(str(entry.data(ID_ROLE)))
            show_item_menu(self.room, self.rows, self.rows.mapToGlobal(where))

    def _refresh(self) -> None:
        kind, holder_id = self.room.target
        holder = lookup.holder(self.room.store.state, kind, holder_id)
        air = self.room.edits_air
        if kind == "lane":
            words = self.tr("Overlay on air: {name}") if air else self.tr("Overlay: {name}")
        else:
            words = self.tr("Items on air: {name}") if air else self.tr("Items: {name}")
        self.title.setText(words.format(name=holder.name) if holder else self.tr("Items"))
        mark_air(self.title, "on" if air else "")
        self._back.setVisible(kind == "lane")
        self._add.setEnabled(holder is not None)
        items = self.room.items()[::-1]
        self._empty.setVisible(not items and holder is not None)
        anew = self.rows.fill([(item.id, "") for item in items])
        for row, item in enumerate(items):
            widget = self.rows.itemWidget(self.rows.item(row))
            if anew or not isinstance(widget, _ItemRow):
                widget = _ItemRow(self.room, item.id)
                self.rows.item(row).setSizeHint(QSize(60, 30))
                self.rows.setItemWidget(self.rows.item(row), widget)
            widget.show_item(item)
            self.rows.say(row, lookup.item_name(self.room.store.state, item))
        self._mark()

    def _mark(self) -> None:
        self.rows.mark(self.room.item)


class _ItemRow(QWidget):
    """Kind, name, eye, lock."""

    def __init__(self, room: ControlRoom, item_id: str) -> None:
        super().__init__()
        self.room, self.item_id = room, item_id
        self._icon = QLabel()
        self._name = ElidedLabel()
        self._name.setObjectName("itemName")
        self._eye = flat_button("eye-off", self.tr("Show or hide"), self._toggle_eye, "eye")
        self._lock = flat_button("unlock", self.tr("Lock against moving"), self._toggle_lock, "lock")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        row.addWidget(self._eye)
        row.addWidget(self._lock)

    def show_item(self, item: Item) -> None:
        source = lookup.by_id(self.room.store.state.show.sources, item.source)
        colour = colours.TEXT if item.visible else colours.TEXT_FAINT
        found = source_icon(source, colour) if source else icon("scene", colour)
        self._icon.setPixmap(found.pixmap(16, 16))
        self._name.setText(lookup.item_name(self.room.store.state, item))
        mark(self._name, "seen", item.visible)
        self._eye.setChecked(item.visible)
        self._lock.setChecked(item.locked)

    def _toggle_eye(self) -> None:
        self._update({"visible": self._eye.isChecked()})

    def _toggle_lock(self) -> None:
        self._update({"locked": self._lock.isChecked()})

    def _update(self, fields: dict[str, Any]) -> None:
        self.room.desk.command(UpdateItem(**self.room.address(self.item_id), set=fields))
