"""The curve of a show as SVG: what was sold over time as bars, who was there as a line, and its events as upright lines.

A picture of text: no script, no font and no address of its own. What an event is stands in its `title`, which viewers show under
the mouse.
"""

from __future__ import annotations

from collections.abc import Sequence

from studio.control.schema.answers import FigureSeries
from studio.show.report.amounts import amount, count, duration
from studio.show.report.markup import Markup, tag
from studio.show.report.words import word
from studio.values.look import CardLanguage

WIDTH, HEIGHT = 1000, 300  # of the drawing, in its own units
_TOP, _BOTTOM = 26, 24  # for the legend, and for the times
_COLOURS = {"sold": "#2f6fde", "online": "#e08a00", "explain": "#b6bcc8", "launch": "#1e9e5a", "sold_out": "#d23b3b"}
_TIMES = 8  # that stand below the curve


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
    return tag(
        "svg",
        _bars(sold, series.step_s, seconds),
        _line(series.online, series.step_s, seconds),
        *_marks(series, names, seconds, language),
        *_times(seconds),
        *_legend(highest, language),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
    )


def _place(second: float, seconds: int) -> float:
    return round(second / seconds * WIDTH, 1)


def _height(value: int, most: int) -> float:
    """How far down a value lies."""
    return round(HEIGHT - _BOTTOM - max(0, value) / most * (HEIGHT - _TOP - _BOTTOM), 1)


def _bars(values: Sequence[int], step_s: int, seconds: int) -> Markup:
    """One path for all of them: thousands of elements would be slow to draw."""
    most, floor = max(1, *values, 1), HEIGHT - _BOTTOM
    width = max(0.4, _place(step_s, seconds) - 0.1)
    bars = (
        f"M{_place(at * step_s, seconds)} {floor}V{_height(value, most)}h{width:.1f}V{floor}"
        for at, value in enumerate(values)
        if value > 0
    )
    return tag("path", d="".join(bars), fill=_COLOURS["sold"])


def _line(values: Sequence[int | None], step_s: int, seconds: int) -> Markup:
    """A line with holes where nobody told how many were there."""
    most = max((value for value in values if value is not None), default=0) or 1
    path, pen = [], "M"
    for at, value in enumerate(values):
        if value is not None:
            path.append(f"{pen}{_place(at * step_s, seconds)} {_height(value, most)}")
        pen = "M" if value is None else "L"
    return tag("path", d="".join(path), fill="none", stroke=_COLOURS["online"], stroke_width=1.5)


def _marks(series: FigureSeries, names: dict[str, str], seconds: int, language: CardLanguage) -> list[Markup]:
    lines = []
    for mark in series.marks:
        at = _place(min(mark.second, seconds), seconds)
        told = f"{duration(mark.second)} {word(mark.kind, language)}: {names.get(mark.product, mark.product)}"
        lines.append(
            tag(
                "line", tag("title", told), x1=at, x2=at, y1=_TOP, y2=HEIGHT - _BOTTOM, stroke=_COLOURS[mark.kind], stroke_width=1
            )
        )
    return lines


def _times(seconds: int) -> list[Markup]:
    return [
        tag("text", duration(seconds * part // _TIMES), x=WIDTH * part // _TIMES + 2, y=HEIGHT - 7, font_size=11, fill="#666")
        for part in range(_TIMES)
    ]


def _legend(highest: dict[str, str], language: CardLanguage) -> list[Markup]:
    """What each colour is; what has a height says how much its top is."""
    found, at = [], 0
    for name, colour in _COLOURS.items():
        found.append(tag("rect", x=at, y=6, width=10, height=10, fill=colour))
        found.append(tag("text", highest.get(name) or word(name, language), x=at + 15, y=15, font_size=12, fill="#333"))
        at += 280 if name in highest else 110
    return found
