"""Curves over the show, one below the other on one axis of time, with marks where products were explained, launched, sold out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.values.money import digits
from ui.desk_words.numbers import short
from ui.figures.plots import Plot, PlotMark
from ui.products import short_money
from ui.theme import colours
from ui.theme.look import SMALL_PX
from ui.widgets.axis import axis_top, clock_words, thinned

_SHORTEST_MIN = 10  # a young show is drawn on an axis of ten minutes


class Curves(QWidget):
    """Drawn with the painter: no more points than there are pixels, so that twelve hours cost under two milliseconds.

    `scale`: of letters and lines; 1 in a panel, more where it is read from afar.
    """

    def __init__(self, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._plots: list[Plot] = []
        self._marks: list[PlotMark] = []
        self._minutes = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(90)

    def sizeHint(self) -> QSize:
        return QSize(280, 300)

    def show_plots(self, plots: list[Plot], marks: list[PlotMark], minutes: float) -> None:
        """`minutes`: how long the show is."""
        if (plots, marks, minutes) != (self._plots, self._marks, self._minutes):
            self._plots, self._marks, self._minutes = plots, marks, minutes
            latest = (f"{plot.title} {_number(round(last), plot)}" for plot in plots if (last := _last(plot)) is not None)
            self.setAccessibleDescription(", ".join(latest))
            self.update()

    def scale_to(self, scale: float) -> None:
        """Of another size."""
        self._scale = scale
        self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._plots:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(round(SMALL_PX * self._scale))
        painter.setFont(font)
        line = painter.fontMetrics().height()
        left = max(
            [round(30 * self._scale)]
            + [painter.fontMetrics().horizontalAdvance(_number(axis_top(plot.most), plot)) + 6 for plot in self._plots]
        )
        whole = QRectF(left, line + 2, self.width() - left - 4, self.height() - 2 * line - 6)
        minutes = max(_SHORTEST_MIN, self._minutes)
        each = whole.height() / len(self._plots)
        for number, plot in enumerate(self._plots):
            gap = line + 3 if number else 0
            box = QRectF(whole.left(), whole.top() + number * each + gap, whole.width(), each - gap)
            self._paint_plot(painter, box, plot, minutes, line)
        self._paint_marks(painter, whole, minutes, line)
        painter.setPen(QColor(colours.TEXT_FAINT))
        foot = QRectF(whole.left(), whole.bottom() + 3, whole.width(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, "0:00")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, clock_words(minutes))

    def _paint_plot(self, painter: QPainter, box: QRectF, plot: Plot, minutes: float, line: int) -> None:
        top = axis_top(plot.most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for part in (0, 1):
            y = box.bottom() - box.height() * part
            painter.setPen(QPen(QColor(colours.LINE), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(colours.TEXT_FAINT))
            side = Qt.AlignmentFlag.AlignRight | (Qt.AlignmentFlag.AlignTop if part else Qt.AlignmentFlag.AlignBottom)
            words = QRectF(0, y if part else y - line, box.left() - 5, line)
            painter.drawText(words, side, _number(top * part, plot))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for points in _runs(plot, box, top, self._minutes / minutes):
            self._paint_run(painter, box, points, QColor(plot.colour))
        painter.setPen(QColor(plot.colour))
        latest = _last(plot)
        title = plot.title if latest is None else f"{plot.title} {_number(round(latest), plot)}"
        painter.drawText(QRectF(box.left() + 4, box.top() - line - 1, box.width(), line), Qt.AlignmentFlag.AlignLeft, title)

    def _paint_run(self, painter: QPainter, box: QRectF, points: list[QPointF], colour: QColor) -> None:
        area = QPainterPath(QPointF(points[0].x(), box.bottom()))
        for point in points:
            area.lineTo(point)
        area.lineTo(points[-1].x(), box.bottom())
        shade = QLinearGradient(box.topLeft(), box.bottomLeft())
        full, none = QColor(colour), QColor(colour)
        full.setAlpha(90)
        none.setAlpha(8)
        shade.setColorAt(0, full)
        shade.setColorAt(1, none)
        painter.fillPath(area, shade)
        painter.setPen(QPen(colour, 1.6 * self._scale))
        painter.drawPolyline(QPolygonF(points))
        if len(points) == 1:  # no line yet
            painter.setBrush(colour)
            painter.drawEllipse(points[0], 2 * self._scale, 2 * self._scale)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_marks(self, painter: QPainter, box: QRectF, minutes: float, line: int) -> None:
        """Launches as dashed lines with their link's number, explanations as rings, sold out as squares, all on the axis."""
        free_from = 0.0
        for mark in self._marks:
            x = box.left() + box.width() * min(1.0, max(0.0, mark.minute / minutes))
            if mark.kind == "launch":
                painter.setPen(QPen(QColor(colours.TEXT_DIM), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
                width = painter.fontMetrics().horizontalAdvance(mark.words)
                left = x - width - 3 if x - width - 3 >= box.left() else x + 3  # not over the numbers of the axis
                left = min(left, self.width() - width)
                if left >= free_from:
                    painter.drawText(
                        QRectF(left, box.bottom() - line - 2, width + 2, line), Qt.AlignmentFlag.AlignLeft, mark.words
                    )
                    free_from = left + width + 4
            elif mark.kind == "explain":
                painter.setPen(QPen(QColor(colours.ACCENT), 1.4 * self._scale))
                painter.setBrush(QColor(colours.PANEL))
                painter.drawEllipse(QPointF(x, box.bottom()), 3 * self._scale, 3 * self._scale)
            else:
                side = 6 * self._scale
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.TEXT))
                painter.drawRect(QRectF(x - side / 2, box.bottom() - side / 2, side, side))
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _runs(plot: Plot, box: QRectF, top: int, share: float) -> list[list[QPointF]]:
    """The points of a curve that lie together, in pixels. `share`: how much of the axis of time the show is long."""
    runs: list[list[QPointF]] = [[]]
    last = max(1, len(plot.values) - 1)
    for place, value in thinned(plot.values, max(2, round(box.width() * share))):
        if value is None:
            runs.append([])
            continue
        runs[-1].append(QPointF(box.left() + box.width() * share * place / last, box.bottom() - box.height() * value / top))
    return [run for run in runs if run]


def _last(plot: Plot) -> float | None:
    return next((value for value in reversed(plot.values) if value is not None), None)


def _number(number: int, plot: Plot) -> str:
    return short_money(number * 10 ** digits(plot.currency), plot.currency) if plot.currency else short(number)
