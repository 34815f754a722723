"""The noise gate: when it opens and closes, how long it takes, and that it never clicks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.kinds.sound_filters.noise_gate import NoiseGate
from studio.kinds.sound_filters.noise_gate.working import Gate, make

F32 = NDArray[np.float32]
RATE, SAMPLES = 48_000, 1024
PLAIN = NoiseGate(id="g", threshold_db=-40, hysteresis_db=6, attack_ms=2, hold_ms=100, release_ms=50)

anything = st.builds(
    NoiseGate,
    id=st.just("g"),
    threshold_db=st.floats(-80, 0),
    hysteresis_db=st.floats(0, 20),
    attack_ms=st.floats(1, 100),
    hold_ms=st.floats(0, 300),
    release_ms=st.floats(5, 500),
)


def steady(level_db: float, blocks: int) -> F32:
    """A square wave: its level is its magnitude, at every sample."""
    wave = np.where(np.arange(blocks * SAMPLES) // 48 % 2, 1.0, -1.0) * 10 ** (level_db / 20)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def through(work: Gate, sound: F32) -> F32:
    """What comes out of it, divided by what went in: the gain at every sample."""
    out = sound.copy()
    for block in out.reshape(-1, SAMPLES, 2):
        work.apply(block)
    np.testing.assert_allclose(out[:, 0] * sound[:, 1], out[:, 1] * sound[:, 0], atol=1e-9)
    return np.divide(out[:, 0], sound[:, 0], out=np.zeros(len(out), np.float32), where=sound[:, 0] != 0)


def closed(value: NoiseGate) -> Gate:
    work = make(value, RATE, SAMPLES)
    through(work, np.zeros((80 * SAMPLES, 2), np.float32))
    assert not through(work, np.full((SAMPLES, 2), 1e-6, np.float32)).any()
    return work


def test_it_opens_at_the_threshold_and_closes_below_the_hysteresis() -> None:
    work = closed(PLAIN)
    assert not through(work, steady(-41, 40)).any(), "below the threshold it stays closed"
    assert through(work, steady(-39, 40))[-1] == 1.0
    assert through(work, steady(-45, 40))[-1] == 1.0, "within the hysteresis it stays open"
    assert through(work, steady(-47, 40))[-1] == 0.0
    assert not through(work, steady(-45, 40)).any(), "and closed"


def test_attack_hold_and_release_take_their_time() -> None:
    work = closed(PLAIN)
    gain = through(work, steady(-20, 40))
    assert np.argmax(gain >= 1.0) / RATE * 1000 == pytest.approx(2, abs=0.2)
    gain = through(work, steady(-80, 40))
    assert np.argmax(gain < 1.0) / RATE * 1000 == pytest.approx(100 + 5.3, abs=0.5), "5.3 ms of it are the held peak"
    assert np.argmax(gain <= 0.0) / RATE * 1000 == pytest.approx(100 + 5.3 + 50, abs=0.7)


def test_it_begins_open() -> None:
    work = make(PLAIN, RATE, SAMPLES)
    gain = through(work, steady(-60, 40))
    assert gain[0] == 1.0
    assert gain[-1] == 0.0


def test_other_settings_neither_close_it_nor_forget_the_hold() -> None:
    work = make(PLAIN, RATE, SAMPLES)
    through(work, steady(-20, 4))
    work.follow(replace(PLAIN, threshold_db=-50))
    assert (through(work, steady(-20, 4)) == 1.0).all()


@given(value=anything, seed=st.integers(0, 2**32 - 1))
@settings(max_examples=120, deadline=None)
def test_its_gain_never_jumps(value: NoiseGate, seed: int) -> None:
    """A step from one sample to the next is at most what the quicker of attack and release makes: no click."""
    chance = np.random.default_rng(seed)
    sound = np.concatenate([steady(level_db, 2) for level_db in chance.uniform(-90, 0, 16)])
    gain = through(make(value, RATE, SAMPLES), sound)
    assert gain.min() >= 0
    assert gain.max() <= 1 + 1e-6
    quickest = 1000 / RATE / min(value.attack_ms, value.release_ms)
    assert np.abs(np.diff(gain)).max() <= quickest * 1.001 + 1e-5


@given(value=anything, seed=st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_it_is_the_machine_that_it_says(value: NoiseGate, seed: int) -> None:
    """Open at the end exactly if a machine that looks at whole blocks of steady levels says so."""
    chance = np.random.default_rng(seed)
    value = replace(value, hold_ms=0.0, release_ms=20, attack_ms=5)
    work, opened = make(value, RATE, SAMPLES), True
    for level_db in chance.uniform(-90, 0, 12):
        if min(abs(level_db - value.threshold_db), abs(level_db - value.threshold_db + value.hysteresis_db)) < 0.01:
            continue
        gain = through(work, steady(level_db, 4))
        opened = level_db >= value.threshold_db or (opened and level_db >= value.threshold_db - value.hysteresis_db)
        assert gain[-1] == (1.0 if opened else 0.0)


def test_a_low_hum_at_the_threshold_does_not_chatter() -> None:
    value = replace(PLAIN, hold_ms=0.0, hysteresis_db=0.5)
    work = closed(value)
    time_s = np.arange(60 * SAMPLES) / RATE
    hum = (10 ** (-39.9 / 20) * np.sin(2 * np.pi * 100 * time_s)).astype(np.float32)
    gain = through(work, np.stack([hum, hum], axis=1))
    settled = gain[10 * SAMPLES :]
    assert settled[np.abs(hum[10 * SAMPLES :]) > 1e-4].min() > 0.999
