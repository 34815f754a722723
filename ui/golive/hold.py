"""Buttons that act only when held: one cannot end a show, or a destination, by a slip."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.theme import colours

HOLD_MS = 1200


class Hold(QObject):
    """Measures how long a button, or its key, is down: `held` comes once after `HOLD_MS`, `slipped` when it was less."""

    held = Signal()
    slipped = Signal()

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self._tick)
        button.pressed.connect(self._begin)
        button.released.connect(self._released)

    def _begin(self) -> None:
        self._since.start()
        self._timer.start()

    def _released(self) -> None:
        if self._since.isValid():
            self.give_up()
            self.slipped.emit()

    def give_up(self) -> None:
        self._timer.stop()
        self._since.invalidate()
        self._button.update()

    def _tick(self) -> None:
        if self._since.elapsed() >= HOLD_MS:
            self.give_up()
            self.held.emit()
        self._button.update()

    def paint(self) -> None:
        """How far it is, along the lower edge."""
        if self._since.isValid():
            painter = QPainter(self._button)
            done = min(1.0, self._since.elapsed() / HOLD_MS)
            painter.fillRect(0, self._button.height() - 4, round(self._button.width() * done), 4, QColor(colours.ON_AIR))


class HoldButton(QPushButton):
    """A wide button to hold."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.hold = Hold(self)
        self.held = self.hold.held

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hold.give_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.hold.paint()


class HoldToolButton(QToolButton):
    """A small button to hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hold = Hold(self)
        self.held = self.hold.held

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hold.give_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.hold.paint()
