"""The list of all destinations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.client import reading
from ui.destinations.dialog import DestinationDialog
from ui.destinations.row import DestinationRow
from ui.room import ControlRoom
from ui.theme.parts import Panel, flat_button


class Destinations(Panel):
    """Rows in the order of the show."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Destinations"))
        self.room = room
        self.rows: dict[str, DestinationRow] = {}
        self.bar.addWidget(flat_button("plus", self.tr("Add a destination"), self.add))
        self._empty = QLabel(self.tr("Nowhere to go yet. Press + to add a platform or a recording."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have it
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it moves no button when it is needed
        bar = scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))  # unseen while there is nothing to scroll
        bar.setEnabled(False)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        room.store.watch(self._refresh, ("show", "destinations"), "destinations", "rehearsal", "crowd")

    def add(self) -> None:
        DestinationDialog(self.room, None, self.window()).open()

    def _refresh(self) -> None:
        rows = reading.listed(self.room.store, "destinations")
        wanted = [row["id"] for row in rows]
        if list(self.rows) != wanted:
            self._rebuild(wanted)
        self._empty.setVisible(not wanted)
        for row in rows:
            self.rows[row["id"]].follow(row, self.room.store.get("destinations", row["id"], default={}))

    def _rebuild(self, wanted: list[str]) -> None:
        for destination_id in [destination_id for destination_id in self.rows if destination_id not in wanted]:
            gone = self.rows.pop(destination_id)
            gone.hide()
            gone.deleteLater()
        kept, self.rows = self.rows, {}
        for position, destination_id in enumerate(wanted):
            row = kept.get(destination_id) or DestinationRow(self.room, destination_id)
            self.rows[destination_id] = row
            self._column.insertWidget(position, row)
