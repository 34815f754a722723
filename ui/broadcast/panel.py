"""The panel of broadcasts: a row for each connection whose platform has one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.control.schema.state import State
from ui.broadcast.row import BroadcastRow
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame


class BroadcastPanel(PanelFrame):
    """Follows the section `broadcasts`. Sending is begun and ended elsewhere, by Go live and the destinations."""

    def __init__(self, room: ControlRoom, window: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room, self._window = room, window
        self.rows: dict[str, BroadcastRow] = {}
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.empty = QLabel(
            self.tr("No connection with a broadcast runs. Add an account of a platform under Show > Connections.")
        )
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have it
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        room.store.watch(self._refresh, State.broadcasts, lambda state: state.show.connections)
        self._refresh()

    def _refresh(self) -> None:
        state = self.room.store.state
        there = state.broadcasts
        names = {one.id: one.name for one in state.show.connections if one.id in there}
        if list(self.rows) != list(names):
            self._rebuild(list(names))
        for connection, name in names.items():
            self.rows[connection].follow(name, there[connection])
        self.empty.setVisible(not names)

    def _rebuild(self, wanted: list[str]) -> None:
        for connection in [one for one in self.rows if one not in wanted]:
            gone = self.rows.pop(connection)
            gone.hide()
            gone.deleteLater()
        kept, self.rows = self.rows, {}
        for place, connection in enumerate(wanted):
            row = kept.get(connection) or BroadcastRow(self.room, connection, self._window)
            self.rows[connection] = row
            self._column.insertWidget(place, row)
