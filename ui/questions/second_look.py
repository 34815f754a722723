"""The line of the second look: how many lines it had no time for; and where its process was given up, what starts it again.

A second look is what the extra `hints` takes at lines of which phrases are not sure.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.control.schema.questions import RestartHints
from studio.control.schema.state import State
from ui.desk_words import counted
from ui.desk_words.numbers import short
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, flat_button, mark

_PROCESS = "hints"


class Said(NamedTuple):
    """What the line says, and what its tool tip explains."""

    words: str = ""
    tip: str = ""


def said_of(passed_over: int, is_off: bool) -> Said:
    """`passed_over`: lines of this show that nobody had the time to look at again; `is_off`: nobody does any more."""
    translate = QCoreApplication.translate
    words = ""
    tip: list[str] = []
    if passed_over:
        words = translate("SecondLook", "{count} passed over").format(count=short(passed_over))
        why = translate("SecondLook", "Phrases were not sure of {messages}, and the language model had no time to look at them.")
        tip = [
            why.format(messages=counted(passed_over, "message")),
            translate("SecondLook", "They count as phrases sort them: a question may be missing, or stand under another topic."),
        ]
    if is_off:
        words = translate("SecondLook", "Hints are off")
        why = translate("SecondLook", "The language model failed three times within five minutes and is left alone.")
        rest = translate("SecondLook", "Questions are sorted by phrases alone until it is started again.")
        tip = [why, rest, *tip]
    return Said(words, "\n".join(tip))


def _is_off(state: State) -> bool:
    process = state.processes.get(_PROCESS)
    return process is not None and process.state == "disabled"


class SecondLookLine(QWidget):
    """One line that asks for no width: it is shortened with dots, and the rest stands in its tool tip."""

    def __init__(self, room: ControlRoom) -> None:
        super().__init__()
        self._room = room
        self.words = ElidedLabel()
        self.words.setObjectName("small")
        self.again = flat_button("retry", self.tr("Start the hints again"), lambda: room.desk.command(RestartHints()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        room.store.watch(self._follow, lambda state: state.questions.passed_over, _is_off)
        self._follow()

    def _follow(self) -> None:
        state = self._room.store.state
        is_off = _is_off(state)
        self.words.setText(*said_of(state.questions.passed_over, is_off))
        mark(self.words, "way", "bad" if is_off else "")
        self.again.setVisible(is_off)
