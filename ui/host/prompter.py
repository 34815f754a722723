"""The prompter: large text that scrolls by itself, at a speed set by keyboard."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHideEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStaticText,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.theme import colours
from ui.widgets.lettering import face

_PERIOD_MS = 16
SLOWEST, FASTEST, STEP = 0.1, 3.0, 0.1  # lines a second
_SMALLEST, _LARGEST = 0.03, 0.12  # height of the letters in heights of the window


class Prompter(QWidget):
    """Text from the desk. Space runs and stops it; the host view hands on its keys."""

    changed = Signal()  # it runs or stands, or goes at another speed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speed = _kept("prompter_speed", 0.5, SLOWEST, FASTEST)
        self._letter = _kept("prompter_letter", 0.055, _SMALLEST, _LARGEST)
        self._mirrored = QSettings().value("prompter_mirrored", False, bool) is True
        self._text = QStaticText()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._words = ""
        self._place = 0.0  # lines scrolled away
        self._scale_px = 720
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=_PERIOD_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    # ------------------------------------------------------------ what it does

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Lines a second."""
        return self._speed

    @property
    def place(self) -> float:
        """Lines that have scrolled away."""
        return self._place

    def show_text(self, words: str) -> None:
        """Another text starts at its beginning; the same one goes on where it is."""
        if words != self._words:
            self._words = words
            self._place = 0.0
            self._lay_out()

    def scale_to(self, height_px: int) -> None:
        """Letters are sized by the height of the whole window."""
        self._scale_px = height_px
        self._lay_out()

    def toggle(self) -> None:
        if self.running:
            self._timer.stop()
        elif self._words:
            if self._place >= self._last():
                self._place = 0.0
            self._since.start()
            self._timer.start()
        self.changed.emit()

    def faster(self, steps: int) -> None:
        """Change the speed by so many steps of 0.1 lines a second."""
        self._speed = _within(round(self._speed + steps * STEP, 2), SLOWEST, FASTEST)
        QSettings().setValue("prompter_speed", self._speed)
        self.changed.emit()

    def larger(self, steps: int) -> None:
        """Change the size of the letters."""
        self._letter = _within(round(self._letter + steps * 0.005, 3), _SMALLEST, _LARGEST)
        QSettings().setValue("prompter_letter", self._letter)
        self._lay_out()

    def mirror(self) -> None:
        """Left and right change places, for a mirror in front of the lens."""
        self._mirrored = not self._mirrored
        QSettings().setValue("prompter_mirrored", self._mirrored)
        self.update()

    def jump(self, lines: float) -> None:
        self._place = _within(self._place + lines, 0.0, self._last())
        self.update()

    def restart(self) -> None:
        self._place = 0.0
        self.update()

    def _tick(self) -> None:
        self._place += self._speed * self._since.restart() / 1000
        if self._place >= self._last():
            self._place = self._last()
            self._timer.stop()
            self.changed.emit()
        self.update()

    # ------------------------------------------------------------ painting

    def _letter_px(self) -> int:
        return max(12, round(self._scale_px * self._letter))

    def _line_px(self) -> float:
        return QFontMetricsF(face(self._letter_px())).lineSpacing()

    def _last(self) -> float:
        """The furthest place: the last line stands at the reading line."""
        return max(0.0, self._text.size().height() / self._line_px() - 1)

    def _lay_out(self) -> None:
        self._text.setText(self._words.replace("\n", "\u2028"))  # plain text knows no other line end
        self._text.setTextWidth(max(50, self.width() - self._letter_px()))
        self._text.prepare(font=face(self._letter_px()))
        self._place = min(self._place, self._last())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.jump(-event.angleDelta().y() / 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.PICTURE_OFF))
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        line = self._line_px()
        top = self._reading_top()
        painter.fillRect(QRectF(0, top - line * 0.1, self._letter_px() * 0.16, line * 1.1), QColor(colours.ACCENT))
        painter.setFont(face(self._letter_px()))
        painter.setPen(QColor(colours.TEXT))
        painter.drawStaticText(QPointF(self._letter_px() * 0.55, top - self._place * line), self._text)
        shade = QLinearGradient(0, 0, 0, top)
        shade.setColorAt(0, QColor(colours.PICTURE_OFF))
        clear = QColor(colours.PICTURE_OFF)
        clear.setAlpha(60)
        shade.setColorAt(1, clear)
        painter.fillRect(QRectF(0, 0, self.width(), top - line * 0.12), shade)

    def _reading_top(self) -> float:
        """Where the line that is read begins: one line below the top."""
        return min(self._line_px(), self.height() * 0.25)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _kept(name: str, usual: float, low: float, high: float) -> float:
    """A number of the settings within its bounds; `usual` where somebody else wrote something else there."""
    try:
        kept = float(str(QSettings().value(name, usual)))
    except ValueError:
        return usual
    return _within(kept, low, high) if math.isfinite(kept) else usual
