"""Trim: one multiplication; a change is a ramp over a block."""

from __future__ import annotations

import numpy as np

from studio.kinds.sound_filters.trim import Trim
from studio.kinds.sound_filters.working import F32


def make(settings: Trim, rate_hz: int, samples: int) -> Trimmer:
    return Trimmer(settings, rate_hz, samples)


class Trimmer:
    def __init__(self, settings: Trim, _rate_hz: int, samples: int) -> None:
        self._gain = self._wanted = _factor(settings)
        self._ramp: F32 = (np.arange(1, samples + 1) / samples).astype(np.float32)[:, None]
        self._gains: F32 = np.empty((samples, 1), np.float32)

    def follow(self, settings: Trim) -> None:
        self._wanted = _factor(settings)

    def apply(self, block: F32) -> None:
        if self._gain != self._wanted:
            np.multiply(self._ramp, np.float32(self._wanted - self._gain), out=self._gains)
            np.add(self._gains, np.float32(self._gain), out=self._gains)
            np.multiply(block, self._gains, out=block)
            self._gain = self._wanted
        elif self._gain != 1.0:
            np.multiply(block, np.float32(self._gain), out=block)


def _factor(settings: Trim) -> float:
    return float(10 ** (settings.gain_db / 20)) * (-1.0 if settings.invert else 1.0)
