"""Overlay lanes: pictures above every scene that takes do not touch."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from studio.control.schema.answers import Added
from studio.control.schema.scenes import AddLane, RemoveLane, UpdateLane
from studio.document.model import Lane
from ui.client import lookup
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.parts import flat_button
from ui.widgets.copy_menu import CopyMenu
from ui.widgets.rows import ID_ROLE, RowList


class LaneList(QWidget):
    """All lanes, the topmost first. A click edits a lane's items, a double click shows or hides it on air."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.rows = RowList()
        self.rows.setAccessibleName(self.tr("Overlays"))
        self.rows.itemClicked.connect(lambda entry: room.edit_lane(str(entry.data(ID_ROLE))))
        self.rows.itemDoubleClicked.connect(self._toggle_entry)
        self.rows.moved.connect(self._moved)
        self.rows.renamed.connect(self._renamed)
        self.rows.remove_asked.connect(self.remove)
        self.rows.customContextMenuRequested.connect(self._menu)
        self._hint = QLabel(self.tr("Overlays lie above every scene: logo, price card, clock."))
        self._hint.setObjectName("faint")
        self._hint.setWordWrap(True)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(flat_button("plus", self.tr("Add an overlay"), self.add))
        bar.addWidget(flat_button("eye", self.tr("Show or hide the overlay"), lambda: self.toggle(self.rows.current_id())))
        bar.addStretch(1)
        bar.addWidget(flat_button("trash", self.tr("Remove the overlay"), lambda: self.remove(self.rows.current_id())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.rows, 1)
        column.addLayout(bar)
        room.target_changed.connect(self._refresh)
        room.store.watch(self._refresh, lambda state: state.show.lanes)

    def add(self) -> None:
        name = self.tr("Overlay {number}").format(number=len(self.room.store.state.show.lanes) + 1)
        self.room.desk.ask(AddLane(set={"name": name}), Added, self._added)

    def _added(self, lane: Added) -> None:
        """It is off air: the next step is to put something into it, seen in the preview."""
        self.room.edit_lane(lane.id)

    def remove(self, lane_id: str) -> None:
        if lane_id:
            self.room.desk.command(RemoveLane(lane=lane_id))

    def toggle(self, lane_id: str) -> None:
        lane = self._lane(lane_id)
        if lane is not None:
            self.room.desk.command(UpdateLane(lane=lane_id, set={"visible": not lane.visible}))

    def _lane(self, lane_id: str) -> Lane | None:
        return lookup.by_id(self.room.store.state.show.lanes, lane_id)

    def _toggle_entry(self, entry: QListWidgetItem) -> None:
        self.toggle(str(entry.data(ID_ROLE)))

    def _moved(self, lane_id: str, row: int) -> None:
        self.room.desk.command(UpdateLane(lane=lane_id, index=self.rows.count() - 1 - row))

    def _renamed(self, lane_id: str, name: str) -> None:
        lane = self._lane(lane_id)
        if lane is None or lane.name != name:
            self.room.desk.command(UpdateLane(lane=lane_id, set={"name": name}))

    def _menu(self, where: QPoint) -> None:
        entry = self.rows.itemAt(where)
        if entry is None:
            return
        lane_id = str(entry.data(ID_ROLE))
        menu = QMenu(self)
        menu.addAction(self.tr("Edit its items"), lambda: self.room.edit_lane(lane_id))
        menu.addAction(self.tr("Show or hide"), lambda: self.toggle(lane_id))
        menu.addAction(self.tr("Rename"), lambda: self.rows.edit_name(lane_id))
        if len(self.room.store.state.show.canvases) > 1:
            menu.addMenu(CopyMenu(self.room, self.room.canvas, {"lane": lane_id}, menu))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove"), lambda: self.remove(lane_id))
        menu.exec(self.rows.mapToGlobal(where))
        menu.deleteLater()

    def _refresh(self) -> None:
        lanes = self.room.store.state.show.lanes[::-1]
        self.rows.fill([(lane.id, lane.name) for lane in lanes])
        self._hint.setVisible(not lanes)
        self.rows.blockSignals(True)
        for row, lane in enumerate(lanes):
            shown = icon("eye") if lane.visible else icon("eye-off", colours.TEXT_FAINT)
            self.rows.item(row).setIcon(shown)
        self.rows.blockSignals(False)
        kind, target = self.room.target
        self.rows.mark(target if kind == "lane" else "")
