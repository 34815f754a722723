"""What the drawings of a report share: their size, and time from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from studio.show.report.amounts import duration
from studio.show.report.markup import Markup, tag

WIDTH = 1000  # of a drawing, in its own units
TOP, BOTTOM = 26, 24  # for the legend, and for the times
_TIMES = 8  # that stand below a drawing


def drawing(height: int, seconds: int, *inside: Markup) -> Markup:
    """A drawing of `seconds`, with its times below."""
    return tag("svg", *inside, *_times(height, seconds), viewBox=f"0 0 {WIDTH} {height}", role="img")


def place(second: float, seconds: int) -> float:
    """How far to the right a second lies."""
    return round(second / seconds * WIDTH, 1)


def level(value: int, most: int, height: int) -> float:
    """How far down a value lies, of which there is `most` at the top."""
    return round(height - BOTTOM - max(0, value) / most * (height - TOP - BOTTOM), 1)


def bars(values: Sequence[int], step_s: int, seconds: int, height: int, colour: str) -> Markup:
    """One path for all of them: thousands of elements would be slow to draw."""
    most, floor = max(1, *values, 1), height - BOTTOM
    width = max(0.4, place(step_s, seconds) - 0.1)
    path = (
        f"M{place(at * step_s, seconds)} {floor}V{level(value, most, height)}h{width:.1f}V{floor}"
        for at, value in enumerate(values)
        if value > 0
    )
    return tag("path", d="".join(path), fill=colour)


def legend(words: str, colour: str, at: int) -> list[Markup]:
    """A box of a colour, and what is drawn in it; `at`: how far to the right."""
    return [
        tag("rect", x=at, y=6, width=10, height=10, fill=colour),
        tag("text", words, x=at + 15, y=15, font_size=12, fill="#333"),
    ]


def _times(height: int, seconds: int) -> list[Markup]:
    return [
        tag("text", duration(seconds * part // _TIMES), x=WIDTH * part // _TIMES + 2, y=height - 7, font_size=11, fill="#666")
        for part in range(_TIMES)
    ]
