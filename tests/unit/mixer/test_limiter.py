from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.mixer.limiter import AHEAD, RELEASE_DB_PER_S, Limiter

F32 = NDArray[np.float32]
BLOCK = 1024


def limited(samples: F32, ceiling: float) -> F32:
    """`samples` (n, 2) through the limiter block by block, as long as there is something ahead."""
    limiter = Limiter()
    out = []
    for start in range(0, len(samples) - BLOCK - AHEAD + 1, BLOCK):
        block = np.empty(2 * BLOCK, np.float32)
        limiter.apply(np.ascontiguousarray(samples[start : start + BLOCK + AHEAD]).ravel(), block, ceiling)
        out.append(block.reshape(BLOCK, 2))
    return np.concatenate(out)


def sine(count: int, level: float, frequency_hz: float = 997.0) -> F32:
    wave = level * np.sin(2 * np.pi * frequency_hz * np.arange(count) / 48000)
    return np.stack([wave, -wave], axis=1).astype(np.float32)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    ceiling=st.floats(0.1, 1.0),
    burst=st.floats(0.0, 30.0),
    density=st.floats(0.0001, 0.2),
)
def test_the_ceiling_is_never_exceeded(seed: int, ceiling: float, burst: float, density: float) -> None:
    rng = np.random.default_rng(seed)
    samples = (rng.standard_normal((6 * BLOCK, 2)) * 0.2).astype(np.float32)
    samples[rng.random(len(samples)) < density] *= burst
    out = limited(samples, ceiling)
    assert np.abs(out).max() <= np.float32(ceiling)


def test_what_fits_passes_untouched() -> None:
    samples = sine(5 * BLOCK, 0.8)
    np.testing.assert_array_equal(limited(samples, 0.891), samples[: 4 * BLOCK])


def test_a_loud_tone_ends_just_under_the_ceiling_undistorted() -> None:
    out = limited(sine(60 * BLOCK, 2.0), 0.5)
    steady = out[20 * BLOCK :, 0].astype(np.float64)
    assert 0.48 < steady.max() <= 0.5
    times = np.arange(len(steady)) / 48000
    basis = np.stack([np.sin(2 * np.pi * 997 * times), np.cos(2 * np.pi * 997 * times)])
    fit = np.linalg.lstsq(basis.T, steady, rcond=None)[0] @ basis
    distortion = np.sqrt(np.mean((steady - fit) ** 2) / np.mean(fit**2))
    assert distortion < 0.02


def test_a_peak_is_approached_by_a_ramp_not_by_a_step() -> None:
    """Gain moves at most 1 / AHEAD of its way per sample."""
    samples = np.full((4 * BLOCK, 2), 0.4, np.float32)
    samples[1500:1510] = 1.6
    gains = limited(samples, 0.8)[:, 0] / samples[: 3 * BLOCK, 0]
    assert np.abs(np.diff(gains)).max() <= 0.5 / AHEAD * 1.01
    assert gains[1500 - AHEAD - 1] == 1.0
    assert gains[1505] == pytest.approx(0.5, abs=1e-3)


def test_release_rises_at_its_rate_and_ends_at_unity() -> None:
    samples = np.full((60 * BLOCK, 2), 0.2, np.float32)
    samples[100] = 1.6  # 6 dB over
    gains = limited(samples, 0.8)[:, 0] / 0.2
    db = 20 * np.log10(np.maximum(gains[200:4000], 1e-6))
    rate = (db[2000] - db[0]) / 2000 * 48000
    assert rate == pytest.approx(RELEASE_DB_PER_S, rel=0.03)
    assert gains[48000 // 10 + 600] == pytest.approx(1.0, abs=1e-5)
    assert gains[-1] == 1.0


def test_both_channels_take_the_same_gain() -> None:
    samples = np.full((4 * BLOCK, 2), 0.4, np.float32)
    samples[1500:1600, 0] = 1.6
    gains = limited(samples, 0.8) / samples[: 3 * BLOCK]
    np.testing.assert_allclose(gains[:, 0], gains[:, 1], atol=1e-6)


def test_a_ceiling_lowered_between_blocks_holds_at_once() -> None:
    limiter = Limiter()
    tone = sine(3 * BLOCK, 0.8).ravel()
    out = np.empty(2 * BLOCK, np.float32)
    limiter.apply(tone[: 2 * (BLOCK + AHEAD)], out, 0.9)
    limiter.apply(tone[2 * BLOCK : 2 * (2 * BLOCK + AHEAD)], out, 0.3)
    assert np.abs(out).max() <= np.float32(0.3)
