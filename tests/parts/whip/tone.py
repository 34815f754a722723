"""Which tone a sound is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_RATE_HZ = 48_000


def frequency(samples: NDArray[Any]) -> float:
    """Of the strongest tone of mono samples at 48 kHz, in steps of a third of a Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 3 * _RATE_HZ))
    return float(np.argmax(spectrum)) / 3
