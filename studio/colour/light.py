"""How the numbers of bright pictures stand for light, and how that light comes into the program's. Pure; arrays of float32.

Light is counted in reference whites (203 cd/m2). Sources of the constants: ITU-R BT.2100-2 (PQ, HLG and its display), BT.2408
(reference white).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]

_WHITE_NITS, _PEAK_NITS = 203.0, 1000.0
PEAK = _PEAK_NITS / _WHITE_NITS
_STRAIGHT = 0.45  # light up to here is kept as it is


def of_pq(signal: F32) -> F32:
    """The light that a PQ signal of 0..1 stands for."""
    root = signal ** (1 / 78.84375)
    nits: F32 = 10_000 * (np.maximum(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)) ** (1 / 0.1593017578125)
    return nits / _WHITE_NITS


def of_hlg_scene(signal: F32) -> F32:
    """The light before the camera, 0..1, of an HLG signal; a display shows it times its own luminance to the power of 0.2."""
    return np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12)


def toned(light: F32) -> F32:
    """Kept up to a point; above it bent, without a corner, so that the brightest comes to 1 and reference white to 224 of 255."""
    above = np.clip((light - _STRAIGHT) / (PEAK - _STRAIGHT), 0, 1)
    bend = (PEAK - _STRAIGHT) / (1 - _STRAIGHT)
    bent = _STRAIGHT + (1 - _STRAIGHT) * above * bend / (1 + above * (bend - 1))
    return np.where(light <= _STRAIGHT, light, bent)
