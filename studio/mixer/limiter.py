"""Keeps the program's sound under its ceiling, without a loop over samples.

A brick wall with a look-ahead of `AHEAD` samples: the gain needed at a peak is reached by a straight ramp before it and let
go at `RELEASE_DB_PER_S` after it. Pure arithmetic on blocks; the caller supplies the samples ahead.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.ipc.clock import SAMPLE_RATE_HZ

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

AHEAD = 64  # samples: 1.33 ms, a power of two
RELEASE_DB_PER_S = 60.0

_RELEASE_LOG2 = RELEASE_DB_PER_S / 6.0206 / SAMPLE_RATE_HZ  # per sample


class Limiter:
    """One stereo bus. One thread. Blocks must follow each other."""

    def __init__(self) -> None:
        self._envelope: F64 = np.zeros(AHEAD)  # log2 of the last AHEAD gains before smoothing
        self._open = True  # all of the envelope is 0

    def apply(self, ahead: F32, out: F32, ceiling: float) -> None:
        """Limit one block of interleaved stereo.

        Args:
            ahead: (2 * (n + AHEAD),) float32: the block, then the start of the next.
            out: (2 * n,) float32, filled with the block; no sample of it exceeds `ceiling` in magnitude.
            ceiling: linear, over 0.
        """
        if self._open and ahead.max() <= ceiling and ahead.min() >= -ceiling:
            np.copyto(out, ahead[: len(out)])
            return
        count = len(out) // 2
        np.multiply(ahead[: len(out)], np.repeat(self._gains(ahead, count, ceiling), 2), out=out, casting="same_kind")
        np.clip(out, -ceiling, ceiling, out=out)  # what rounding left over, and what a ceiling lowered just now did not see

    def _gains(self, ahead: F32, count: int, ceiling: float) -> F64:
        """(n,) gains, each at most what its sample allows."""
        magnitude = np.abs(ahead).astype(np.float64)
        peaks = np.maximum(magnitude[0::2], magnitude[1::2])
        need = np.minimum(0.0, np.log2(ceiling) - np.log2(np.maximum(peaks, 1e-9)))
        step = 1
        while step < AHEAD:  # after it, need[i] is the least of the AHEAD samples from i on
            need = np.minimum(need[: len(need) - step], need[step:])
            step *= 2
        slope = _RELEASE_LOG2 * np.arange(1, count + 1)
        rising = np.minimum(np.minimum.accumulate(need[:count] - slope), self._envelope[-1]) + slope
        whole = np.concatenate([self._envelope, np.minimum(rising, 0.0)])
        self._envelope = whole[count:].copy()
        self._open = not self._envelope.any()
        sums = np.concatenate([[0.0], np.cumsum(np.exp2(whole))])
        gains: F64 = (sums[AHEAD + 1 :] - sums[1 : count + 1]) / AHEAD
        return gains
