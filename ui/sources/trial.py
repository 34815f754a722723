"""The source that a dialog tries: begun, changed and ended at the desk, which keeps it out of the show and off the air."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.control.schema import answers
from studio.control.schema.sources import EndTrial, TrySource
from ui.client import Desk

Fields = dict[str, Any]


class Trial(QObject):
    """One trial at a time. `show` says what it is to be, `close` ends it for good. GUI thread only.

    It belongs to the desk's line, not to its dialog: an answer that comes after the dialog has gone still ends the trial.
    """

    running = Signal(str)  # the trial's id, once the desk runs what was asked for
    refused = Signal(str)  # why not, for the operator

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._wanted: Fields | None = None
        self._asked: Fields | None = None  # what the unanswered call asks for
        self._waiting = self._closed = False
        self.id = ""
        desk.online_changed.connect(self._online)

    def show(self, fields: Fields | None) -> None:
        """Try the source that `source.add` would add with these fields; None tries nothing."""
        self._wanted = fields
        if not self._waiting:
            self._settle()

    def close(self) -> None:
        """End it; the object deletes itself."""
        self._closed = True
        self.show(None)

    def _settle(self) -> None:
        """Bring the desk to what is wanted now."""
        if self._wanted is not None:
            self._waiting, self._asked = True, self._wanted
            self._desk.ask(TrySource(set=self._wanted, trial=self.id or None), answers.Trial, self._answered, self._failed)
            return
        if self.id:
            trial, self.id = self.id, ""
            self._desk.request(EndTrial(trial=trial), None, lambda _text, _data: None)  # gone is gone
        if self._closed:
            self.deleteLater()

    def _answered(self, answer: answers.Trial) -> None:
        self._waiting, self.id = False, answer.trial
        if self._wanted is self._asked:
            self.running.emit(self.id)
        else:
            self._settle()

    def _failed(self, text: str, _why: object) -> None:
        self._waiting = False
        if self._wanted is not self._asked:
            self._settle()
            return
        self._wanted = None
        self._settle()  # what ran before is not what the dialog shows now
        self.refused.emit(text)

    def _online(self, online: bool) -> None:
        if not online:
            self.id = ""  # it ended with the line
        elif self._wanted is not None and not self._waiting:
            self._settle()
