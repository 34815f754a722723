"""The curve of units sold per minute, with marks where a product was explained and launched."""

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


@dataclass(frozen=True, slots=True)
class Mark:
    """`minute` since the start of the show; `kind` explain or launch."""

    minute: float
    kind: str
    words: str


def series(points: Sequence[tuple[int, int, int]]) -> list[int]:
    """Units per minute from minute 0 on; minutes without orders are 0."""
    if not points:
        return []
    found = [0] * (max(minute for minute, _units, _gmv in points) + 1)
    for minute, units, _gmv in points:
        found[minute] += units
    return found


def marks(rows: Iterable[tuple[int, str, str]], started_ns: int | None, names: Mapping[str, str]) -> list[Mark]:
    """The desk's marks on the axis of the show."""
    if started_ns is None:
        return []
    return [Mark((at_ns - started_ns) / _MINUTE_NS, kind, names.get(product, "")) for at_ns, kind, product in rows]


class SalesCurve(QWidget):
    """Drawn with the painter: a few hundred points cost under a millisecond."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: list[int] = []
        self._marks: list[Mark] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(32)

    def sizeHint(self) -> QSize:
        return QSize(240, 130)

    def show_sales(self, units: list[int], found: list[Mark]) -> None:
        if units != self._units or found != self._marks:
            self._units, self._marks = units, found
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        top = axis_top(max(self._units, default=0))
        widest = max(painter.fontMetrics().horizontalAdvance(short(part)) for part in (top, top // 2))
        box = QRectF(self.rect()).adjusted(max(_AXIS_PX, widest + 6), 16, -4, -16)
        last_mark = max((mark.minute for mark in self._marks), default=0.0)
        minutes = max(_SHORTEST_MIN, len(self._units) - 1, last_mark)
        self._paint_axes(painter, box, top, minutes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._units:
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
        points = [
            QPointF(box.left() + box.width() * minute / minutes, box.bottom() - box.height() * units / top)
            for minute, units in enumerate(self._units)
        ]
        area = QPainterPath(QPointF(points[0].x(), box.bottom()))
        for point in points:
            area.lineTo(point)
        area.lineTo(points[-1].x(), box.bottom())
        shade = QLinearGradient(box.topLeft(), box.bottomLeft())
        full, none = QColor(colours.OK), QColor(colours.OK)
        full.setAlpha(110)
        none.setAlpha(12)
        shade.setColorAt(0, full)
        shade.setColorAt(1, none)
        painter.fillPath(area, shade)
        painter.setPen(QPen(QColor(colours.OK), 1.6))
        painter.drawPolyline(QPolygonF(points))
        if len(points) == 1:  # no line yet: the first minute is a dot
            painter.setBrush(QColor(colours.OK))
            painter.drawEllipse(points[0], 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)

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
