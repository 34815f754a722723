"""How much goes by, and how much may."""

from __future__ import annotations

from collections import deque

SECOND_NS = 1_000_000_000
_GRAINS = 20  # of a window


class Lately:
    """How many there were within the last second, or another time, to a twentieth of it."""

    def __init__(self, window_ns: int = SECOND_NS) -> None:
        self._window_ns = window_ns
        self._counts: deque[tuple[int, int]] = deque()  # at most one entry per grain

    def add(self, now_ns: int, count: int) -> None:
        """So many more."""
        if self._counts and now_ns - self._counts[-1][0] < self._window_ns // _GRAINS:
            since, before = self._counts.pop()
            self._counts.append((since, before + count))
        else:
            self._counts.append((now_ns, count))
            self._forget(now_ns)

    def total(self, now_ns: int) -> int:
        """All of the time that ends now."""
        self._forget(now_ns)
        return sum(count for _, count in self._counts)

    def _forget(self, now_ns: int) -> None:
        while self._counts and now_ns - self._counts[0][0] >= self._window_ns:
            self._counts.popleft()


class Pace:
    """At most `per_second` rows within any second. Half of what is left at a time: a clump after a pause comes through
    nearly at once, and a lasting rush still has something in every batch.

    No `TokenBucket`: that would let a full bucket and a second's gain go by within one second.
    """

    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._spent: deque[tuple[int, int]] = deque()

    def allowed(self, now_ns: int) -> int:
        while self._spent and now_ns - self._spent[0][0] >= SECOND_NS:
            self._spent.popleft()
        left = self._per_second - sum(count for _, count in self._spent)
        return (left + 1) // 2

    def spend(self, now_ns: int, count: int) -> None:
        if count:
            self._spent.append((now_ns, count))
