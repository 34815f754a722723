"""The panel of the tally: start, end, read, and put on air."""

from __future__ import annotations

import re
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from studio.control.schema.answers import Added
from studio.control.schema.cards import PlayCard, StopCard
from studio.control.schema.overlays import AddOverlay
from studio.control.schema.state import State
from studio.control.schema.state.stage import Card
from studio.control.schema.state.tally import Tally
from studio.control.schema.tally import MAX_KEYWORDS, ClearTally, StartTally, StopTally
from studio.document.model import Overlay
from ui.desk_words import counted
from ui.desk_words.plugin_words import plugin_word
from ui.room import ControlRoom
from ui.tally.bars import TallyBars
from ui.theme.parts import AirButton, PanelFrame, flat_button

CARD = "tally"
_PARTING = re.compile(r"[\s,，、;；/]+")
_SECONDS = (None, 30, 60, 120, 300)


def keywords_in(text: str) -> tuple[str, ...]:
    """The keywords that somebody typed, parted by spaces, commas or the like; each once."""
    return tuple(dict.fromkeys(filter(None, _PARTING.split(text))))


class TallyPanel(PanelFrame):
    """Follows the section `tally`."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.title.hide()
        self.keywords = QLineEdit("1")
        self.keywords.setAccessibleName(self.tr("Keywords to count"))
        self.keywords.setPlaceholderText(self.tr("Keywords, e.g. 1 2"))
        self.keywords.setMaxLength(200)
        self.keywords.setMinimumWidth(60)
        self.keywords.returnPressed.connect(self.start)
        self.seconds = QComboBox()
        self.seconds.setAccessibleName(self.tr("How long"))
        for seconds in _SECONDS:
            words = self.tr("by hand") if seconds is None else self.tr("{seconds} s").format(seconds=seconds)
            self.seconds.addItem(words, seconds)
        self.begin = QPushButton()
        self.begin.setAutoDefault(False)
        self.begin.clicked.connect(lambda _checked=False: self.start_or_stop())
        self.bars = TallyBars()
        self.words = QLabel()
        self.words.setObjectName("dim")
        self.words.setWordWrap(True)
        self.on_air = AirButton()
        self.on_air.clicked.connect(lambda _checked=False: self.toggle_card())
        self.clear = flat_button("trash", self.tr("Take the tally away"), lambda: room.desk.command(ClearTally()))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.keywords, 1)
        head.addWidget(self.seconds)
        head.addWidget(self.begin)
        foot.addWidget(self.on_air)
        foot.addStretch(1)
        foot.addWidget(self.clear)
        self.body.addLayout(head)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.body.addLayout(foot)
        self._second = QTimer(self, interval=500)
        self._second.timeout.connect(self._say)
        room.store.watch(self._follow, State.tally, State.cards, lambda state: state.show.overlays)
        self._follow()

    # ------------------------------------------------------------ deeds

    def start_or_stop(self) -> None:
        """What the button does now."""
        if self._tally.state == "running":
            self.room.desk.command(StopTally())
        else:
            self.start()

    def start(self) -> None:
        """Begin with what was typed; while one runs it is replaced only once it was ended."""
        found = keywords_in(self.keywords.text())
        if self._tally.state == "running":
            return
        if not found:
            self.room.notice.emit("warn", self.tr("Enter what viewers are to type, for instance 1."))
            return
        if len(found) > MAX_KEYWORDS:
            self.room.notice.emit(
                "warn", self.tr("A tally has {most} keywords at most. Leave some out.").format(most=MAX_KEYWORDS)
            )
            return
        self.room.desk.command(StartTally(keywords=found, seconds=self.seconds.currentData()))

    def toggle_card(self) -> None:
        """Bring the tally's card on air, or take it off; a show that has none is given one."""
        cards = self._cards()
        if any(self._playing(card) for card in cards):
            for card in cards:
                self.room.desk.command(StopCard(overlay=card.id))
        elif cards:
            self._play(cards[0].id)
        else:
            self._add_card()

    def _add_card(self) -> None:
        offered = self.room.store.state.overlay_kinds
        found = ((plugin, kind) for plugin, kinds in offered.items() for kind in kinds if kind.kind == CARD)
        plugin, kind = next(found, ("", None))
        if kind is None:
            self.room.notice.emit("warn", self.tr("No plugin offers a card for tallies."))
            return
        fields = {"name": plugin_word(kind, "name"), "plugin": plugin, "kind": CARD}
        command = AddOverlay(set=fields, size=kind.size, place=kind.place)
        self.room.desk.ask(command, Added, lambda added: self._play(added.id))

    def _play(self, card_id: str) -> None:
        self.room.desk.command(PlayCard(overlay=card_id))

    # ------------------------------------------------------------ following

    @property
    def _tally(self) -> Tally:
        return self.room.store.state.tally

    def _cards(self) -> list[Overlay]:
        return [card for card in self.room.store.state.show.overlays if card.kind == CARD]

    def _playing(self, card: Overlay) -> bool:
        return self.room.store.state.cards.get(card.id, Card()).playing

    def _follow(self) -> None:
        tally = self._tally
        running = tally.state == "running"
        self.begin.setText(self.tr("End") if running else self.tr("Start"))
        if running:
            self.keywords.setText(" ".join(choice.keyword for choice in tally.choices))
        self.keywords.setEnabled(not running)
        self.seconds.setEnabled(not running)
        self.bars.show_choices(tally.choices)
        self.bars.setVisible(bool(tally.choices))
        self.clear.setVisible(bool(tally.choices))
        self.on_air.setEnabled(bool(tally.choices))
        playing = any(self._playing(card) for card in self._cards())
        self.on_air.setText(self.tr("Take off air") if playing else self.tr("Put on air"))
        self._say()

    def _say(self) -> None:
        tally = self._tally
        lines = [self._time(tally), counted(tally.viewers, "viewer")] if tally.state else []
        if not tally.state:
            lines = [self.tr("Viewers are counted who write a keyword and nothing else, each once, for what they wrote last.")]
        if tally.unread:
            missing = self.tr("{messages} came without their words and are not counted")
            lines.append(missing.format(messages=counted(tally.unread, "message")))
        if tally.full:
            lines.append(self.tr("further viewers are not counted"))
        self.words.setText("  ·  ".join(lines))

    def _time(self, tally: Tally) -> str:
        if tally.state == "ended":
            return self.tr("ended")
        now_ns = time.monotonic_ns()
        if tally.ends_ns is None:
            return self.tr("runs for {seconds} s").format(seconds=max(0, now_ns - tally.since_ns) // 10**9)
        return self.tr("{seconds} s left").format(seconds=max(0, -(-(tally.ends_ns - now_ns) // 10**9)))

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
