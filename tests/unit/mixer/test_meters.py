from __future__ import annotations

import numpy as np
import pytest

from studio.mixer.meters import FLOOR_DB, Meters

BLOCK = 1024


def test_sine_levels() -> None:
    meters = Meters(2, BLOCK)
    times = np.arange(BLOCK) / 48000
    rows = np.zeros((2, 2 * BLOCK), np.float32)
    rows[0, 0::2] = 0.5 * np.sin(2 * np.pi * 1500 * times)  # 32 whole periods
    rows[0, 1::2] = -0.25 * np.sin(2 * np.pi * 1500 * times)
    meters.add(rows)
    meters.add(rows)
    first, second = meters.take()
    assert first == pytest.approx((-6.0, -12.0, -9.0, -15.1), abs=0.11)
    assert second == (FLOOR_DB,) * 4


def test_the_peak_between_two_reports_counts_even_when_negative() -> None:
    meters = Meters(1, BLOCK)
    rows = np.zeros((1, 2 * BLOCK), np.float32)
    rows[0, 10] = -1.0
    meters.add(rows)
    meters.add(np.zeros_like(rows))
    left, right, rms, _ = meters.take()[0]
    assert (left, right) == (0.0, FLOOR_DB)
    assert rms == pytest.approx(20 * np.log10(np.sqrt(1 / (2 * BLOCK))), abs=0.1)


def test_taking_starts_anew() -> None:
    meters = Meters(1, BLOCK)
    meters.add(np.ones((1, 2 * BLOCK), np.float32))
    assert meters.take() == [(0.0, 0.0, 0.0, 0.0)]
    assert meters.take() == [(FLOOR_DB,) * 4]
