"""A level read from a ring is that of what sounds now."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.control.sounds import LevelReader
from studio.ipc import clock as clocks
from studio.ipc import session
from studio.ipc.sound_ring import SoundWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


def test_a_tone_has_its_level_and_nothing_is_silence(folder: Path) -> None:
    clock = clocks.VirtualClock()
    reader = LevelReader(folder, "trial_1", clock)
    assert reader.levels() == (-120.0,) * 4
    writer = SoundWriter(folder, "source.trial_1")
    at = clocks.sample_at(clock.now_ns())
    wave = 0.5 * np.sin(np.arange(48_000) * 2 * np.pi * 480 / 48_000)
    writer.write(at, np.stack([wave, wave * 0.1], 1).astype(np.float32))
    for _ in range(16):  # a reader that found nothing looks again now and then
        reader.levels()
    assert reader.levels()[0] == -120.0, "it lies ahead"
    clock.advance_ns(clocks.NS // 2)
    assert reader.levels() == pytest.approx((-6.0, -26.0, -9.0, -29.0), abs=0.1)
    clock.advance_ns(clocks.NS)
    assert reader.levels() == (-120.0,) * 4
    writer.close()
    reader.close()
