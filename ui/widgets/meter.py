"""A stereo level meter: RMS as a bar, peak as a paler one, held peak as a line, and a clip mark that stays until clicked."""

from __future__ import annotations

import time

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import colours
from ui.widgets import scale

Levels = tuple[float, float, float, float]  # peak left, peak right, rms left, rms right; dBFS
SILENT: Levels = (-120.0, -120.0, -120.0, -120.0)
_BAR_PX, _GAP_PX, _CLIP_PX, _MARKS_PX = 6, 2, 5, 20
_MARKED_DB = (0, -10, -20, -30, -40, -50)
_ZONES = (
    (scale.METER_MIN_DB, scale.MIDDLE_DB, colours.METER_LOW),
    (scale.MIDDLE_DB, scale.HIGH_DB, colours.METER_MIDDLE),
    (scale.HIGH_DB, scale.METER_MAX_DB, colours.METER_HIGH),
)


def _level_y(level_db: float, height: int) -> int:
    """Where a level stands in a meter of that height, pixels from its top."""
    top = _CLIP_PX + 1
    return top + round((height - top) * (1 - scale.meter_place(level_db)))


class MeterMarks(QWidget):
    """The figures beside a meter, dBFS. A widget of its own: they need not be painted anew with every level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_MARKS_PX)
        self.setToolTip(self.tr("Level, dBFS"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(9)
        painter.setFont(font)
        painter.setPen(QColor(colours.TEXT_FAINT))
        for mark_db in _MARKED_DB:
            y = _level_y(mark_db, self.height())
            painter.drawLine(0, y, 2, y)
            box = QRect(4, max(0, y - 6), _MARKS_PX - 4, 12)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(mark_db))


class Meter(QWidget):
    """Two upright bars. `show_levels` repaints only when something moved by a pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = SILENT
        self._holds = (scale.PeakHold(), scale.PeakHold())
        self._held = (-120.0, -120.0)
        self.clipped = False
        self._drawn: tuple[int, ...] = ()
        self.setFixedWidth(2 * _BAR_PX + _GAP_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(50)

    def sizeHint(self) -> QSize:
        return QSize(2 * _BAR_PX + _GAP_PX, 120)

    def show_levels(self, levels: Levels) -> None:
        now_s = time.monotonic()
        self._levels = levels
        self._held = (self._holds[0].feed(levels[0], now_s), self._holds[1].feed(levels[1], now_s))
        self.clipped = self.clipped or max(levels[0], levels[1]) >= scale.CLIP_DB
        drawn = (*(self._y(level) for level in (*levels, *self._held)), int(self.clipped))
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def show_silence(self) -> None:
        """Forget everything shown so far: another sound comes."""
        self._holds, self.clipped = (scale.PeakHold(), scale.PeakHold()), False
        self.show_levels(SILENT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clipped = False
        self.update()

    def _y(self, level_db: float) -> int:
        return _level_y(level_db, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        peaks, rms = self._levels[:2], self._levels[2:]
        for channel in (0, 1):
            x = channel * (_BAR_PX + _GAP_PX)
            painter.fillRect(QRect(x, 0, _BAR_PX, _CLIP_PX - 1), QColor(colours.METER_HIGH if self.clipped else colours.FIELD))
            painter.fillRect(QRect(x, _CLIP_PX + 1, _BAR_PX, self.height()), QColor(colours.FIELD))
            for low, high, colour in _ZONES:
                self._bar(painter, x, low, min(high, peaks[channel]), QColor(colour).darker(190))
                self._bar(painter, x, low, min(high, rms[channel]), QColor(colour))
            if self._held[channel] > scale.METER_MIN_DB:
                painter.fillRect(QRect(x, self._y(self._held[channel]), _BAR_PX, 2), QColor(colours.TEXT))

    def _bar(self, painter: QPainter, x: int, low_db: float, high_db: float, colour: QColor) -> None:
        if high_db > low_db:
            top, bottom = self._y(high_db), self._y(low_db)
            painter.fillRect(QRect(x, top, _BAR_PX, bottom - top), colour)


def levels_row(fader: QWidget, meter: QWidget) -> QHBoxLayout:
    """A strip's fader beside its meter and the meter's marks, in the middle of the strip."""
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addStretch(1)
    for part in (fader, meter, MeterMarks()):
        row.addWidget(part)
    row.addStretch(1)
    return row
