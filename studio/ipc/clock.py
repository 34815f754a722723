"""The one time axis: nanoseconds of the system's monotonic clock, and its virtual twin for tests.

Picture and sound share it. A sound sample's index is its time at 48 kHz (`sample_at`), a program tick's index its
time at the canvas rate (`tick_at`), so that a restarted process finds its place without asking anybody.
"""

from __future__ import annotations

import time
from typing import Protocol

SAMPLE_RATE_HZ = 48_000
NS = 1_000_000_000


class Clock(Protocol):
    """A monotonic clock in nanoseconds. Implementations may be shared between threads."""

    def now_ns(self) -> int:
        """Return the time by this clock."""
        ...

    def sleep_until(self, due_ns: int) -> None:
        """Return at or after `due_ns`; at once when it has passed."""


class MonotonicClock:
    """The machine's monotonic clock, the same for all processes of one boot."""

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def sleep_until(self, due_ns: int) -> None:
        left = due_ns - time.monotonic_ns()
        if left > 0:
            time.sleep(left / NS)


class VirtualClock:
    """A clock that only moves when told to (`advance_ns`) or slept on. For tests; one thread."""

    def __init__(self, start_ns: int = 1_000 * NS) -> None:
        self._now_ns = start_ns

    def now_ns(self) -> int:
        return self._now_ns

    def sleep_until(self, due_ns: int) -> None:
        self._now_ns = max(self._now_ns, due_ns)

    def advance_ns(self, step_ns: int) -> None:
        self._now_ns += step_ns


def sample_at(time_ns: int) -> int:
    """Index of the 48 kHz sample that sounds at `time_ns` (floor)."""
    return time_ns * SAMPLE_RATE_HZ // NS


def sample_time_ns(index: int) -> int:
    """Time of sample `index` (rounded up, so that `sample_at` returns the index again)."""
    return -(-index * NS // SAMPLE_RATE_HZ)


def tick_at(time_ns: int, rate_num: int, rate_den: int) -> int:
    """Index of the latest tick due at or before `time_ns` at a rate of `rate_num / rate_den` per second."""
    return time_ns * rate_num // (NS * rate_den)


def tick_time_ns(tick: int, rate_num: int, rate_den: int) -> int:
    """Time at which tick `tick` is due (rounded up, so that `tick_at` returns the tick again)."""
    return -(-tick * NS * rate_den // rate_num)
