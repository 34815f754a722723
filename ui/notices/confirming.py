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
        title, go = self._words(question.method)
        if sure(parent, title, question.words, go):
            question.go()
        else:
            question.leave()

    def _words(self, method: str) -> tuple[str, str]:
        """Title of the question, and what the button says that does it."""
        sale = self.tr("This ends a sale")
        meant = self.tr("Is this meant?")
        rests = self.tr("Something on air rests on this plugin")
        return {
            "queue.next": (sale, self.tr("End the sale and go on")),
            "queue.explain": (sale, self.tr("End the sale and go on")),
            "launch.arm": (meant, self.tr("Arm it all the same")),
            "air.stop": (sale, self.tr("End the sale and the show")),
            "destination.stop": (sale, self.tr("End the sale and stop")),
            "product.update": (meant, self.tr("Change it on air")),
            "product.import": (meant, self.tr("Change it on air")),
            "plugin.switch": (rests, self.tr("Switch it off all the same")),
            "plugin.configure": (rests, self.tr("Change it all the same")),
            "plugin.secret": (rests, self.tr("Change it all the same")),
            "plugin.restart": (rests, self.tr("Restart it all the same")),
            "studio.quit": (self.tr("Close the studio?"), self.tr("End it and close")),
            "show.new": (self.tr("A sale is not put back yet"), self.tr("Leave it as it is")),
            "show.open": (self.tr("A sale is not put back yet"), self.tr("Leave it as it is")),
        }.get(method, (self.tr("This is on air"), self.tr("Do it on air")))
