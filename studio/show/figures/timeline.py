"""The time of the show in whole seconds, from its first second on, over restarts of the computer."""

from __future__ import annotations

_SECOND_NS = 1_000_000_000
_BACK_NS = 5 * _SECOND_NS  # so much earlier than what came before a thing may be told; more, and the clock began anew


class Timeline:
    """Places monotonic times. A clock that began anew goes on one second after the latest that was placed."""

    def __init__(self) -> None:
        self._origin_ns: int | None = None
        self._base_s = self._latest_s = self._latest_ns = 0

    @property
    def begun(self) -> bool:
        """Whether anything was placed yet."""
        return self._origin_ns is not None

    @property
    def latest_s(self) -> int:
        """The latest second that anything was placed in."""
        return self._latest_s

    def begin(self, at_ns: int, second: int = 0) -> None:
        """The show begins now: this is second 0; or another, where it began by a clock of before."""
        self._origin_ns, self._latest_ns = at_ns, at_ns
        self._base_s = self._latest_s = second

    def past(self, at_ns: int) -> int:
        """The second in which something lies that happened a while ago, by the clock as it runs now."""
        return self._base_s if self._origin_ns is None else self._base_s + max(0, at_ns - self._origin_ns) // _SECOND_NS

    def second(self, at_ns: int) -> int:
        """The second in which what happens now lies."""
        if self._origin_ns is None:
            self.begin(at_ns)
        elif at_ns < self._latest_ns - _BACK_NS:
            self._base_s, self._origin_ns, self._latest_ns = self._latest_s + 1, at_ns, at_ns
        second = self.past(at_ns)
        self._latest_ns = max(self._latest_ns, at_ns)
        self._latest_s = max(self._latest_s, second)
        return second
