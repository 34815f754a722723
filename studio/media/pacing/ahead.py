"""How far a file lies ahead of its due times in the ring, and when the next picture is to follow. Pure: time is an argument.

Two bounds hold: time, and the slots of the ring. Thirty even pictures a second meet both at once, sixty meet the slots first,
and a file whose pictures come rarely and then in a burst (phones, screen recordings) now the one, now the other.
"""

from __future__ import annotations

from collections import deque

_MS = 1_000_000
AHEAD_NS = 470 * _MS  # so long may the worker be pushed aside by other programs
_REFILL_NS = 270 * _MS
_REFILL_AT = 8  # pictures left
_KEPT = 2  # slots: the picture that is on the air, and the one before it for a reader that is late


class Ahead:
    """The pictures laid into a ring of `slots` that are not due yet."""

    def __init__(self, slots: int) -> None:
        self._room = slots - _KEPT
        self._dues: deque[int] = deque()

    def takes(self, due_ns: int, now_ns: int) -> bool:
        """Whether a picture due then may be laid in now: none that is still wanted is overwritten for it."""
        while self._dues and self._dues[0] <= now_ns:
            self._dues.popleft()
        return due_ns <= now_ns + AHEAD_NS and len(self._dues) < self._room

    def laid(self, due_ns: int) -> None:
        """A picture lies in the ring."""
        self._dues.append(due_ns)

    def forget(self) -> None:
        """What was laid in is no longer wanted (after a seek)."""
        self._dues.clear()

    def waits(self, now_ns: int) -> bool:
        """Whether one of them is not due yet."""
        return any(due > now_ns for due in self._dues)

    def wake_ns(self, next_due_ns: int) -> int:
        """When to lay in the picture due then, which is not taken yet: as late as is safe, so that several follow at once."""
        wake = next_due_ns - _REFILL_NS
        if len(self._dues) > _REFILL_AT:
            wake = max(wake, self._dues[-_REFILL_AT - 1])
        return wake
