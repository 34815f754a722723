"""A dialog that asks the desk for one thing and closes when it is done; what the desk refuses is said in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from studio.control.schema import Command
from ui.room import ControlRoom


class AskingDialog(QDialog):
    """Base of such dialogs; deletes itself when it is closed. A kind of them lays out `problem` and `buttons`.

    `accept` of a kind calls `ask`; `go` is the button for it, which the kind names.
    """

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self._open = True  # an answer may come when it has been closed
        self.problem = QLabel()
        self.problem.setObjectName("warn")
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def ask(self, command: Command) -> None:
        """Ask the desk, once at a time."""
        self.go.setEnabled(False)
        self.room.desk.request(command, self._granted, self._refused)

    def _granted(self, _result: Any) -> None:
        if self._open:
            super().accept()

    def _refused(self, text: str, _why: object) -> None:
        if self._open:
            self.problem.setText(text)
            self.go.setEnabled(True)

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
