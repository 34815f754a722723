"""A sound ring played by a device whose clock is not ours: reads a little faster or slower so that its lead stays put.

Pure but for the ring. One thread.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.ipc import clock as clocks
from studio.media.pacing.playout import cubic

F32 = NDArray[np.float32]

LEAD = 3 * 1024  # samples that lie ready before a block of 1024 is taken: that, 33 ms that the mixer waits for a tick, and 9 ms
_FAR = clocks.SAMPLE_RATE_HZ // 5  # a lead that is this much too long is cut at once
_MAX_CORRECTION = 0.005
_SETTLE_S = 4.0
_AROUND = 3  # samples before and after that the cubic looks at


class Ring(Protocol):
    """What is needed of a `SoundReader`."""

    @property
    def end(self) -> int: ...
    def read(self, index: int, out: F32) -> int: ...


class Follower:
    """Blocks for the device, as long as it asks for them."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._place: float | None = None  # in the ring, of the next sample; None while waiting for it to fill
        self._error = 0.0
        self.underruns = 0
        self.jumps = 0
        self.ratio = 1.0

    def block(self, count: int) -> F32:
        """The next `count` samples, (count, 2) float32, new memory; silence while the ring gives none."""
        silence = np.zeros((count, 2), np.float32)
        end = self._ring.end
        if self._place is None:
            if end < LEAD:
                return silence
            self._place, self._error = float(end - LEAD), 0.0
        lead = end - self._place
        if lead > LEAD + _FAR or lead < -_FAR:
            self.jumps += 1
            self._place, lead, self._error = float(end - LEAD), float(LEAD), 0.0
        step = self._step(lead - LEAD, count)
        if lead < count * step + _AROUND:
            self.underruns += 1
            self._place = None
            return silence
        return self._resampled(count, step)

    def _step(self, error: float, count: int) -> float:
        self._error += (error - self._error) * min(1.0, count / clocks.SAMPLE_RATE_HZ)
        correction = self._error / (_SETTLE_S * clocks.SAMPLE_RATE_HZ)
        self.ratio = 1.0 + max(-_MAX_CORRECTION, min(_MAX_CORRECTION, correction))
        return self.ratio

    def _resampled(self, count: int, step: float) -> F32:
        assert self._place is not None
        first = int(self._place) - _AROUND
        places = self._place - first + step * np.arange(count, dtype=np.float64)
        line = np.empty((int(places[-1]) + 1 + _AROUND, 2), np.float32)
        self._ring.read(first, line)
        self._place += count * step
        return cubic(line, places)
