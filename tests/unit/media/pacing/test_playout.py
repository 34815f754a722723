"""Virtual minutes of jitter, drift, stalls and restarts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.ipc.clock import NS, SAMPLE_RATE_HZ
from studio.media.pacing.playout import ArrivalClock, SoundPacer

MS = 1_000_000
FRAME = NS // 30
START = 5_000 * NS


class Tape:
    """Stands where the sound ring would: what was emitted, and where."""

    def __init__(self) -> None:
        self.blocks: list[NDArray[np.float32]] = []
        self.spans: list[tuple[int, int]] = []

    def __call__(self, samples: NDArray[np.float32], index: int) -> None:
        self.blocks.append(samples)
        self.spans.append((index, index + len(samples)))

    def gaps(self) -> list[int]:
        return [start - end for (_, end), (start, _) in pairwise(self.spans)]


def play(
    clock: ArrivalClock, frames: int, jitter_ms: float, drift_ppm: float = 0.0, seed: int = 1, delay_ms: float = 30
) -> list[tuple[int, int]]:
    """(arrival, due) of a 30 Hz source with media time from 0."""
    rng = np.random.default_rng(seed)
    out = []
    for n in range(frames):
        arrival = START + int(n * FRAME * (1 + drift_ppm * 1e-6)) + int((delay_ms + rng.uniform(0, jitter_ms)) * MS)
        out.append((arrival, clock.due_ns(n * FRAME, arrival)))
    return out


def test_a_quiet_network_costs_only_the_floor() -> None:
    pairs = play(ArrivalClock(), 300, jitter_ms=0.5)
    assert max(due - arrival for arrival, due in pairs[30:]) <= 6 * MS


def test_under_jitter_due_times_stay_even_and_pictures_come_in_time() -> None:
    pairs = play(ArrivalClock(), 1800, jitter_ms=15)[150:]
    late = sum(due < arrival for arrival, due in pairs)
    assert late / len(pairs) < 0.05
    steps = np.diff([due for _, due in pairs])
    assert abs(steps - FRAME).max() <= 0.3 * MS
    assert max(due - arrival for arrival, due in pairs) <= 40 * MS


@pytest.mark.parametrize("drift_ppm", [-300.0, 300.0])
def test_a_drifting_sender_is_followed_for_ten_minutes(drift_ppm: float) -> None:
    pairs = play(ArrivalClock(), 18_000, jitter_ms=3, drift_ppm=drift_ppm)[300:]
    latency = [(due - arrival) / MS for arrival, due in pairs]
    assert min(latency) > -2
    assert max(latency) < 12


def test_the_burst_of_a_connection_does_not_stay_as_latency() -> None:
    clock = ArrivalClock()
    for n in range(60):  # two seconds of the past at once
        clock.due_ns(n * FRAME, START + n * MS // 10)
    late = [clock.due_ns((60 + n) * FRAME, START + 10 * MS + n * FRAME) - (START + 10 * MS + n * FRAME) for n in range(60)]
    assert all(wait <= 60 * MS for wait in late[3:])


def test_a_stall_that_catches_up_changes_nothing() -> None:
    clock = ArrivalClock()
    before = play(clock, 150, jitter_ms=1)
    offset = before[-1][1] - 149 * FRAME
    resume = START + 180 * FRAME + 30 * MS
    for n in range(150, 180):
        clock.due_ns(n * FRAME, resume)
    due = clock.due_ns(181 * FRAME, resume + FRAME)
    assert abs(due - 181 * FRAME - offset) < 5 * MS
    assert clock.resets == 0


@pytest.mark.parametrize("jump_s", [-3600, -2, 5, 95443])
def test_restarted_media_time_begins_anew_at_once(jump_s: int) -> None:
    clock = ArrivalClock()
    play(clock, 150, jitter_ms=1)
    arrival = START + 150 * FRAME + 30 * MS
    due = clock.due_ns(150 * FRAME + jump_s * NS, arrival)
    assert clock.resets == 1
    assert 0 <= due - arrival <= 10 * MS


def test_lost_pictures_are_no_restart() -> None:
    clock = ArrivalClock()
    play(clock, 150, jitter_ms=1)
    clock.due_ns(240 * FRAME, START + 240 * FRAME + 30 * MS)
    assert clock.resets == 0


@given(st.lists(st.floats(0, 500), min_size=5, max_size=200))
@settings(max_examples=60, deadline=None)
def test_due_times_never_go_back_within_small_delays(delays_ms: list[float]) -> None:
    clock = ArrivalClock()
    dues = [clock.due_ns(n * FRAME, START + n * FRAME + int(min(delay, 90) * MS)) for n, delay in enumerate(delays_ms)]
    assert all(later > earlier for earlier, later in pairwise(dues))


# ---------------------------------------------------------------- sound


def feed(pacer: SoundPacer, minutes: float, ppm: float, jitter_ms: float = 0.0, block: int = 480) -> list[float]:
    """A device whose clock is off by `ppm`; returns the placing error in ms, block by block, as the pacer sees it."""
    rng = np.random.default_rng(3)
    silence = np.zeros((block, 2), np.float32)
    errors = []
    for n in range(int(minutes * 60 * SAMPLE_RATE_HZ / block)):
        true_ns = START + int(n * block * NS / SAMPLE_RATE_HZ / (1 + ppm * 1e-6))
        pacer.push(silence, true_ns + int(rng.uniform(-jitter_ms, jitter_ms) * MS))
        errors.append(pacer.error_ms)
    return errors


@pytest.mark.parametrize("ppm", [-200.0, 0.0, 200.0])
def test_a_device_with_its_own_clock_stays_within_5_ms_for_ten_minutes(ppm: float) -> None:
    tape = Tape()
    pacer = SoundPacer(tape)
    errors = feed(pacer, 10, ppm, block=1024)
    assert max(map(abs, errors)) < 5
    assert set(tape.gaps()) == {0}
    assert pacer.resyncs == 0
    length = tape.spans[-1][1] - tape.spans[0][0]
    assert abs(length - 600 * SAMPLE_RATE_HZ / (1 + ppm * 1e-6)) < 0.005 * SAMPLE_RATE_HZ + 1024


def test_jitter_of_the_blocks_is_not_heard() -> None:
    tape = Tape()
    pacer = SoundPacer(tape)
    ratios = []
    block = np.zeros((480, 2), np.float32)
    rng = np.random.default_rng(5)
    for n in range(6000):
        pacer.push(block, START + n * 10 * MS + int(rng.uniform(-5, 5) * MS))
        ratios.append(pacer.ratio)
    assert max(abs(ratio - 1) for ratio in ratios[500:]) < 0.0008
    assert set(tape.gaps()) == {0}


def test_a_tone_stays_a_clean_tone_while_corrected() -> None:
    tape = Tape()
    pacer = SoundPacer(tape)
    t = np.arange(20 * SAMPLE_RATE_HZ)
    tone = (0.5 * np.sin(2 * np.pi * 1000 * t / SAMPLE_RATE_HZ)).astype(np.float32)
    stereo = np.column_stack([tone, tone])
    for at in range(0, len(stereo), 960):
        pacer.push(stereo[at : at + 960], START + int(at * NS / SAMPLE_RATE_HZ / 1.0002))
    heard = np.concatenate(tape.blocks)[-8 * SAMPLE_RATE_HZ :, 0].astype(np.float64)
    window = np.hanning(len(heard))
    spectrum = np.abs(np.fft.rfft(heard * window)) ** 2
    peak = int(spectrum.argmax())
    assert abs(peak / 8 - 1000.2) < 0.3
    noise = spectrum.sum() - spectrum[peak - 40 : peak + 41].sum()
    assert 10 * np.log10(noise / spectrum.sum()) < -60


def test_a_small_offset_is_worked_off_without_a_gap() -> None:
    tape = Tape()
    pacer = SoundPacer(tape)
    block = np.zeros((480, 2), np.float32)
    for n in range(3000):
        pacer.push(block, START + n * 10 * MS + (50 * MS if n > 100 else 0))
    assert abs(pacer.error_ms) < 0.5
    assert pacer.resyncs == 0
    assert set(tape.gaps()) == {0}


@pytest.mark.parametrize("jump_ms", [300, -300])
def test_a_jump_is_mended_at_once(jump_ms: int) -> None:
    tape = Tape()
    pacer = SoundPacer(tape)
    block = np.zeros((480, 2), np.float32)
    for n in range(200):
        pacer.push(block, START + n * 10 * MS + (jump_ms * MS if n >= 100 else 0))
    assert pacer.resyncs == 1
    assert abs(pacer.error_ms) < 0.1
    assert [gap for gap in tape.gaps() if gap] == [pytest.approx(jump_ms * 48, abs=4)]


@given(st.lists(st.integers(1, 3000), min_size=2, max_size=60), st.floats(-0.004, 0.004))
@settings(max_examples=60, deadline=None)
def test_any_block_lengths_give_one_gapless_line(lengths: list[int], skew: float) -> None:
    tape = Tape()
    pacer = SoundPacer(tape)
    at = 0
    for length in lengths:
        pacer.push(np.ones((length, 2), np.float32), START + int(at * (1 + skew) * NS / SAMPLE_RATE_HZ))
        at += length
    assert set(tape.gaps()) <= {0}
    assert sum(map(len, tape.blocks)) == pytest.approx(at, abs=at * 0.005 + 4)
    assert all(np.allclose(block, 1) for block in tape.blocks)


def test_blocks_join_without_a_click() -> None:
    """The cubic must find its neighbours across the joint at every phase: a wrong one is a step the sine never makes."""
    heard: list[np.ndarray] = []
    pacer = SoundPacer(lambda samples, index: heard.append(samples[:, 0].copy()))
    sizes = np.random.default_rng(1).integers(900, 1100, 200).tolist()
    start = 0
    for size in sizes:
        at = np.arange(start, start + size) / 48_000
        wave = (0.1 * np.sin(2 * np.pi * 440 * at)).astype(np.float32)
        pacer.push(np.stack([wave, wave], 1), 10**12 + int(start / 48_000 * 1.0008 * 1e9))
        start += size
    steepest = 0.1 * 2 * np.pi * 440 / 48_000
    assert np.abs(np.diff(np.concatenate(heard))).max() < steepest * 1.2
