"""What a dialog needs of the window and no more: its room, its questions, and a window to lie over.

For tests of what a dialog does by itself. How it lies in the whole window is seen where all dialogs are opened
(`test_every_dialog`, `test_small_dialogs`) and where an area opens its own.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from ui.client import Desk
from ui.notices import Confirming
from ui.pictures import ViewBoard
from ui.room import ControlRoom


class BareWindow(QWidget):
    """A window without a single panel, in a room of its own; dials its desk at once."""

    def __init__(self, session: Path) -> None:
        super().__init__()
        desk = Desk(session, self)
        board = ViewBoard(desk, self)
        self.room = ControlRoom(desk, board, self)
        self.confirming = Confirming(desk, self)
        self.resize(1366, 768)
        desk.dial()

    def let_go(self) -> None:
        """Close what is open over it, then the line to the desk."""
        for dialog in self.findChildren(QDialog):
            dialog.done(QDialog.DialogCode.Rejected)
        self.room.desk.close()
        self.room.board.stop()
