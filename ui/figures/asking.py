"""Asks the desk for what is too much for its state, again and again while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from studio.control.schema import Command
from studio.control.schema.answers import Answer
from ui.room import ControlRoom


class Asking(QObject):
    """`look` when the widget comes into sight, `look_away` when it goes.

    While the desk is away, or counts what was before it, the last answer stands; it is asked as soon as that is done.

    `answered` gets a `kind`.
    """

    def __init__(
        self,
        room: ControlRoom,
        command: Command,
        kind: type[Answer],
        every_ms: int,
        answered: Callable[[Any], None],
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._room, self._command, self._kind, self._answered = room, command, kind, answered
        self._waits = False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.ask)
        room.store.watch(self.ask, lambda state: state.figures.catching_up)

    def look(self) -> None:
        """Ask now, and from now on."""
        self._timer.start()
        self.ask()

    def look_away(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def ask(self) -> None:
        """Ask once; not while an answer is on its way, or nobody looks."""
        wanted = self._timer.isActive() and not self._waits
        if wanted and self._room.desk.online and not self._room.store.state.figures.catching_up:
            self._waits = True
            self._room.desk.ask(self._command, self._kind, self._take, self._untold)

    def _take(self, answer: Answer) -> None:
        self._waits = False
        self._answered(answer)

    def _untold(self, _words: str, _why: object) -> None:
        self._waits = False
