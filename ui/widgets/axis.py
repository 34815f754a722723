"""The axes of curves: round numbers, what is written beside them, and how points are thinned to what a screen shows."""

from __future__ import annotations

from collections.abc import Sequence

from ui.theme.look import SMALL_PX


def axis_top(most: int) -> int:
    """A round number at or above the highest point."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if factor * step * 5 >= most:
                return factor * step * 5
        step *= 10


def axis_number(top: int, part: int, height_px: float) -> int | None:
    """The number at `part` halves of an axis that ends at `top`; None where it is no whole number, or lies over another."""
    if part == 1:
        return top // 2 if top % 2 == 0 and height_px >= 2 * SMALL_PX else None
    return top * part // 2 if part or height_px >= SMALL_PX else None


def clock_words(minutes: float) -> str:
    """Hours and minutes of the show."""
    whole = int(minutes)
    return f"{whole // 60}:{whole % 60:02d}"


def thinned(values: Sequence[float | None], most: int) -> list[tuple[int, float | None]]:
    """At most `most` points, each with its place among all: the highest of its neighbours, so that no peak is lost."""
    if len(values) <= most:
        return list(enumerate(values))
    found: list[tuple[int, float | None]] = []
    for number in range(most):
        first, last = number * len(values) // most, (number + 1) * len(values) // most
        told = [(value, -place) for place in range(first, last) if (value := values[place]) is not None]
        found.append((-max(told)[1], max(told)[0]) if told else (first, None))
    return found
