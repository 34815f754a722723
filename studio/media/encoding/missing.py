"""How many ticks go to the viewers with another tick's picture, or not at all. Pure.

What a mixer that is late by less than the encoder's patience repeats is not among them: the mixer counts it (`lagged`).
"""

from __future__ import annotations

from collections import deque

from studio.ipc import clock as clocks

_WINDOW_NS = 10 * clocks.NS
_SAID = 0.25  # of all ticks: below 23 pictures of 30 a second everybody sees it
_WELL = 0.10  # and it is over only when few are missing


class MissingPictures:
    """Looks once a second at how many ticks were encoded with another's picture, or given up. One opening of a program."""

    def __init__(self) -> None:
        self._looks: deque[tuple[int, int]] = deque()  # when, skipped so far
        self._said = False

    def share(self, now_ns: int, skipped: int, rate_hz: float) -> float:
        """The share of the ticks of the last ten seconds that viewers do not get, 0 while that is too little to be said.

        Args:
            now_ns: monotonic; at least as late as at the last look.
            skipped: ticks so far without their own picture.
            rate_hz: ticks a second.
        """
        self._looks.append((now_ns, skipped))
        while len(self._looks) > 1 and self._looks[1][0] <= now_ns - _WINDOW_NS:
            self._looks.popleft()
        since_ns, before = self._looks[0]
        if now_ns - since_ns < _WINDOW_NS:
            return 0.0  # a start, when other processes start too, is no standstill
        missing = (skipped - before) * clocks.NS / ((now_ns - since_ns) * rate_hz)
        self._said = missing > (_WELL if self._said else _SAID)
        return min(1.0, missing) if self._said else 0.0
