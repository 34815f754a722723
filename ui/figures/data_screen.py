"""The data screen: large numbers and the curves, for a second monitor that everybody in the room sees."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent

from studio.control.schema.answers import FigureSeries
from studio.control.schema.figures import ReadSeries
from studio.control.schema.state import State
from studio.control.schema.state.figures import FigurePart, Figures, FigureSet
from ui.client import lookup
from ui.client.pace import Pace
from ui.desk_words import counted
from ui.figures import plots, words
from ui.figures.asking import Asking
from ui.figures.curve_panel import EVERY_MS, planned_currency
from ui.figures.curves import Curves
from ui.figures.words import Figure
from ui.room import ControlRoom
from ui.theme import colours
from ui.widgets.lettering import draw_fitting
from ui.widgets.second_screen import ScreenView

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LARGE = (words.GMV, words.ONLINE, words.RATE)
_SMALL = (words.UNITS, words.CONVERSION, words.GPM, words.UV_VALUE, words.PEAK, words.REFUNDED)
_AT_1080 = 1.6  # letters and lines of the curves, beside those of a panel


class DataScreen(ScreenView):
    """Read from afar at any size: everything by share of the window."""

    def __init__(self, room: ControlRoom) -> None:
        super().__init__()
        self.room = room
        self.setWindowTitle(self.tr("Data screen"))
        self.setMinimumSize(640, 360)
        self.curves = Curves(_AT_1080)
        self.curves.setParent(self)
        self.curves.setAccessibleName(self.tr("Online, orders a minute and GMV over the show"))
        self._boxes: dict[str, QRect] = {}
        self._head, self._foot = QRect(), QRect()
        self._asking = Asking(room, ReadSeries(), FigureSeries, EVERY_MS, self._take, self)
        self._pace = Pace(self._refresh, self)
        room.store.watch(self._pace.ask, State.figures, lambda state: state.show.products, lambda state: state.show.name)
        self._arrange()
        self._refresh()

    def _refresh(self) -> None:
        told = self.room.store.state.figures.whole.all
        said = (f"{figure.words} {self._said(figure, told) or figure.missing(told)}" for figure in _LARGE + _SMALL)
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def _take(self, series: FigureSeries) -> None:
        names = {row.id: str(row.link_no) for row in self.room.store.state.show.products}
        currency = next(iter(plots.currencies(series)), planned_currency(self.room))
        self.curves.show_plots(plots.plots(series, currency), plots.marks(series, names), plots.minutes(series))

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.PICTURE_OFF))
        state = self.room.store.state
        figures = state.figures
        head = QRectF(self._head)
        draw_fitting(painter, head, state.show.name, colours.TEXT_DIM, head.height() * 0.8, _LEFT, wrap=False)
        draw_fitting(painter, head, _time(figures.whole.seconds), colours.TEXT_DIM, head.height() * 0.8, _RIGHT, wrap=False)
        for figure in (*_LARGE, *_SMALL):
            self._paint_figure(painter, QRectF(self._boxes[figure.id]), figure, figures, figure in _LARGE)
        draw_fitting(
            painter, QRectF(self._foot), self._segment_words(), colours.TEXT, self._foot.height() * 0.75, _LEFT, wrap=False
        )

    def _paint_figure(self, painter: QPainter, box: QRectF, figure: Figure, figures: Figures, large: bool) -> None:
        told = figures.whole.all
        name = QRectF(box.x(), box.y(), box.width(), box.height() * (0.2 if large else 0.34))
        foot = box.height() * (0.2 if large else 0.0)
        value = QRectF(box.x(), name.bottom(), box.width(), box.height() - name.height() - foot)
        draw_fitting(painter, name, figure.words, colours.TEXT_DIM, name.height() * 0.85, _LEFT, bold=False, wrap=False)
        said = self._said(figure, told)
        size = value.height() * (1.0 if said else 0.5)
        colour = colours.TEXT if said else colours.TEXT_FAINT
        draw_fitting(painter, value, said or figure.missing(told), colour, size, _LEFT, bold=bool(said), wrap=False)
        changed = figure.changed(figures) if large else ""
        if changed:
            colour = colours.OK if changed.startswith("▲") else colours.WARN
            below = QRectF(box.x(), value.bottom(), box.width(), foot)
            said = self.tr("{change} in 5 minutes").format(change=changed)
            draw_fitting(painter, below, said, colour, foot * 0.7, _LEFT, wrap=False)

    def _said(self, figure: Figure, told: FigureSet) -> str:
        """Of GMV every digit; of orders a minute those of the last minute, as the panel of sales has them."""
        if figure is words.GMV:
            return figure.whole(told.gmv)
        return f"{self.room.store.state.selling.totals.per_minute:,}" if figure is words.RATE else figure.said(told)

    def _segment_words(self) -> str:
        """The product on air, and what it came to since it is explained."""
        state = self.room.store.state
        product, told = lookup.product(state, state.figures.product), (state.figures.segment or FigurePart())
        if product is None:
            usual = self.tr("Figures appear here with the first viewer and the first order.")
            return "" if state.figures.whole.seconds else words.awaited(state.figures, usual)
        return self.tr("{number}  {title}:  {gmv}, {units}, {time}").format(
            number=product.link_no,
            title=product.title,
            gmv=words.GMV.said(told.all),
            units=counted(told.all.units, "unit"),
            time=_time(told.seconds),
        )

    # ------------------------------------------------------------ places

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        edge = round(height * 0.03)
        self._head = QRect(edge, edge // 2, width - 2 * edge, round(height * 0.06))
        top, inner = self._head.bottom() + edge // 2, width - 2 * edge
        large, small = round(height * 0.26), round(height * 0.13)
        shares, left = (0.5, 0.25, 0.25), edge
        for figure, share in zip(_LARGE, shares, strict=True):
            wide = round(inner * share)
            self._boxes[figure.id] = QRect(left, top, wide - edge, large)
            left += wide
        top += large + edge // 2
        each = inner // len(_SMALL)
        for number, figure in enumerate(_SMALL):
            self._boxes[figure.id] = QRect(edge + number * each, top, each - edge // 2, small)
        top += small + edge // 2
        foot = round(height * 0.065)
        self.curves.setGeometry(edge, top, inner, max(60, height - top - foot - edge))
        self.curves.scale_to(max(1.0, _AT_1080 * height / 1080))
        self._foot = QRect(edge, height - foot - edge // 2, inner, foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        self._asking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asking.look_away()


def _time(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
