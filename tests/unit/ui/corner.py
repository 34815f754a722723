"""A corner of the window: its room, its questions, the panels that a test asks for, and no other.

For tests of what a dialog or a panel does by itself: the whole window costs more than all that is asked of it. How they lie in
the whole is seen where every panel and every dialog is opened (`panels`, `test_every_dialog`, `test_small_dialogs`), and where
keys and layouts are tested (`hotkeys`, `docks`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from ui.client import Desk
from ui.crowd import CrowdDialog
from ui.host.text_dialog import PrompterDialog
from ui.notices import Confirming
from ui.panels import PanelContext, registry
from ui.pictures import ViewBoard
from ui.products import Thumbnails
from ui.room import ControlRoom


class Corner(QWidget):
    """A window in a room of its own; dials its desk once it has `panels`. GUI thread only."""

    def __init__(self, session: Path, panels: Iterable[str]) -> None:
        super().__init__()
        desk = Desk(session, self)
        self.room = ControlRoom(desk, ViewBoard(desk, self), self)
        self.confirming = Confirming(desk, self)
        self._context = PanelContext(self.room, self, Thumbnails(self), lambda: "", self._edit_prompter, self._send_crowd)
        self._panels: dict[str, QWidget] = {}
        self._row = QHBoxLayout(self)
        self.resize(1366, 768)
        for panel_id in panels:
            self.panel(panel_id)
        desk.dial()

    def panel(self, panel_id: str) -> Any:
        """What a panel built, once it is first asked for; it is in sight."""
        if panel_id not in self._panels:
            panel = next(one for one in registry.found() if one.id == panel_id)
            with self.room.store.caught_up():
                self._panels[panel_id] = panel.build(self._context)
            self._row.addWidget(self._panels[panel_id])
            self._panels[panel_id].show()
        return self._panels[panel_id]

    def _edit_prompter(self) -> None:
        PrompterDialog(self.room, self).open()

    def _send_crowd(self) -> None:
        CrowdDialog.show_for(self.room, self)

    def let_go(self) -> None:
        """Close what is open over it, then the line to the desk."""
        for dialog in self.findChildren(QDialog):
            dialog.done(QDialog.DialogCode.Rejected)
        self.room.desk.close()
        self.room.board.stop()
