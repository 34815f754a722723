"""How late a message comes, by the clock of its own platform, whatever that clock says.

A platform's wall clock may be hours off. What can be told is the difference between a message's stamp and its arrival: that of
the fastest message lately is the offset of the clocks (with the shortest way here in it), and what another one took longer
than that is how late it is. The offset follows a clock that is set or runs away, and no single wrong stamp.
"""

from __future__ import annotations

from collections.abc import Sequence

MS_NS = 1_000_000
LATE_MS = 10_000  # later than that, and a message no longer belongs among those of now
_STAMPS_FROM_MS = 10**12  # of 2001: an earlier one is none
_STEP_MS = 2_000  # faster by so much than any lately: a clock that was set, or a wrong stamp
_AGREE = 3  # messages in a row that bear it out
_ANEW_NS = 30_000_000_000  # nothing but late messages for so long: a clock that was set back
_DRIFT_NS = 1_000_000_000  # in which the offset grows by a millisecond, so that a clock that runs away is followed


class PlatformClock:
    """The clock of one connection. Arrivals are monotonic ns, stamps the platform's ms since 1970; 0: there is none."""

    def __init__(self) -> None:
        self._offset_ms: int | None = None
        self._eased_ns = 0
        self._faster: list[int] = []  # delays, in a row, that a step would explain
        self._late_since_ns: int | None = None
        self._late_least_ms = 0

    def lateness_ms(self, stamps: Sequence[int], now_ns: int) -> list[int]:
        """How late each of the messages is that arrive now; 0 where nobody can say."""
        delays = [now_ns // MS_NS - stamp if stamp >= _STAMPS_FROM_MS else None for stamp in stamps]
        self._ease(now_ns)
        for delay in delays:
            if delay is not None:
                self._learn(delay, now_ns)
        offset = self._offset_ms
        return [0 if delay is None or offset is None else max(0, delay - offset) for delay in delays]

    def _ease(self, now_ns: int) -> None:
        steps = (now_ns - self._eased_ns) // _DRIFT_NS
        self._eased_ns += steps * _DRIFT_NS
        if self._offset_ms is not None:
            self._offset_ms += steps

    def _learn(self, delay: int, now_ns: int) -> None:
        offset = self._offset_ms
        if offset is None:
            self._offset_ms = delay
        elif delay < offset - _STEP_MS:
            self._faster.append(delay)
            if len(self._faster) >= _AGREE:
                self._set(max(self._faster))
        else:
            self._faster.clear()
            self._offset_ms = min(offset, delay)
            self._look_whether_all_are_late(delay - offset, delay, now_ns)

    def _look_whether_all_are_late(self, late_ms: int, delay: int, now_ns: int) -> None:
        if late_ms <= LATE_MS:
            self._late_since_ns = None
        elif self._late_since_ns is None:
            self._late_since_ns, self._late_least_ms = now_ns, delay
        else:
            self._late_least_ms = min(self._late_least_ms, delay)
            if now_ns - self._late_since_ns >= _ANEW_NS:
                self._set(self._late_least_ms)

    def _set(self, offset_ms: int) -> None:
        self._offset_ms = offset_ms
        self._faster.clear()
        self._late_since_ns = None
