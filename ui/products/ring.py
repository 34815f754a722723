"""The ring of a launch: seconds to zero, to the tenth in the last ten, then the time that the sale still has."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.control.schema.state.selling import Launch
from ui.theme import colours

_PERIOD_MS = 50
_TENTHS_BELOW_S = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What a ring shows: the figure, how much of the ring is full (0 to 1), and its colour."""

    figure: str
    full: float
    colour: str
    moving: bool


def read_launch(launch: Launch | None, now_ns: int) -> Reading:
    """The ring of a launch as it stands at `now_ns` (monotonic)."""
    if launch is None:
        return Reading("", 0.0, colours.TEXT_FAINT, False)
    ends, phase = launch.ends_ns, launch.phase
    zero = launch.zero_ns if launch.shown_zero_ns is None else launch.shown_zero_ns
    if phase in {"armed", "verifying"} or zero is None:
        return Reading(clock(launch.countdown_s), 1.0, colours.WARN, False)
    if now_ns < zero:
        left_s = (zero - now_ns) / 1e9
        whole_s = max(1, launch.countdown_s)
        colour = colours.ON_AIR if left_s <= _TENTHS_BELOW_S else colours.WARN
        return Reading(_to_zero(left_s), min(1.0, left_s / whole_s), colour, True)
    if phase == "countdown":  # timed to viewers who are behind: they have yet to see zero
        return Reading("0.0", 0.0, colours.ON_AIR, True)
    if phase == "closing":
        return Reading("0:00", 0.0, colours.TEXT_FAINT, False)
    if ends is None:
        return Reading("", 1.0, colours.OK, False)
    left_s = (ends - now_ns) / 1e9
    if left_s <= 0:
        return Reading("∞" if launch.until_sold_out else "0:00", 1.0, colours.OK, False)
    return Reading(clock(left_s), min(1.0, left_s / max(1.0, (ends - zero) / 1e9)), colours.OK, True)


def _to_zero(left_s: float) -> str:
    """Rounded up, so that it shows 0 only at zero."""
    tenths = -int(-left_s * 10 // 1)
    if tenths <= _TENTHS_BELOW_S * 10:
        return f"{tenths // 10}.{tenths % 10}"
    return clock(left_s)


def clock(seconds: float) -> str:
    """4:05 or 1:02:03, rounded up; below a minute 0:42."""
    whole = max(0, -int(-seconds // 1))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


class CountdownRing(QWidget):
    """Moves by itself while there is something to count and somebody sees it. Painted when something moves by a pixel."""

    def __init__(self, now_ns: Callable[[], int] = time.monotonic_ns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ns = now_ns
        self._launch: Launch | None = None
        self._shown = read_launch(None, 0)
        self._drawn: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._timer = QTimer(self, interval=_PERIOD_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def sizeHint(self) -> QSize:
        return QSize(96, 96)

    def show_launch(self, launch: Launch | None) -> None:
        self._launch = launch
        self._tick()

    def reading(self) -> Reading:
        return self._shown

    def _tick(self) -> None:
        self._shown = shown = read_launch(self._launch, self._now_ns())
        round_px = math.pi * min(self.width(), self.height())
        drawn = (shown.figure, shown.colour, shown.moving, round(shown.full * round_px))
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()
        if shown.moving and self.isVisible():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown
        side = min(self.width(), self.height())
        width = max(5.0, side * 0.075)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side).adjusted(width, width, -width, -width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.RAISED), width))
        painter.drawEllipse(box)
        if shown.full > 0:
            painter.setPen(QPen(QColor(shown.colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(box, 90 * 16, round(shown.full * 360 * 16))
        if shown.figure:
            painter.setPen(QColor(colours.TEXT if shown.moving else colours.TEXT_DIM))
            painter.setFont(_fitting(self.font(), shown.figure, box.width() - width * 2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown.figure)


def _fitting(base: QFont, words: str, room_px: float) -> QFont:
    """The base font, bold and as large as `words` fit into `room_px`; figures keep the size of their length."""
    font = QFont(base)
    font.setBold(True)
    font.setPixelSize(100)
    width = QFontMetricsF(font).horizontalAdvance("0" * len(words))
    font.setPixelSize(max(9, min(int(100 * room_px * 0.94 / max(1.0, width)), int(room_px * 0.56))))
    return font
