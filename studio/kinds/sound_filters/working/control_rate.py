"""Levels and gains at an eighth of the sample rate, which is what filters that follow the level need to work at.

A loop over samples would cost a filter ten times as much, and a gain that changes on the way of 0.17 ms cannot be heard.
"""

from __future__ import annotations

import numpy as np

from studio.kinds.sound_filters.working import F32

GROUP = 8  # samples
HELD = 32  # groups, a power of two: 5.3 ms at 48 kHz, half a period of 94 Hz


class PeakLevels:
    """The level of both channels together, group by group: the highest peak of the last `HELD` groups.

    The peak is held so that the level of a steady tone is steady: a filter that followed every half wave would distort it.
    """

    def __init__(self, samples: int) -> None:
        groups = samples // GROUP
        self._magnitude: F32 = np.zeros((2 * GROUP, groups), np.float32)  # groups side by side: quicker to reduce
        self._peaks: F32 = np.zeros(HELD - 1 + groups, np.float32)  # those before the block, then the block's
        self._work = [np.zeros(HELD - 1 + groups, np.float32) for _ in range(2)]

    def of(self, block: F32) -> F32:
        """Return the levels (groups,), linear, of a block (samples, 2). The array is used again by the next call."""
        np.abs(block.reshape(-1, 2 * GROUP).T, out=self._magnitude)
        np.maximum.reduce(self._magnitude, axis=0, out=self._peaks[HELD - 1 :])
        source, step = self._peaks, 1
        for turn in range(HELD.bit_length() - 1):  # after each turn an entry is the highest of twice as many
            target = self._work[turn % 2][: len(source) - step]
            np.maximum(source[step:], source[: len(source) - step], out=target)
            source, step = target, 2 * step
        self._peaks[: HELD - 1] = self._peaks[-(HELD - 1) :]
        return source


class GainCurve:
    """Multiplies a block by gains given per group, straight lines between them, beginning at the last one of the block before."""

    def __init__(self, samples: int, first: float = 1.0) -> None:
        groups = samples // GROUP
        self._gains: F32 = np.full(groups + 1, first, np.float32)
        self._steps: F32 = (np.arange(1, GROUP + 1) / GROUP).astype(np.float32)[None]
        self._differences: F32 = np.zeros((groups, 1), np.float32)
        self._curve: F32 = np.zeros((groups, GROUP), np.float32)
        self._column = self._curve.reshape(-1, 1)

    def apply(self, block: F32, gains: F32) -> None:
        """Multiply `block` (samples, 2) in place by `gains` (groups,), linear."""
        whole = self._gains
        whole[0] = whole[-1]
        np.copyto(whole[1:], gains)
        np.subtract(whole[1:, None], whole[:-1, None], out=self._differences)
        np.multiply(self._differences, self._steps, out=self._curve)
        np.add(self._curve, whole[:-1, None], out=self._curve)
        np.multiply(block, self._column, out=block)
