"""A feed-forward compressor that works in decibels.

After Giannoulis, Massberg and Reiss, "Digital Dynamic Range Compressor Design: A Tutorial and Analysis", J. Audio Eng. Soc. 60
(2012): the level in dB goes through a static curve with a soft knee (their equation 4), and the gain reduction that comes of it,
not the level, is smoothed (a branching smooth detector, equation 16). So attack and release are the same however far a sound
lies above the threshold, and nothing overshoots.
"""

from __future__ import annotations

import math

import numpy as np

from studio.kinds.sound_filters.compressor import Compressor
from studio.kinds.sound_filters.working import F32
from studio.kinds.sound_filters.working.control_rate import GROUP, GainCurve, PeakLevels

_QUIETEST = 1e-6  # -120 dBFS
_NEPER_PER_DB = math.log(10) / 20
_NOTHING_DB = 1e-4  # less reduction is none
_SHARP_DB = 0.01  # a narrower knee is none


def make(settings: Compressor, rate_hz: int, samples: int) -> Compressing:
    return Compressing(settings, rate_hz, samples)


class Compressing:
    def __init__(self, settings: Compressor, rate_hz: int, samples: int) -> None:
        groups = samples // GROUP
        self._groups_per_ms = rate_hz / GROUP / 1000
        self._levels = PeakLevels(samples)
        self._curve = GainCurve(samples, math.exp(settings.makeup_db * _NEPER_PER_DB))
        self._ramp: F32 = (np.arange(1, groups + 1) / groups).astype(np.float32)
        self._work: F32 = np.zeros(groups, np.float32)
        self._bend: F32 = np.zeros(groups, np.float32)
        self._gains: F32 = np.zeros(groups, np.float32)
        self._reduction_db = 0.0  # what the last block ended with
        self._makeup_db = settings.makeup_db
        self.follow(settings)

    def follow(self, settings: Compressor) -> None:
        self._settings = settings
        self._attack = math.exp(-1 / (settings.attack_ms * self._groups_per_ms))
        self._release = math.exp(-1 / (settings.release_ms * self._groups_per_ms))

    def apply(self, block: F32) -> None:
        gains = self._gains
        reduction = self._wanted_db(self._levels.of(block))
        if self._reduction_db > _NOTHING_DB or reduction.any():
            gains[:] = self._smoothed(reduction.tolist())
        else:
            self._reduction_db = 0.0
            gains.fill(0)
        np.negative(gains, out=gains)
        self._add_makeup(gains)
        np.multiply(gains, np.float32(_NEPER_PER_DB), out=gains)
        np.exp(gains, out=gains)
        self._curve.apply(block, gains)

    def _wanted_db(self, levels: F32) -> F32:
        """By how many dB the static curve lies below its input, for each group."""
        settings, over, bend = self._settings, self._work, self._bend
        np.maximum(levels, np.float32(_QUIETEST), out=over)
        np.log10(over, out=over)
        np.multiply(over, np.float32(20), out=over)
        knee_db = settings.knee_db if settings.knee_db > _SHARP_DB else 0.0
        np.add(over, np.float32(knee_db / 2 - settings.threshold_db), out=over)  # dB above the knee's lower end
        np.maximum(over, np.float32(0), out=over)
        if knee_db:  # a parabola up to the knee's width, from there on its tangent
            np.minimum(over, np.float32(knee_db), out=bend)
            np.subtract(over, bend, out=over)
            np.square(bend, out=bend)
            np.multiply(bend, np.float32(1 / (2 * knee_db)), out=bend)
            np.add(over, bend, out=over)
        np.multiply(over, np.float32(1 - 1 / settings.ratio), out=over)
        return over

    def _smoothed(self, wanted_db: list[float]) -> list[float]:
        """The reduction, in place: it follows by the attack where more is wanted, else by the release."""
        attack, release, reduction = self._attack, self._release, self._reduction_db
        for group, wanted in enumerate(wanted_db):
            reduction = wanted + (attack if wanted > reduction else release) * (reduction - wanted)
            wanted_db[group] = reduction
        self._reduction_db = reduction
        return wanted_db

    def _add_makeup(self, gains_db: F32) -> None:
        change = self._settings.makeup_db - self._makeup_db
        if change:
            np.multiply(self._ramp, np.float32(change), out=self._bend)
            np.add(gains_db, self._bend, out=gains_db)
        np.add(gains_db, np.float32(self._makeup_db), out=gains_db)
        self._makeup_db = self._settings.makeup_db
