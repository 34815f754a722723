"""What the curves show, made of the desk's series: online, orders a minute, and the GMV that the show has come to. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from studio.control.schema.answers import FigureSeries
from studio.values.money import digits
from ui.figures import words
from ui.theme import colours

_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Plot:
    """One curve. `values`: one a step; None: not known. `currency`: whole units of it, "" for numbers."""

    title: str
    colour: str
    values: tuple[float | None, ...]
    currency: str = ""

    @property
    def most(self) -> int:
        """The highest of its values."""
        return round(max((value for value in self.values if value is not None), default=0))


@dataclass(frozen=True, slots=True)
class PlotMark:
    """Something that happened: `minute` of the show; `kind` explain, launch or sold_out; `words` the link's number."""

    minute: float
    kind: str
    words: str


def currencies(series: FigureSeries) -> list[str]:
    """Those that were sold in, that of most units of money first."""
    return sorted(series.gmv, key=lambda currency: -sum(series.gmv[currency]) / 10 ** digits(currency))


def plots(series: FigureSeries, currency: str) -> list[Plot]:
    """The three curves; GMV is that of `currency`."""
    scale = 10 ** digits(currency)
    gmv = tuple(minor / scale for minor in accumulate(series.gmv.get(currency, (0,) * len(series.orders))))
    return [
        Plot(words.ONLINE.words, colours.ACCENT, series.online),
        Plot(words.RATE.words, colours.OK, per_minute(series.orders, series.step_s)),
        Plot(words.GMV.words, colours.WARN, gmv, currency),
    ]


def per_minute(orders: Sequence[int], step_s: int) -> tuple[float, ...]:
    """Orders of the last minute at each step; of a longer step, orders by its minutes."""
    steps = max(1, _MINUTE_S // step_s)
    found, running = [], 0
    for at, count in enumerate(orders):
        running += count - (orders[at - steps] if at >= steps else 0)
        found.append(running * _MINUTE_S / (steps * step_s))
    return tuple(found)


def marks(series: FigureSeries, names: Mapping[str, str]) -> list[PlotMark]:
    """The desk's marks; a product that has left the queue has no words."""
    return [PlotMark(mark.second / _MINUTE_S, mark.kind, names.get(mark.product, "")) for mark in series.marks]


def minutes(series: FigureSeries) -> float:
    """How long the show is."""
    return len(series.orders) * series.step_s / _MINUTE_S
