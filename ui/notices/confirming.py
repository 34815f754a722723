"""Asks the operator what the desk wants confirmed, and does it when the answer is yes."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from studio.control.schema.air import StopDestination, StopShow
from studio.control.schema.chat import BlockViewer, SendMessage
from studio.control.schema.connections import RemoveConnection, RestartConnection, SetConnectionSecret, UpdateConnection
from studio.control.schema.document import NewShow, OpenShow
from studio.control.schema.machine import QuitStudio
from studio.control.schema.plugins import ConfigurePlugin, RestartPlugin, SetPluginSecret, SwitchPlugin
from studio.control.schema.products import ImportProducts, UpdateProduct
from studio.control.schema.questions import AnswerQuestions
from studio.control.schema.selling import ArmLaunch, EndProduct, ExplainNext, ExplainProduct, PullProduct
from ui.client.desk import Confirmation, Desk
from ui.notices.question import sure

_AT_ONCE = {PullProduct.method, SendMessage.method}  # an emergency, and words that were just typed: Return does it


class Confirming(QObject):
    """One question at a time, above whatever window is in front. GUI thread only."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        desk.confirmation.connect(self._ask)

    def _ask(self, question: Confirmation) -> None:
        parent = QApplication.activeModalWidget() or self._window
        title, go = self._words(question.method)
        if sure(parent, title, question.words, go, question.method in _AT_ONCE):
            question.go()
        else:
            question.leave()

    def _words(self, method: str) -> tuple[str, str]:
        """Title of the question, and what the button says that does it."""
        sale = self.tr("This ends a sale")
        meant = self.tr("Is this meant?")
        rests = self.tr("Something on air rests on this plugin")
        account = self.tr("Something on air rests on this connection")
        return {
            ExplainNext.method: (sale, self.tr("End the sale and go on")),
            ExplainProduct.method: (sale, self.tr("End the sale and go on")),
            EndProduct.method: (sale, self.tr("End the sale")),
            PullProduct.method: (self.tr("This is on air"), self.tr("Pull")),
            ArmLaunch.method: (meant, self.tr("Arm it all the same")),
            StopShow.method: (sale, self.tr("End the sale and the show")),
            StopDestination.method: (sale, self.tr("End the sale and stop")),
            UpdateProduct.method: (meant, self.tr("Change it on air")),
            ImportProducts.method: (meant, self.tr("Change it on air")),
            SwitchPlugin.method: (rests, self.tr("Switch it off all the same")),
            ConfigurePlugin.method: (rests, self.tr("Change it all the same")),
            SetPluginSecret.method: (rests, self.tr("Change it all the same")),
            RestartPlugin.method: (rests, self.tr("Restart it all the same")),
            UpdateConnection.method: (account, self.tr("Change it all the same")),
            RemoveConnection.method: (account, self.tr("Remove it all the same")),
            SetConnectionSecret.method: (account, self.tr("Change it all the same")),
            RestartConnection.method: (account, self.tr("Restart it all the same")),
            AnswerQuestions.method: (self.tr("Speak to the viewers?"), self.tr("Write it")),
            SendMessage.method: (self.tr("Speak to the viewers?"), self.tr("Write it")),
            BlockViewer.method: (self.tr("Block this viewer?"), self.tr("Block")),
            QuitStudio.method: (self.tr("Close the studio?"), self.tr("End it and close")),
            NewShow.method: (self.tr("A sale is not put back yet"), self.tr("Leave it as it is")),
            OpenShow.method: (self.tr("A sale is not put back yet"), self.tr("Leave it as it is")),
        }.get(method, (self.tr("This is on air"), self.tr("Do it on air")))
