"""What the mixer expects of every kind of sound filter, and the tools at control rate that they share."""

from __future__ import annotations

import tracemalloc

import msgspec
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.kinds.sound_filters import FAMILY
from studio.kinds.sound_filters.working.control_rate import GROUP, HELD, GainCurve, PeakLevels

F32 = NDArray[np.float32]
RATE, SAMPLES = 48_000, 1024
KINDS = list(FAMILY.kinds)


def noise(blocks: int, seed: int = 1) -> F32:
    """(blocks, samples, 2): speech-like, loud and quiet."""
    chance = np.random.default_rng(seed)
    loudness = np.repeat(10 ** (chance.uniform(-80, 0, blocks) / 20), SAMPLES).reshape(blocks, SAMPLES, 1)
    return (loudness * chance.uniform(-1, 1, (blocks, SAMPLES, 2))).astype(np.float32)


def extremes(kind: str) -> list[dict[str, object]]:
    """Settings at every bound of every field."""
    found: list[dict[str, object]] = [{}]
    for field in FAMILY.fields(kind):
        for value in (field.low, field.high, *field.choices, *([True, False] if field.form == "switch" else [])):
            if value is not None:
                found.append({field.name: value})
    lows = {field.name: field.low for field in FAMILY.fields(kind) if field.low is not None}
    highs = {field.name: field.high for field in FAMILY.fields(kind) if field.high is not None}
    return [*found, lows, highs]


def declared(kind: str, **fields: object) -> object:
    return msgspec.convert({"type": kind, "id": "one", **fields}, FAMILY.union())


@pytest.mark.parametrize("kind", KINDS)
def test_at_every_bound_it_stays_finite_and_in_place(kind: str) -> None:
    for fields in extremes(kind):
        work = FAMILY.working(kind).make(declared(kind, **fields), RATE, SAMPLES)
        for block in (*noise(12), np.zeros((SAMPLES, 2), np.float32), np.full((SAMPLES, 2), 30_000, np.float32), *noise(3)):
            work.apply(block)
            assert np.isfinite(block).all(), fields


@pytest.mark.parametrize("kind", KINDS)
def test_silence_stays_silence(kind: str) -> None:
    for fields in extremes(kind):
        work = FAMILY.working(kind).make(declared(kind, **fields), RATE, SAMPLES)
        for block in np.zeros((20, SAMPLES, 2), np.float32):
            work.apply(block)
            assert not block.any(), fields


@pytest.mark.parametrize("kind", KINDS)
def test_no_block_allocates(kind: str) -> None:
    work = FAMILY.working(kind).make(declared(kind), RATE, SAMPLES)
    blocks = noise(60)
    for block in blocks[:20]:
        work.apply(block)
    tracemalloc.start()
    try:
        for block in blocks[20:]:
            work.apply(block)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16_384, "a block of one channel alone is 4 KiB: views and numbers only, not arrays of samples"


@pytest.mark.parametrize("kind", KINDS)
def test_following_the_same_settings_changes_nothing(kind: str) -> None:
    one, other = (FAMILY.working(kind).make(declared(kind), RATE, SAMPLES) for _ in range(2))
    for block, same in zip(noise(20), noise(20), strict=True):
        one.apply(block)
        other.follow(declared(kind))
        other.apply(same)
        np.testing.assert_array_equal(block, same)


def test_the_level_is_the_highest_peak_of_both_channels_lately() -> None:
    levels = PeakLevels(SAMPLES)
    block = np.zeros((SAMPLES, 2), np.float32)
    block[100, 0], block[900, 1] = 0.5, -0.75
    found = levels.of(block)
    assert found.shape == (SAMPLES // GROUP,)
    first, second = 100 // GROUP, 900 // GROUP
    assert not found[:first].any()
    assert (found[first : first + HELD] == 0.5).all()
    assert not found[first + HELD : second].any()
    assert (found[second:] == 0.75).all()
    left = HELD - (SAMPLES // GROUP - second)
    found = levels.of(np.zeros((SAMPLES, 2), np.float32))
    assert (found[:left] == 0.75).all()
    assert not found[left:].any()


@given(frequency_hz=st.floats(100, 3_200), level=st.floats(0.001, 1.0))
@example(frequency_hz=3_000.0, level=1.0)
@settings(max_examples=60, deadline=None)
def test_the_level_of_a_steady_tone_is_steady(frequency_hz: float, level: float) -> None:
    wave = level * np.sin(2 * np.pi * frequency_hz * np.arange(4 * SAMPLES) / RATE)
    levels = PeakLevels(SAMPLES)
    found = [levels.of(block).copy() for block in np.stack([wave, 0.5 * wave], axis=1).astype(np.float32).reshape(4, SAMPLES, 2)]
    settled = np.concatenate(found[1:])
    assert 20 * np.log10(settled.min() / level) > -0.2, "above, samples may lie beside the peaks of a tone for a whole block"
    assert settled.max() <= level * (1 + 1e-6)


def test_a_gain_is_reached_in_straight_lines() -> None:
    curve = GainCurve(SAMPLES)
    gains = np.ones(SAMPLES // GROUP, np.float32)
    gains[3:] = 0.5
    block = np.ones((SAMPLES, 2), np.float32)
    curve.apply(block, gains)
    np.testing.assert_allclose(block[: 3 * GROUP], 1.0)
    np.testing.assert_allclose(block[3 * GROUP : 4 * GROUP, 0], 1 - 0.5 * np.arange(1, GROUP + 1) / GROUP)
    np.testing.assert_allclose(block[4 * GROUP :], 0.5)
    block = np.ones((SAMPLES, 2), np.float32)
    curve.apply(block, np.full(SAMPLES // GROUP, 1.0, np.float32))
    np.testing.assert_allclose(block[:GROUP, 1], 0.5 + 0.5 * np.arange(1, GROUP + 1) / GROUP)
