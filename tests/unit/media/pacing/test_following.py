"""The monitor's reading of a ring: drift is followed, gaps are silence, the pitch stays. Time is counted, not waited for."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.media.pacing.following import LEAD, Follower

F32 = NDArray[np.float32]
BLOCK = 1024


_PERIOD = 48  # samples of 1 kHz
_WAVE = np.sin(2 * np.pi * np.arange(_PERIOD + 4 * BLOCK) / _PERIOD).astype(np.float32)[:, None]


class Tone:
    """A ring with a sine of 1 kHz, whose `end` the test moves."""

    def __init__(self) -> None:
        self.end = 0

    def read(self, index: int, out: F32) -> int:
        first = index % _PERIOD
        out[:] = _WAVE[first : first + len(out)]
        return len(out)


@pytest.mark.parametrize("ppm", [-300, 0, 300])
def test_ten_minutes_of_drift_are_followed_without_a_gap(ppm: int) -> None:
    """The ring advances in blocks of 1024 on its own clock; the device takes blocks on another."""
    ring = Tone()
    follower = Follower(ring)
    leads, ratios = [], []
    for step in range(1, 600 * 48_000 // BLOCK):
        written = int(step * BLOCK * (1 + ppm / 1e6)) + 4096
        ring.end = written // BLOCK * BLOCK
        follower.block(BLOCK)
        if step % 50 == 0:
            assert follower._place is not None
            leads.append(ring.end - follower._place)
            ratios.append(follower.ratio)
    assert (follower.underruns, follower.jumps) == (0, 0)
    assert np.mean(ratios[len(ratios) // 3 :]) == pytest.approx(1 + ppm / 1e6, abs=50e-6)
    assert max(leads) < LEAD + 1100
    assert min(leads) > 0


def test_blocks_join_without_a_click() -> None:
    ring = Tone()
    follower = Follower(ring)
    blocks = []
    for step in range(200):
        ring.end = int((step * BLOCK + 4096) * 1.0005) // BLOCK * BLOCK
        blocks.append(follower.block(BLOCK)[:, 0])
    steps = np.abs(np.diff(np.concatenate(blocks)))
    assert steps.max() < 2 * np.pi * 1000 / 48_000 * 1.02


def test_an_empty_ring_is_silence_then_sound() -> None:
    ring = Tone()
    follower = Follower(ring)
    assert not follower.block(BLOCK).any()
    ring.end = 3 * BLOCK
    assert follower.block(BLOCK).any()


def test_a_ring_that_stops_is_silence_and_one_that_leaps_is_caught_up_with() -> None:
    ring = Tone()
    follower = Follower(ring)
    ring.end = 3 * BLOCK
    sounding = [bool(follower.block(BLOCK).any()) for _ in range(3)]
    assert sounding == [True, True, False]
    assert follower.underruns == 1
    ring.end = 10_000_000
    assert follower.block(BLOCK).any()
    ring.end = 20_000_000
    follower.block(BLOCK)
    assert follower.jumps == 1
