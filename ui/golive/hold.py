"""A button that acts only when held: one cannot end a show by a slip."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import colours

HOLD_MS = 1200


class HoldButton(QPushButton):
    """`held` comes once when the button (or its key) was down for `HOLD_MS`."""

    held = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self._tick)
        self.pressed.connect(self._begin)
        self.released.connect(self._give_up)

    def _begin(self) -> None:
        self._since.start()
        self._timer.start()

    def _give_up(self) -> None:
        self._timer.stop()
        self._since.invalidate()
        self.update()

    def _tick(self) -> None:
        if self._since.elapsed() >= HOLD_MS:
            self._give_up()
            self.held.emit()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._give_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._since.isValid():
            painter = QPainter(self)
            done = min(1.0, self._since.elapsed() / HOLD_MS)
            painter.fillRect(0, self.height() - 4, round(self.width() * done), 4, QColor(colours.ON_AIR))
