"""Peak and RMS of several stereo rows at once, gathered between two reports."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Level = tuple[float, float, float, float]

FLOOR_DB = -120.0


class Meters:
    """Levels of `rows` rows of interleaved stereo blocks of `samples` each. One thread."""

    def __init__(self, rows: int, samples: int) -> None:
        self._magnitude: F32 = np.zeros((rows, 2 * samples), np.float32)
        self._left, self._right = self._magnitude[:, 0::2], self._magnitude[:, 1::2]
        self._peaks: F32 = np.zeros((2, rows), np.float32)
        self._squares: F32 = np.zeros((2, rows), np.float32)
        self._samples = samples
        self._count = 0

    def add(self, block: F32) -> None:
        """Take in one block of every row, (rows, 2 * samples) float32."""
        np.abs(block, out=self._magnitude)
        np.maximum(self._peaks[0], self._left.max(axis=1), out=self._peaks[0])
        np.maximum(self._peaks[1], self._right.max(axis=1), out=self._peaks[1])
        self._squares[0] += np.vecdot(self._left, self._left)
        self._squares[1] += np.vecdot(self._right, self._right)
        self._count += self._samples

    def take(self) -> list[Level]:
        """Per row (peak left, peak right, RMS left, RMS right) in dBFS since the last call, -120 for silence."""
        count = max(self._count, 1)
        levels = [
            (_db(left), _db(right), _db(math.sqrt(left_square / count)), _db(math.sqrt(right_square / count)))
            for left, right, left_square, right_square in zip(*self._peaks.tolist(), *self._squares.tolist(), strict=True)
        ]
        self._peaks.fill(0)
        self._squares.fill(0)
        self._count = 0
        return levels


def _db(value: float) -> float:
    return round(20 * math.log10(value), 1) if value > 1e-6 else FLOOR_DB
