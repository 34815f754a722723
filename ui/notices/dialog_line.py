"""A dialog's own line to the desk: what is refused there is said there, for the window's notices lie behind the dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from studio.control.schema import Command
from studio.control.schema.answers import Refusal
from ui.client.desk import A, Desk, Done

_LINES = 2  # kept free, so that what is refused moves no field under the mouse


class DialogLine(QLabel):
    """Sends commands and shows in words why the latest of them was refused, and nothing of what others ask. GUI thread only."""

    refused = Signal()  # also when a question was answered with no: what was entered is not so

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("warn")
        self.setWordWrap(True)
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())

    def command(self, command: Command) -> None:
        """Ask the desk for a change; its result comes back as a patch."""
        self.request(command)

    def request(self, command: Command, done: Done | None = None, failed: Callable[[], None] | None = None) -> None:
        """Ask the desk; `done(result)` is called later, as with `Desk.request`, or `failed()` while the dialog is open."""
        self.clear()
        self._desk.request(command, done, partial(_failed, self, self._desk, failed))

    def ask(self, command: Command, kind: type[A], done: Callable[[A], None]) -> None:
        """As `request`, for who reads the answer: `done` is given it as a `kind`."""
        self.clear()
        self._desk.ask(command, kind, done, partial(_failed, self, self._desk, None))

    def say_refusal(self, words: str, why: Refusal) -> None:
        """Show why; a question that was answered with no needs no words."""
        if why.code != "confirm":
            self.setText(words)
        self.refused.emit()


def _failed(line: DialogLine, desk: Desk, failed: Callable[[], None] | None, words: str, why: Refusal) -> None:
    """On the line, or by the window's notices once the dialog has been closed: its last field is sent as it closes."""
    if isValid(line):
        if failed is not None:
            failed()
        line.say_refusal(words, why)
    elif why.code != "confirm":
        desk.failed.emit(words, why)
