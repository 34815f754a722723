"""The banner while the desk is away. The show goes on meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from ui.room import ControlRoom
from ui.theme import colours

_PATIENCE_MS = 500  # a desk that is back at once is not worth a word


class Banner(QLabel):
    """Visible while there is no line to the desk."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet(f"background: {colours.WARN}; color: {colours.BASE}; font-weight: 600; padding: 5px;")
        self.setText(self.tr("Waiting for the studio's desk…"))
        self.hide()
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(self.show)
        room.desk.online_changed.connect(self._online)
        self._wait.start()

    def _online(self, online: bool) -> None:
        if online:
            self._wait.stop()
            self.hide()
            self.setText(
                self.tr("The studio's desk is restarting. What is on air stays on air; commands work again in a moment.")
            )
        else:
            self._wait.start()
