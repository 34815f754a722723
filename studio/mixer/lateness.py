"""How late ticks start: a histogram of fixed size for a whole show."""

from __future__ import annotations

import numpy as np

_STEP_NS = 50_000
_BINS = 2000  # up to 100 ms; what is later counts there


class Lateness:
    """Counts in steps of 0.05 ms."""

    def __init__(self) -> None:
        self.max_ns = 0
        self._bins = [0] * (_BINS + 1)
        self._total = 0

    def add(self, late_ns: int) -> None:
        self._bins[min(late_ns // _STEP_NS, _BINS)] += 1
        self._total += 1
        self.max_ns = max(self.max_ns, late_ns)

    def percentile_ms(self, percent: float) -> float:
        """The lateness that `percent` of all ticks stay within (upper end of its step), 0 before any."""
        if not self._total:
            return 0.0
        sums = np.cumsum(self._bins)
        step = int(np.searchsorted(sums, self._total * percent / 100))
        return min((step + 1) * _STEP_NS, self.max_ns) / 1e6
