"""Buttons that act only when held: one cannot end a show, or a destination, by a slip."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.theme import colours

HOLD_MS = 1200
_BAR_PX = 4


class Hold(QWidget):
    """Measures how long a button, or its key, is down: `held` comes once after `HOLD_MS`, `slipped` when it was less.

    It is the bar along the button's lower edge that says how far it is; a button that goes out of sight is not held.
    """

    held = Signal()
    slipped = Signal()

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._button = button
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self._tick)
        button.pressed.connect(self._begin)
        button.released.connect(self._released)
        self.hide()

    def _begin(self) -> None:
        self._since.start()
        self._timer.start()
        self.setGeometry(0, self._button.height() - _BAR_PX, self._button.width(), _BAR_PX)
        self.show()

    def _released(self) -> None:
        if self._since.isValid():
            self.hide()
            self.slipped.emit()

    def _tick(self) -> None:
        if self._since.elapsed() >= HOLD_MS:
            self.hide()
            self.held.emit()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._since.invalidate()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._since.isValid():
            done = min(1.0, self._since.elapsed() / HOLD_MS)
            QPainter(self).fillRect(0, 0, round(self.width() * done), self.height(), QColor(colours.ON_AIR))


class HoldButton(QPushButton):
    """A wide button to hold."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.hold = Hold(self)
        self.held = self.hold.held


class HoldToolButton(QToolButton):
    """A small button to hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hold = Hold(self)
        self.held = self.hold.held
