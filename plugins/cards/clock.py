"""Countdowns as text. Pure: monotonic nanoseconds in; text and the next nanosecond at which it differs out.

A countdown shows the time that is left, rounded up: "10" until ten seconds are left, then tenths, and 0.0 from the very
nanosecond of zero on.
"""

from __future__ import annotations

from dataclasses import dataclass

SECOND_NS = 1_000_000_000
TENTH_NS = SECOND_NS // 10
TENTHS_FROM_NS = 10 * SECOND_NS


@dataclass(frozen=True, slots=True)
class Face:
    """What a clock shows, and the ns at which it will show something else (None: never by itself)."""

    text: str
    next_ns: int | None


def _minutes(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def until(zero_ns: int, now_ns: int) -> Face:
    """Time to zero: whole seconds, in the last ten seconds tenths. From zero on 0.0, for good."""
    left_ns = zero_ns - now_ns
    if left_ns <= 0:
        return Face("0.0", None)
    step_ns = TENTH_NS if left_ns <= TENTHS_FROM_NS else SECOND_NS
    steps = -(-left_ns // step_ns)
    text = f"{steps // 10}.{steps % 10}" if step_ns == TENTH_NS else _minutes(steps)
    return Face(text, zero_ns - (steps - 1) * step_ns)


def left(ends_ns: int, now_ns: int) -> Face:
    """Time to the end of a sale, in whole seconds; 00:00 from its end on."""
    seconds = max(-(-(ends_ns - now_ns) // SECOND_NS), 0)
    return Face(_minutes(seconds), ends_ns - (seconds - 1) * SECOND_NS if seconds else None)


def last_seconds(zero_ns: int, now_ns: int) -> int:
    """How many of the last ten seconds are still to come, 0 to 10."""
    return min(max(-(-(zero_ns - now_ns) // SECOND_NS), 0), 10)
