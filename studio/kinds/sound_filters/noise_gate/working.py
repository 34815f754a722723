"""A noise gate: a state machine at control rate, whose gain moves in straight lines."""

from __future__ import annotations

import numpy as np

from studio.kinds.sound_filters.noise_gate import NoiseGate
from studio.kinds.sound_filters.working import F32
from studio.kinds.sound_filters.working.control_rate import GROUP, GainCurve, PeakLevels


def make(settings: NoiseGate, rate_hz: int, samples: int) -> Gate:
    return Gate(settings, rate_hz, samples)


class Gate:
    """Begins open, held: whoever speaks while it is added is not cut off."""

    def __init__(self, settings: NoiseGate, rate_hz: int, samples: int) -> None:
        groups = samples // GROUP
        self._groups_per_ms = rate_hz / GROUP / 1000
        self._levels = PeakLevels(samples)
        self._curve = GainCurve(samples)
        self._gains: F32 = np.ones(groups, np.float32)
        self._gain = 1.0
        self._open = True
        self.follow(settings)
        self._held = self._hold  # groups, until it may close

    def follow(self, settings: NoiseGate) -> None:
        self._opens_at = 10 ** (settings.threshold_db / 20)
        self._closes_below = 10 ** ((settings.threshold_db - settings.hysteresis_db) / 20)
        self._rise = 1 / (settings.attack_ms * self._groups_per_ms)
        self._fall = 1 / (settings.release_ms * self._groups_per_ms)
        self._hold = settings.hold_ms * self._groups_per_ms

    def apply(self, block: F32) -> None:
        levels = self._levels.of(block)
        if self._open and self._gain == 1.0 and float(levels.min()) >= self._closes_below:
            self._held = self._hold
        elif not self._open and self._gain == 0.0 and float(levels.max()) < self._opens_at:
            block.fill(0)
        else:
            self._gains[:] = self._moved(levels.tolist())
            self._curve.apply(block, self._gains)

    def _moved(self, levels: list[float]) -> list[float]:
        """The gain at the end of each group, in place of its level."""
        opened, gain, held = self._open, self._gain, self._held
        for group, level in enumerate(levels):
            if level >= self._opens_at or (opened and level >= self._closes_below):
                opened, held = True, self._hold
            elif opened:
                held -= 1
                opened = held > 0
            gain = min(1.0, gain + self._rise) if opened else max(0.0, gain - self._fall)
            levels[group] = gain
        self._open, self._gain, self._held = opened, gain, held
        return levels
