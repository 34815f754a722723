"""The list of all destinations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.control.schema.state import State
from studio.control.schema.state.workers import Destination as Status
from studio.document.model import Destination
from ui.destinations.dialog import DestinationDialog
from ui.destinations.row import DestinationRow
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame, flat_button


class Destinations(PanelFrame):
    """Rows in the order of the show. `send_crowd` opens the dialog that sends a crowd in."""

    def __init__(self, room: ControlRoom, send_crowd: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Destinations"))
        self.room, self._send_crowd = room, send_crowd
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
        room.store.watch(self._refresh, lambda state: state.show.destinations, State.destinations, State.rehearsal, State.crowd)

    def add(self) -> None:
        DestinationDialog(self.room, None, self.window()).open()

    def _refresh(self) -> None:
        state = self.room.store.state
        rows, statuses = state.show.destinations, state.destinations
        if list(self.rows) != [row.id for row in rows]:
            self._rebuild(rows)
        self._empty.setVisible(not rows)
        for row in rows:
            self.rows[row.id].follow(row, statuses.get(row.id, Status()))

    def _rebuild(self, wanted: tuple[Destination, ...]) -> None:
        ids = {destination.id for destination in wanted}
        for destination_id in [destination_id for destination_id in self.rows if destination_id not in ids]:
            gone = self.rows.pop(destination_id)
            gone.hide()
            gone.deleteLater()
        kept, self.rows = self.rows, {}
        for position, destination in enumerate(wanted):
            row = kept.get(destination.id) or DestinationRow(self.room, destination, self._send_crowd)
            self.rows[destination.id] = row
            self._column.insertWidget(position, row)
