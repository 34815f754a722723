"""The compressor against its formula: static curve, time constants, and what it never does."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.kinds.sound_filters.compressor import Compressor
from studio.kinds.sound_filters.compressor.working import Compressing, make

F32 = NDArray[np.float32]
RATE, SAMPLES = 48_000, 1024

anything = st.builds(
    Compressor,
    id=st.just("c"),
    threshold_db=st.floats(-60, 0),
    ratio=st.floats(1, 20),
    knee_db=st.one_of(st.just(0.0), st.floats(0, 24)),
    attack_ms=st.floats(0.1, 200),
    release_ms=st.floats(5, 2000),
    makeup_db=st.floats(0, 24),
)


def static_db(level_db: float, value: Compressor) -> float:
    """Equation 4 of the paper, with the make-up gain."""
    over, knee, slope = level_db - value.threshold_db, value.knee_db, 1 / value.ratio - 1
    if 2 * over < -knee:
        out = level_db
    elif 2 * abs(over) <= knee and knee > 0:
        out = level_db + slope * (over + knee / 2) ** 2 / (2 * knee)
    else:
        out = value.threshold_db + over / value.ratio
    return out + value.makeup_db


def tone(level_db: float, blocks: int, frequency_hz: float = 997.0, first: int = 0) -> F32:
    wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * frequency_hz * np.arange(first, first + blocks * SAMPLES) / RATE)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def through(work: Compressing, sound: F32) -> F32:
    out = sound.copy()
    for block in out.reshape(-1, SAMPLES, 2):
        work.apply(block)
    return out


def fast(value: Compressor) -> Compressor:
    return replace(value, attack_ms=0.5, release_ms=20)


@given(value=anything, level_db=st.floats(-70, 0), frequency_hz=st.floats(100, 3_200))
@settings(max_examples=150, deadline=None)
def test_the_static_curve_is_the_formulas(value: Compressor, level_db: float, frequency_hz: float) -> None:
    value = fast(value)
    sound = tone(level_db, 24, frequency_hz)
    settled = slice(16 * SAMPLES, None)
    out = through(make(value, RATE, SAMPLES), sound)[settled]
    gain_db = 10 * np.log10(np.square(out, dtype=np.float64).sum() / np.square(sound[settled], dtype=np.float64).sum())
    assert gain_db == pytest.approx(static_db(level_db, value) - level_db, abs=0.2)


@given(value=anything, seed=st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_nothing_is_amplified_beyond_the_make_up_gain(value: Compressor, seed: int) -> None:
    chance = np.random.default_rng(seed)
    loudness = np.repeat(10 ** (chance.uniform(-90, 20, 12) / 20), SAMPLES)[:, None]
    sound = (loudness * chance.normal(size=(12 * SAMPLES, 2))).astype(np.float32)
    out = through(make(value, RATE, SAMPLES), sound)
    assert (np.abs(out) <= np.abs(sound) * 10 ** (value.makeup_db / 20) * (1 + 1e-5)).all()
    assert (out * sound >= 0).all()


def test_a_ratio_of_one_is_a_gain() -> None:
    sound = tone(-3, 8)
    out = through(make(Compressor(id="c", ratio=1, makeup_db=6), RATE, SAMPLES), sound)
    np.testing.assert_allclose(out, sound * 10 ** (6 / 20), rtol=1e-5)


def test_attack_and_release_are_time_constants() -> None:
    value = Compressor(id="c", threshold_db=-30, ratio=4, knee_db=0, attack_ms=20, release_ms=200)
    work = make(value, RATE, SAMPLES)
    square = np.where(np.arange(100 * SAMPLES) // 48 % 2, 1.0, -1.0)  # its level is its magnitude, at every sample
    level = np.where(np.arange(100 * SAMPLES) < 50 * SAMPLES, 10 ** (-10 / 20), 10 ** (-40 / 20))
    sound = np.stack([square * level] * 2, axis=1).astype(np.float32)
    out = through(work, sound)
    gain_db = 20 * np.log10(np.abs(out[:, 0]) / np.abs(sound[:, 0]))
    wanted = -15.0  # 20 dB over the threshold become 5
    attacked = int(np.argmax(gain_db <= wanted * (1 - np.exp(-1))))
    assert attacked / RATE * 1000 == pytest.approx(20, abs=1)
    gone = 50 * SAMPLES
    released = int(np.argmax(gain_db[gone:] >= wanted * np.exp(-1)))
    assert released / RATE * 1000 == pytest.approx(200 + 5, abs=3), "5 ms of it are the held peak"
    assert gain_db.min() >= wanted - 0.01, "no overshoot"


def test_both_channels_get_one_gain() -> None:
    sound = tone(-6, 8) * np.array([1.0, 0.1], np.float32)
    out = through(make(Compressor(id="c", threshold_db=-30, ratio=10), RATE, SAMPLES), sound)
    np.testing.assert_allclose(out[:, 1], out[:, 0] * 0.1, rtol=1e-4, atol=1e-7)
    assert np.abs(out[-SAMPLES:]).max() < 0.1


def test_a_low_voice_is_hardly_distorted() -> None:
    value = Compressor(id="c", threshold_db=-30, ratio=8, attack_ms=1, release_ms=60)
    out = through(make(value, RATE, SAMPLES), tone(-6, 47, frequency_hz=120.0))[-24_000:, 0]
    spectrum = np.abs(np.fft.rfft(out * np.hanning(len(out))))
    bins = 120 * len(out) // RATE
    fundamental = np.sqrt(np.square(spectrum[bins - 3 : bins + 4]).sum())
    rest = np.sqrt(np.square(spectrum).sum() - fundamental**2)
    assert rest / fundamental < 0.0005, "without the held peak it is 0.8 %"


@given(first=anything, then=anything)
@settings(max_examples=60, deadline=None)
def test_other_settings_make_no_click(first: Compressor, then: Compressor) -> None:
    first, then = (replace(value, attack_ms=max(1.0, value.attack_ms)) for value in (first, then))
    work = make(first, RATE, SAMPLES)
    sound = np.full((24 * SAMPLES, 2), 0.1, np.float32)
    before = through(work, sound[: 8 * SAMPLES])
    work.follow(then)
    out = through(work, sound[: 8 * SAMPLES])
    steps = np.abs(np.diff(np.concatenate([before[-1:], out])[:, 0] / 0.1))
    loudest = 10 ** (max(first.makeup_db, then.makeup_db) / 20)
    assert steps.max() < 0.09 * loudest, "what an attack of 1 ms makes of 57 dB, of each of eight samples"


def test_it_costs_little() -> None:
    """Against sound that it has to work on all the time; a hundredth of a core is the limit, and that is generous."""
    work = make(Compressor(id="c", threshold_db=-40), RATE, SAMPLES)
    block = tone(-6, 1)
    best = min(_seconds(work, block) for _ in range(7))
    assert best / (SAMPLES / RATE) < 0.01


def _seconds(work: Compressing, block: F32) -> float:
    began = time.thread_time()  # what others have of the processors meanwhile is not its cost
    for _ in range(50):
        work.apply(block.copy())
    return (time.thread_time() - began) / 50
