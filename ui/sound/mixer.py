"""All strips side by side, and the master."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from studio.control.schema.sound import UpdateStrip
from ui.client import lookup
from ui.room import ControlRoom
from ui.sound.master import MasterStrip
from ui.sound.strip import Strip
from ui.theme import colours
from ui.theme.parts import PanelFrame
from ui.widgets.meter import Levels

MUTE_ACTIONS = tuple(f"mute-{number}" for number in range(1, 10))  # hotkeys that mute the first strips


class SoundMixer(PanelFrame):
    """The sound area."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Sound"))
        self.room = room
        self.strips: dict[str, Strip] = {}
        self.master = MasterStrip(room)
        self._empty = QLabel(self.tr("Sources with sound get a strip here."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._empty)
        self._row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its strips have it
        scroll.setWidget(inner)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        line.setStyleSheet(f"color: {colours.LINE};")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(scroll, 1)
        row.addWidget(line)
        row.addWidget(self.master)
        self.body.addLayout(row, 1)
        room.store.watch(self._refresh, lambda state: state.show.strips, lambda state: state.show.sources)
        room.desk.meters.connect(self._show_levels)

    def _refresh(self) -> None:
        show = self.room.store.state.show
        wanted = [row.source for row in show.strips]
        if list(self.strips) != wanted:
            self._rebuild(wanted)
        self._empty.setVisible(not wanted)
        for row in show.strips:
            source = lookup.by_id(show.sources, row.source)
            self.strips[row.source].follow(row, source.name if source is not None else row.source)

    def _rebuild(self, wanted: list[str]) -> None:
        for source_id in [source_id for source_id in self.strips if source_id not in wanted]:
            gone = self.strips.pop(source_id)
            gone.hide()
            gone.deleteLater()
        kept, self.strips = self.strips, {}
        for position, source_id in enumerate(wanted):
            strip = kept.get(source_id) or Strip(self.room, source_id)
            self.strips[source_id] = strip
            self._row.insertWidget(position, strip)

    def _show_levels(self, levels: dict[str, Levels]) -> None:
        if not self.isVisible():
            return
        self.master.show_levels(levels)
        for strip in self.strips.values():
            strip.show_levels(levels)

    def hotkey_actions(self) -> dict[str, Callable[[], object]]:
        return {action: partial(self.toggle_mute, number) for number, action in enumerate(MUTE_ACTIONS, 1)}

    def toggle_mute(self, number: int) -> None:
        """Mute or open strip `number`, counted from 1."""
        rows = self.room.store.state.show.strips
        if 1 <= number <= len(rows):
            row = rows[number - 1]
            self.room.desk.command(UpdateStrip(source=row.source, set={"mute": not row.mute}))
