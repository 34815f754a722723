"""Asks the operator what the desk wants confirmed, and does it when the answer is yes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.client.desk import Confirmation, Desk
from ui.notices.question import sure


class Confirming(QObject):
    """One question at a time, above whatever window is in front. GUI thread only."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        desk.confirmation.connect(self._ask)

    def _ask(self, question: Any) -> None:
        assert isinstance(question, Confirmation)
        parent = QApplication.activeModalWidget() or self._window
        if sure(parent, self.tr("This is on air"), question.words, self.tr("Do it on air")):
            question.go()
        else:
            question.leave()
