"""The panel of curves: asked of the desk every ten seconds, which is as often as they get a point."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from studio.control.schema.answers import FigureSeries
from studio.control.schema.figures import ReadSeries
from ui.figures import plots, words
from ui.figures.asking import Asking
from ui.figures.choices import offer
from ui.figures.curves import Curves
from ui.products.money import symbol
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame

EVERY_MS = 10_000


class CurvePanel(PanelFrame):
    """`currency` is seen where the show sells in several."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room = room
        self.currency = QComboBox()
        self.currency.setAccessibleName(self.tr("Currency of the GMV"))
        self.currency.currentIndexChanged.connect(lambda _at: self._draw())
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.curves = Curves()
        self.curves.setAccessibleName(self.tr("Online, orders a minute and GMV over the show"))
        self.key = QLabel(self.tr("○ explained   ┆ launched   ■ sold out"))
        self.key.setObjectName("small")
        self.body.addWidget(self.currency)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.curves, 1)
        self.body.addWidget(self.key)
        self._series = FigureSeries()
        self._asking = Asking(room, ReadSeries(), FigureSeries, EVERY_MS, self._take, self)
        room.store.watch(self._draw, lambda state: state.figures.catching_up)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asking.look_away()

    def _take(self, series: FigureSeries) -> None:
        self._series = series
        offer(self.currency, {code: f"{code} {symbol(code)}".strip() for code in plots.currencies(series)})
        self._draw()

    def _draw(self) -> None:
        series, names = self._series, {row.id: str(row.link_no) for row in self.room.store.state.show.products}
        currency = str(self.currency.currentData() or planned_currency(self.room))
        self.curves.show_plots(plots.plots(series, currency), plots.marks(series, names), plots.minutes(series))
        anything = bool(series.orders)
        usual = self.tr("Curves appear here with the first viewer and the first order.")
        self.empty.setText(words.awaited(self.room.store.state.figures, usual))
        self.empty.setVisible(not anything)
        self.curves.setVisible(anything)
        self.key.setVisible(anything)
        self.currency.setVisible(self.currency.count() > 1)


def planned_currency(room: ControlRoom) -> str:
    """The currency that the show means to sell in, before it has sold anything."""
    return next((row.currency for row in room.store.state.show.products), "CNY")
