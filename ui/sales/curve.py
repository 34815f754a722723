"""The curve of units sold per minute, with marks where a product was explained and launched.

A point lies at the end of its minute and says what was sold in it. The minute that runs is no point yet: beside the others it
would be a fall at each beginning of a minute. It is a pale column, as wide as it has lasted and as high as what it sold so far.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desk_words.numbers import short
from ui.theme import colours
from ui.theme.look import SMALL_PX
from ui.widgets.axis import axis_number, axis_top, clock_words

_MINUTE_NS = 60 * 10**9
_SHORTEST_MIN = 10  # a young show is drawn on an axis of ten minutes
_AXIS_PX = 30  # beside the curve, for its numbers
_COLUMN_PX = 3.0  # of the minute that runs, at least: it is seen from its first second on, also in a long show
_EDGE_PX = 2
_CURVE_ALPHA, _FLOOR_ALPHA, _COLUMN_ALPHA = 110, 12, 60  # below the curve at its highest and lowest, and in the column


@dataclass(frozen=True, slots=True)
class Mark:
    """`minute` since the start of the show; `kind` explain or launch."""

    minute: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """Units sold in each whole minute of the show, and so far in the one that runs; `minutes`: how long the show is."""

    whole: tuple[int, ...] = ()
    running: int = 0
    minutes: float = 0.0


def course(points: Sequence[tuple[int, int, int]], started_ns: int | None, now_ns: int) -> Course:
    """The course of a show from the desk's points (minute, units, money); minutes without orders sold nothing.

    `started_ns`: monotonic, None where the show does not run. Then, and where the clock began anew since, nobody knows how long
    the last minute lasted: it counts as the one that runs, and as a minute long.
    """
    sold = {minute: units for minute, units, _gmv in points}
    last = max(sold, default=-1)
    lasted = max(0, now_ns - started_ns) // 10**9 / 60 if started_ns is not None else 0.0
    running = max(int(lasted), last)
    if started_ns is None and not sold:
        return Course()
    minutes = lasted if int(lasted) == running else running + 1.0
    return Course(tuple(sold.get(minute, 0) for minute in range(running)), sold.get(running, 0), minutes)


def marks(rows: Iterable[tuple[int, str, str]], started_ns: int | None, names: Mapping[str, str]) -> list[Mark]:
    """The desk's marks on the axis of the show."""
    if started_ns is None:
        return []
    return [Mark((at_ns - started_ns) / _MINUTE_NS, kind, names.get(product, "")) for at_ns, kind, product in rows]


class SalesCurve(QWidget):
    """Drawn with the painter: a few hundred points cost under a millisecond."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = Course()
        self._marks: list[Mark] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(32)
        self.setAccessibleName(self.tr("Units sold a minute"))
        self.setToolTip(self.tr("Units sold in each whole minute. The pale column is the minute that runs: it still grows."))

    def sizeHint(self) -> QSize:
        return QSize(240, 130)

    def show_sales(self, sold: Course, found: list[Mark]) -> None:
        if sold != self._course or found != self._marks:
            self._course, self._marks = sold, found
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, sold = QPainter(self), self._course
        font = QFont(self.font())
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        top = axis_top(max(sold.running, *sold.whole, 0))
        widest = max(painter.fontMetrics().horizontalAdvance(short(part)) for part in (top, top // 2))
        box = QRectF(self.rect()).adjusted(max(_AXIS_PX, widest + 6), 16, -4, -16)
        last_mark = max((mark.minute for mark in self._marks), default=0.0)
        minutes = max(_SHORTEST_MIN, sold.minutes, last_mark)
        self._paint_axes(painter, box, top, minutes)
        self._paint_column(painter, box, top, minutes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sold.whole:
            self._paint_curve(painter, box, top, minutes)
        self._paint_marks(painter, box, minutes)

    def _paint_axes(self, painter: QPainter, box: QRectF, top: int, minutes: float) -> None:
        for part in (0, 1, 2):
            y = box.bottom() - box.height() * part / 2
            painter.setPen(QPen(QColor(colours.LINE), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(colours.TEXT_FAINT))
            value = axis_number(top, part, box.height())
            if value is not None:
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(0, y - 8, box.left() - 5, 16), side, short(value))
        ends = (
            (box.left(), "0", Qt.AlignmentFlag.AlignLeft),
            (box.right() - 80, clock_words(minutes), Qt.AlignmentFlag.AlignRight),
        )
        for x, words, side in ends:
            painter.drawText(QRectF(x, box.bottom() + 2, 80, 14), side, words)

    def _paint_curve(self, painter: QPainter, box: QRectF, top: int, minutes: float) -> None:
        """From nothing at the beginning of the show to the end of its last whole minute."""
        points = [
            QPointF(box.left() + box.width() * minute / minutes, box.bottom() - box.height() * units / top)
            for minute, units in enumerate((0, *self._course.whole))
        ]
        area = QPainterPath(QPointF(points[0].x(), box.bottom()))
        for point in points:
            area.lineTo(point)
        area.lineTo(points[-1].x(), box.bottom())
        shade = QLinearGradient(box.topLeft(), box.bottomLeft())
        shade.setColorAt(0, _faded(_CURVE_ALPHA))
        shade.setColorAt(1, _faded(_FLOOR_ALPHA))
        painter.fillPath(area, shade)
        painter.setPen(QPen(QColor(colours.OK), 1.6))
        painter.drawPolyline(QPolygonF(points))

    def _paint_column(self, painter: QPainter, box: QRectF, top: int, minutes: float) -> None:
        """The minute that runs, from the end of the last whole one until now; nothing while it has sold nothing."""
        if not self._course.running:
            return
        left = box.left() + box.width() * len(self._course.whole) / minutes
        right = min(box.right(), max(left + _COLUMN_PX, box.left() + box.width() * self._course.minutes / minutes))
        left = min(left, right - _COLUMN_PX)
        high = max(_EDGE_PX, box.height() * self._course.running / top)
        column = QRectF(left, box.bottom() - high, right - left, high)
        painter.fillRect(column, _faded(_COLUMN_ALPHA))
        column.setHeight(_EDGE_PX)
        painter.fillRect(column, QColor(colours.OK))

    def _paint_marks(self, painter: QPainter, box: QRectF, minutes: float) -> None:
        """Launches as lines with their link number, explanations as small rings on the axis."""
        free_from = 0.0
        for mark in self._marks:
            if not 0 <= mark.minute <= minutes:
                continue
            x = box.left() + box.width() * mark.minute / minutes
            if mark.kind == "launch":
                painter.setPen(QPen(QColor(colours.WARN), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
                width = painter.fontMetrics().horizontalAdvance(mark.words)
                left = min(max(0.0, x - width / 2), self.width() - width)
                if left >= free_from:
                    painter.setPen(QColor(colours.WARN))
                    painter.drawText(QRectF(left, 0, width + 2, 14), Qt.AlignmentFlag.AlignLeft, mark.words)
                    free_from = left + width + 4
            else:
                painter.setPen(QPen(QColor(colours.ACCENT), 1.4))
                painter.setBrush(QColor(colours.PANEL))
                painter.drawEllipse(QPointF(x, box.bottom()), 3, 3)
                painter.setBrush(Qt.BrushStyle.NoBrush)


def _faded(alpha: int) -> QColor:
    colour = QColor(colours.OK)
    colour.setAlpha(alpha)
    return colour
