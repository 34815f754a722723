"""What a window may know of a sound that is in no mix: how loud it is, read in place from its ring."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ipc import clock as clocks
from studio.ipc.sound_ring import SoundReader

_SPAN = clocks.SAMPLE_RATE_HZ // 20  # samples that one reading looks at: 50 ms
_BEHIND_NS = 60_000_000  # a sound is in its ring by then; the mixer waits as long for it
_SILENCE_DB = -120.0

Levels = tuple[float, float, float, float]  # peak left, peak right, RMS left, RMS right, dBFS


class LevelReader:
    """The level of source or trial `source`. One thread."""

    def __init__(self, session: Path, source: str, clock: clocks.Clock | None = None) -> None:
        self._ring = SoundReader(session, f"source.{source}")
        self._clock: clocks.Clock = clock or clocks.MonotonicClock()
        self._samples: NDArray[np.float32] = np.zeros((_SPAN, 2), np.float32)

    def levels(self) -> Levels:
        """What sounds now, as far as it is there; silence is -120."""
        self._ring.read(clocks.sample_at(self._clock.now_ns() - _BEHIND_NS) - _SPAN, self._samples)
        peaks = np.abs(self._samples).max(axis=0).tolist()
        means = np.sqrt(np.square(self._samples).mean(axis=0)).tolist()
        left, right, rms_left, rms_right = (_db(value) for value in (*peaks, *means))
        return left, right, rms_left, rms_right

    def close(self) -> None:
        self._ring.close()


def _db(value: float) -> float:
    return round(20 * math.log10(value), 1) if value > 1e-6 else _SILENCE_DB
