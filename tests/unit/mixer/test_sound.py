"""Sine tones through the mix, measured in the program's ring."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from studio.contracts.plan import PlanStrip, RenderPlan
from studio.ipc.clock import NS, sample_at, sample_time_ns
from studio.ipc.sound_ring import SoundReader, SoundWriter
from studio.kinds.sound_filters.trim import Trim
from studio.mixer.sound import SoundMixer
from studio.mixer.strip import BLOCK, FADE

F32 = NDArray[np.float32]


def tone(index: int, count: int, level: float = 0.5, frequency_hz: float = 375.0) -> F32:
    """A sine that is a function of the sample index; 375 Hz has 128 samples a period, 8 periods a block."""
    wave = level * np.sin(2 * np.pi * frequency_hz * np.arange(index, index + count) / 48000)
    return np.stack([wave, wave], axis=1).astype(np.float32)


class Rig:
    """A sound mixer, sources, and ears."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[tuple[str, bool]] = []
        self.mixer = SoundMixer(folder, 1000 * NS, lambda ring, late: self.said.append((ring, late)))
        self.start = self.mixer._index
        self.ears, self.monitor = SoundReader(folder, "program"), SoundReader(folder, "monitor")
        self.writers: dict[str, SoundWriter] = {}

    def source(self, name: str) -> SoundWriter:
        writer = self.writers[name] = SoundWriter(self.folder, f"source.{name}")
        return writer

    def sound(self, name: str, count: int = 40 * BLOCK, level: float = 0.5, frequency_hz: float = 375.0) -> SoundWriter:
        """A source with a tone from well before the first block on."""
        writer = self.source(name)
        writer.write(self.start - 20 * BLOCK, tone(self.start - 20 * BLOCK, count + 20 * BLOCK, level, frequency_hz))
        return writer

    def plan(self, *strips: PlanStrip, effective_ns: int = 0, **more: Any) -> None:
        more.setdefault("limiter", False)
        self.mixer.plan(RenderPlan(1, (), strips, effective_ns=effective_ns, **more))

    def mix(self, blocks: int) -> F32:
        """What those blocks sound like."""
        first = self.mixer._index
        for _ in range(blocks):
            self.mixer.mix(self.mixer.due_ns)
        return self.heard(first, blocks * BLOCK)

    def heard(self, index: int, count: int, monitor: bool = False) -> F32:
        out = np.zeros((count, 2), np.float32)
        assert (self.monitor if monitor else self.ears).read(index, out) == count
        return out

    def close(self) -> None:
        self.mixer.close()
        self.ears.close()
        self.monitor.close()
        for writer in self.writers.values():
            writer.close()


@pytest.fixture
def rig(folder: Path) -> Iterator[Rig]:
    made = Rig(folder)
    yield made
    made.close()


def test_sound_stays_at_its_index(rig: Rig) -> None:
    rig.sound("a")
    rig.plan(PlanStrip("source.a"))
    rig.mix(3)
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(4), tone(index, 4 * BLOCK), atol=1e-6)
    assert rig.mixer.missing == 0
    assert rig.said == []


def test_blocks_are_due_after_their_wait(rig: Rig) -> None:
    assert rig.mixer.due_ns == sample_time_ns(rig.start + BLOCK) + 60_000_000
    assert rig.mixer.due_ns >= 1000 * NS
    assert rig.start % BLOCK == 0


@pytest.mark.parametrize(
    ("strip", "left", "right"),
    [
        (PlanStrip("source.a", gain=0.5), 0.5, 0.5),
        (PlanStrip("source.a", gain=2.0), 2.0, 2.0),
        (PlanStrip("source.a", gain=0.0), 0.0, 0.0),
        (PlanStrip("source.a", balance=-1.0), 1.0, 0.0),
        (PlanStrip("source.a", balance=0.5), 0.5, 1.0),
    ],
)
def test_gain_and_balance(rig: Rig, strip: PlanStrip, left: float, right: float) -> None:
    rig.sound("a")
    rig.plan(strip)
    rig.mix(2)
    expected = tone(rig.mixer._index, 2 * BLOCK) * np.array([left, right], np.float32)
    np.testing.assert_allclose(rig.mix(2), expected, atol=1e-6)


def test_strips_and_master_add_up(rig: Rig) -> None:
    rig.sound("a")
    rig.sound("b", level=0.25, frequency_hz=750)
    rig.plan(PlanStrip("source.a"), PlanStrip("source.b", gain=2.0), master_gain=0.5)
    rig.mix(2)
    index = rig.mixer._index
    expected = 0.5 * tone(index, BLOCK) + 0.25 * tone(index, BLOCK, 1.0, 750)
    np.testing.assert_allclose(rig.mix(1), expected, atol=1e-6)


def steepest(sound: F32) -> float:
    return float(np.abs(np.diff(sound, axis=0)).max())


@pytest.mark.parametrize("strip", [PlanStrip("source.a", gain=0.0), PlanStrip("source.a", balance=1.0), None])
def test_changes_do_not_click(rig: Rig, strip: PlanStrip | None) -> None:
    rig.sound("a")
    rig.plan(PlanStrip("source.a"))
    calm = steepest(rig.mix(4)[BLOCK:])
    first = rig.mixer._index - BLOCK
    rig.plan(*([strip] if strip else []))
    rig.mix(4)
    assert steepest(rig.heard(first, 5 * BLOCK)) < calm * 1.1
    assert np.abs(rig.heard(first + 3 * BLOCK, BLOCK)[:, 0]).max() == 0


def test_a_plan_holds_from_the_first_block_at_its_time(rig: Rig) -> None:
    rig.sound("a")
    rig.plan(PlanStrip("source.a"))
    rig.mix(2)
    change = rig.mixer._index + 3 * BLOCK
    rig.plan(PlanStrip("source.a", gain=0.0), effective_ns=sample_time_ns(change))
    heard = rig.mix(6)
    np.testing.assert_allclose(heard[: 3 * BLOCK + 64], tone(change - 3 * BLOCK, 3 * BLOCK + 64), atol=1e-6)
    assert np.abs(heard[4 * BLOCK + 64 :]).max() == 0


@pytest.mark.parametrize("delay_ms", [1, 20, 2000 // 10])
def test_delay(rig: Rig, delay_ms: int) -> None:
    rig.sound("a")
    rig.plan(PlanStrip("source.a", delay_ms=delay_ms))
    rig.mix(2)
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(2), tone(index - delay_ms * 48, 2 * BLOCK), atol=1e-6)


def test_a_changed_delay_does_not_click(rig: Rig) -> None:
    rig.sound("a")
    rig.plan(PlanStrip("source.a"))
    calm = steepest(rig.mix(4)[BLOCK:])
    first = rig.mixer._index - BLOCK
    rig.plan(PlanStrip("source.a", delay_ms=77))
    rig.mix(4)
    assert steepest(rig.heard(first, 5 * BLOCK)) < calm * 1.1
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(1), tone(index - 77 * 48, BLOCK), atol=1e-6)


def test_monitor_is_before_the_faders(rig: Rig) -> None:
    rig.sound("a")
    rig.sound("b", level=0.25)
    rig.plan(PlanStrip("source.a", gain=0.0), PlanStrip("source.b", monitor=False))
    rig.mix(3)
    index = rig.mixer._index
    rig.mix(1)
    np.testing.assert_allclose(rig.heard(index + 64, BLOCK, monitor=True), tone(index + 64, BLOCK), atol=1e-6)


def test_panic_silences_all_but_its_own(rig: Rig) -> None:
    rig.sound("a")
    rig.sound("p", level=0.125)
    rig.plan(PlanStrip("source.a"))
    rig.mix(3)
    rig.plan(PlanStrip("source.a"), panic=True)
    rig.mix(2)
    assert np.abs(rig.mix(1)).max() == 0
    rig.plan(PlanStrip("source.a"), panic=True, panic_strip=PlanStrip("source.p"))
    rig.mix(2)
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(1), tone(index, BLOCK, 0.125), atol=1e-6)
    rig.plan(PlanStrip("source.a"))
    rig.mix(3)
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(1), tone(index, BLOCK), atol=1e-6)


def test_a_late_source_is_silenced_named_and_holds_nobody_up(rig: Rig) -> None:
    rig.sound("good", level=0.25, frequency_hz=750)
    late = rig.source("late")
    late.write(rig.start - BLOCK, tone(rig.start - BLOCK, 4 * BLOCK))
    rig.plan(PlanStrip("source.good"), PlanStrip("source.late"))
    rig.mix(8)
    rig.mix(1)
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(1), tone(index, BLOCK, 0.25, 750), atol=1e-6)
    assert rig.said == [("source.late", True)]
    assert rig.mixer.late == ["source.late"]
    gap = rig.mixer._index + 64 - (rig.start + 3 * BLOCK)
    assert rig.mixer.missing == gap
    late.write(rig.mixer._index - 3 * BLOCK, tone(rig.mixer._index - 3 * BLOCK, 40 * BLOCK))
    rig.mix(20)
    assert rig.said == [("source.late", True), ("source.late", False)]
    assert rig.mixer.missing == gap
    index = rig.mixer._index
    np.testing.assert_allclose(rig.mix(1), tone(index, BLOCK, 0.25, 750) + tone(index, BLOCK), atol=1e-6)


@pytest.mark.parametrize("cut", [0, 1, 300, 960, 1000, 1023])
def test_a_gap_begins_and_ends_with_a_fade(rig: Rig, cut: int) -> None:
    """A constant level shows every step: the gap's edges take 5 ms each."""
    writer = rig.source("a")
    ones = np.full((4 * BLOCK, 2), 0.5, np.float32)
    writer.write(rig.start - 2 * BLOCK, ones)
    end = rig.start + 6 * BLOCK + cut
    writer.write(rig.start + 2 * BLOCK, np.full((4 * BLOCK + cut, 2), 0.5, np.float32))
    rig.plan(PlanStrip("source.a"))
    rig.mix(8)
    back = rig.mixer._index + BLOCK + cut
    writer._head[1] = back  # the ring says that nothing lies before it
    writer.write(back, np.full((9 * BLOCK, 2), 0.5, np.float32))
    writer._head[1] = back
    rig.mix(6)
    heard = rig.heard(rig.start + 2 * BLOCK, 12 * BLOCK)[:, 0]
    assert np.abs(np.diff(heard)).max() <= 0.5 / FADE * 1.02
    assert heard[end - rig.start - 2 * BLOCK + FADE] == 0
    assert heard[-1] == 0.5


def test_a_source_that_begins_a_little_ahead_is_not_late(rig: Rig) -> None:
    rig.plan(PlanStrip("source.new"))
    rig.mix(2)
    first = rig.mixer._index + 5 * BLOCK // 2
    rig.source("new").write(first, tone(first, 20 * BLOCK))
    heard = rig.mix(8)
    assert np.abs(heard[: 2 * BLOCK]).max() == 0
    assert np.abs(heard[4 * BLOCK :]).max() > 0.4
    assert (rig.said, rig.mixer.missing) == ([], 0)


def test_a_source_that_rests_is_not_missed_and_begins_again_unnoticed(rig: Rig) -> None:
    paused = rig.source("paused")
    paused.write(rig.start - BLOCK, tone(rig.start - BLOCK, 4 * BLOCK))
    paused.rest()
    rig.plan(PlanStrip("source.paused"))
    rig.mix(100)
    assert (rig.said, rig.mixer.missing) == ([], 0)
    again = rig.mixer._index + BLOCK // 2  # amid a block
    paused.write(again, tone(again, 10 * BLOCK))
    heard = rig.mix(8)
    assert np.abs(heard[2 * BLOCK :]).max() > 0.4
    assert (rig.said, rig.mixer.missing) == ([], 0)
    rig.mix(10)  # and now it is late without a word
    assert rig.said == [("source.paused", True)]
    paused.rest()
    rig.mix(1)
    assert rig.said[1:] == [("source.paused", False)]


def test_a_source_that_never_sounded_is_not_late(rig: Rig) -> None:
    rig.plan(PlanStrip("source.mute-camera"))
    rig.mix(5)
    assert rig.said == []
    assert rig.mixer.missing == 0


def test_a_source_that_is_always_behind_is_named(rig: Rig) -> None:
    writer = rig.source("slow")
    rig.plan(PlanStrip("source.slow"))
    for _ in range(20):
        writer.write(rig.mixer._index - 9 * BLOCK, tone(0, BLOCK))
        rig.mix(1)
    assert rig.said == [("source.slow", True)]


@pytest.mark.parametrize("rubbish", [np.nan, np.inf, 1e30])
def test_rubbish_is_silence(rig: Rig, rubbish: float) -> None:
    rig.sound("good", level=0.25)
    bad = rig.source("bad")
    samples = tone(0, 10 * BLOCK)
    samples[4321] = rubbish
    bad.write(rig.start - BLOCK, samples)
    rig.plan(PlanStrip("source.good"), PlanStrip("source.bad"), limiter=True)
    heard = rig.mix(8)
    assert np.isfinite(heard).all()
    assert np.abs(heard).max() <= np.float32(0.891)
    assert rig.said[0] == ("source.bad", True)


def test_meters_are_after_the_fader_but_before_a_closed_one(rig: Rig) -> None:
    rig.sound("a")
    rig.sound("closed")
    rig.plan(PlanStrip("source.a", gain=0.5), PlanStrip("source.closed", gain=0.0))
    rig.mix(2)
    rig.mixer.levels()
    rig.mix(2)
    levels = rig.mixer.levels()
    assert levels["source.a"] == pytest.approx((-12.0, -12.0, -15.1, -15.1), abs=0.11)
    assert levels["source.closed"] == pytest.approx((-6.0, -6.0, -9.0, -9.0), abs=0.11)
    assert levels["program"] == pytest.approx((-12.0, -12.0, -15.1, -15.1), abs=0.11)


def test_the_limiter_holds_the_sum(rig: Rig) -> None:
    rig.sound("a", level=0.9)
    rig.sound("b", level=0.9)
    rig.plan(PlanStrip("source.a"), PlanStrip("source.b"), limiter=True, ceiling=0.5)
    assert np.abs(rig.mix(10)).max() <= 0.5
    steady = rig.mix(4)
    assert np.abs(steady).max() > 0.47


def test_a_standstill_is_skipped(rig: Rig) -> None:
    rig.sound("a")
    rig.plan(PlanStrip("source.a"))
    rig.mix(2)
    later = rig.mixer.due_ns + 600 * NS
    rig.mixer.mix(later)
    assert abs(rig.mixer._index - sample_at(later - 60_000_000)) <= BLOCK
    assert rig.mixer.blocks == 3


HALF_DB = 20 * math.log10(0.5)


def test_filters_work_before_fader_and_monitor(rig: Rig) -> None:
    rig.sound("a")
    chain = (Trim(id="one", gain_db=HALF_DB), Trim(id="two", gain_db=HALF_DB, invert=True))
    rig.plan(PlanStrip("source.a", gain=0.5, filters=chain))
    rig.mix(2)
    index = rig.mixer._index
    heard = rig.mix(2)
    np.testing.assert_allclose(heard, tone(index, 2 * BLOCK) * -0.125, atol=1e-6)
    np.testing.assert_allclose(rig.heard(index, 2 * BLOCK, monitor=True), tone(index, 2 * BLOCK) * -0.25, atol=1e-6)


def test_filters_come_and_go_within_a_block_and_without_a_click(rig: Rig) -> None:
    rig.sound("a")
    trim = Trim(id="one", gain_db=HALF_DB)
    for chain in ((), (trim,), (replace(trim, gain_db=0.0),), (replace(trim, gain_db=HALF_DB),), ()):
        rig.plan(PlanStrip("source.a", filters=chain))
        heard = rig.mix(4)
        index = rig.mixer._index - 2 * BLOCK
        gain = 10 ** (chain[0].gain_db / 20) if chain else 1.0
        np.testing.assert_allclose(heard[2 * BLOCK :], tone(index, 2 * BLOCK) * gain, atol=1e-5)
        assert np.abs(np.diff(heard[:, 0])).max() < 0.5 * 2 * np.pi * 375 / 48000 + 0.001


def test_a_source_that_has_said_goodbye_is_missed_by_nobody(rig: Rig) -> None:
    writer = rig.sound("a", 4 * BLOCK)
    rig.plan(PlanStrip("source.a", 1.0))
    rig.mix(2)
    writer.close()
    rig.writers.clear()
    rig.mix(8)
    assert (rig.mixer.missing, rig.mixer.late, rig.said) == (0, [], [])


def test_a_source_that_leaves_the_plan_is_no_longer_missing(rig: Rig) -> None:
    rig.sound("a", 2 * BLOCK)
    rig.plan(PlanStrip("source.a", 1.0))
    rig.mix(6)
    assert rig.said == [("source.a", True)]
    rig.plan()
    rig.mix(3)
    assert (rig.mixer.late, rig.said) == ([], [("source.a", True), ("source.a", False)])
