"""How much was written in each minute of a show, and when it was most."""

from __future__ import annotations

from typing import NamedTuple

from studio.control.schema.answers import FigureSeries

_MINUTE_S = 60
_APART_S = 180  # two peaks lie at least so far from each other: one burst is one peak
PEAKS = 5


class ChatPace(NamedTuple):
    """`per_minute`: messages a minute in each step of `step_s`, which is a minute or, of a very long show, more."""

    step_s: int
    per_minute: tuple[int, ...]


class Peak(NamedTuple):
    """A step in which more was written than in all near it. `product` was explained for most of it; "": none was."""

    second: int
    per_minute: int
    product: str


def pace(series: FigureSeries) -> ChatPace:
    """Messages a minute over the show; nothing where no message was counted."""
    if not any(series.messages):
        return ChatPace(_MINUTE_S, ())
    joined = max(1, _MINUTE_S // series.step_s)
    step_s = joined * series.step_s
    sums = [sum(series.messages[at : at + joined]) for at in range(0, len(series.messages), joined)]
    return ChatPace(step_s, tuple(round(messages * _MINUTE_S / step_s) for messages in sums))


def peaks(series: FigureSeries) -> tuple[Peak, ...]:
    """The busiest minutes, the busiest first, `PEAKS` at most; of two that are near each other the busier alone."""
    step_s, per_minute = pace(series)
    found: list[int] = []
    for at in sorted(range(len(per_minute)), key=lambda at: (-per_minute[at], at)):
        if len(found) == PEAKS or not per_minute[at]:
            break
        if all(abs(at - other) * step_s >= _APART_S for other in found):
            found.append(at)
    return tuple(Peak(at * step_s, per_minute[at], _explained(series, at * step_s, step_s)) for at in found)


def _explained(series: FigureSeries, second: int, step_s: int) -> str:
    """What was on air then: what was explained last before the step was half over."""
    product = ""
    for mark in series.marks:
        if mark.kind == "explain" and mark.second <= second + step_s // 2:
            product = mark.product
    return product
