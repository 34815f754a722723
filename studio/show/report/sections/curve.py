"""The curve of a show as SVG: what was sold over time as bars, who was there as a line, and its events as upright lines.

A picture of text: no script, no font and no address of its own. What an event is stands in its `title`, which viewers show under
the mouse.
"""

from __future__ import annotations

from collections.abc import Sequence

from studio.control.schema.answers import FigureSeries
from studio.show.report.amounts import amount, count, duration
from studio.show.report.axes import BOTTOM, TOP, bars, drawing, legend, level, place
from studio.show.report.facts import ReportFacts
from studio.show.report.layout import headed, product_names
from studio.show.report.markup import Markup, tag
from studio.show.report.words import word
from studio.values.look import CardLanguage

_HEIGHT = 300
_COLOURS = {"sold": "#2f6fde", "online": "#e08a00", "explain": "#b6bcc8", "launch": "#1e9e5a", "sold_out": "#d23b3b"}


def section(facts: ReportFacts) -> Markup:
    """The show over time."""
    return headed(facts, "curve", curve(facts.figures.series, product_names(facts), facts.language))


def curve(series: FigureSeries, names: dict[str, str], language: CardLanguage) -> Markup:
    """The curve. `names`: what products are called."""
    columns = series.gmv.values()
    sold = max(columns, key=sum, default=()) if series.gmv else series.units
    seconds = max(1, series.step_s * max(len(sold), len(series.online), len(series.units)))
    money = max(series.gmv, key=lambda currency: sum(series.gmv[currency]), default="")
    most, online = max(sold, default=0), max((there or 0 for there in series.online), default=0)
    label = f"{word('gmv', language)} {money}" if money else word("units", language)
    highest = {
        "sold": f"{label}, {word('most', language)} {amount(most, money) if money else count(most)}",
        "online": f"{word('online', language)}, {word('most', language)} {count(online)}",
    }
    return drawing(
        _HEIGHT,
        seconds,
        bars(sold, series.step_s, seconds, _HEIGHT, _COLOURS["sold"]),
        _line(series.online, series.step_s, seconds),
        *_marks(series, names, seconds, language),
        *_legend(highest, language),
    )


def _line(values: Sequence[int | None], step_s: int, seconds: int) -> Markup:
    """A line with holes where nobody told how many were there."""
    most = max((value for value in values if value is not None), default=0) or 1
    path, pen = [], "M"
    for at, value in enumerate(values):
        if value is not None:
            path.append(f"{pen}{place(at * step_s, seconds)} {level(value, most, _HEIGHT)}")
        pen = "M" if value is None else "L"
    return tag("path", d="".join(path), fill="none", stroke=_COLOURS["online"], stroke_width=1.5)


def _marks(series: FigureSeries, names: dict[str, str], seconds: int, language: CardLanguage) -> list[Markup]:
    lines = []
    for mark in series.marks:
        at = place(min(mark.second, seconds), seconds)
        told = f"{duration(mark.second)} {word(mark.kind, language)}: {names.get(mark.product, mark.product)}"
        ends = {"x1": at, "x2": at, "y1": TOP, "y2": _HEIGHT - BOTTOM}
        lines.append(tag("line", tag("title", told), stroke=_COLOURS[mark.kind], stroke_width=1, **ends))
    return lines


def _legend(highest: dict[str, str], language: CardLanguage) -> list[Markup]:
    """What each colour is; what has a height says how much its top is."""
    found, at = [], 0
    for name, colour in _COLOURS.items():
        found += legend(highest.get(name) or word(name, language), colour, at)
        at += 280 if name in highest else 110
    return found
