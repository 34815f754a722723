"""The days of California, by which Google counts a quota, without the system's time zones, which Windows has not. Pure.

Clocks there are 8 hours behind UTC, and 7 from the second Sunday of March to the first of November, each at two o'clock (Energy
Policy Act of 2005, section 110).
"""

from __future__ import annotations

from datetime import UTC, datetime

HOUR_MS = 3_600_000
_DAY_MS = 24 * HOUR_MS
_SUNDAY = 6


def day(now_ms: int) -> int:
    """The number of the day that it is there, since 1970."""
    return (now_ms - _behind_ms(now_ms)) // _DAY_MS


def begin_ms(number: int) -> int:
    """The moment at which the day of that number begins there."""
    midnight_ms = number * _DAY_MS + 8 * HOUR_MS
    return number * _DAY_MS + _behind_ms(midnight_ms)


def _behind_ms(now_ms: int) -> int:
    """How far behind UTC the clocks are."""
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    begins, ends = _sunday(now.year, 3, 2, hour=10), _sunday(now.year, 11, 1, hour=9)
    return (7 if begins <= now < ends else 8) * HOUR_MS


def _sunday(year: int, month: int, number: int, hour: int) -> datetime:
    """That Sunday of the month, at an hour of UTC."""
    first = datetime(year, month, 1, hour, tzinfo=UTC)
    return first.replace(day=1 + (_SUNDAY - first.weekday()) % 7 + 7 * (number - 1))
