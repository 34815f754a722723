"""Indices and times are each other's inverse at any age of the machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.ipc import clock as clocks

AGES = st.integers(0, 10 * 365 * 86_400 * clocks.NS)
RATES = st.sampled_from([(30, 1), (60, 1), (25, 1), (30_000, 1001), (24_000, 1001), (50, 1), (1, 1), (240_000, 1001)])


@given(AGES, RATES)
def test_tick_of_its_own_time_is_itself(age_ns: int, rate: tuple[int, int]) -> None:
    tick = clocks.tick_at(age_ns, *rate)
    due_ns = clocks.tick_time_ns(tick, *rate)
    assert due_ns <= age_ns < clocks.tick_time_ns(tick + 1, *rate)
    assert clocks.tick_at(due_ns, *rate) == tick
    assert due_ns == 0 or clocks.tick_at(due_ns - 1, *rate) == tick - 1


@given(AGES)
def test_sample_of_its_own_time_is_itself(age_ns: int) -> None:
    sample = clocks.sample_at(age_ns)
    due_ns = clocks.sample_time_ns(sample)
    assert due_ns <= age_ns < clocks.sample_time_ns(sample + 1)
    assert clocks.sample_at(due_ns) == sample


def test_ticks_do_not_drift() -> None:
    assert clocks.tick_time_ns(30_000 * 3600, 30_000, 1001) == 1001 * 3600 * clocks.NS


def test_virtual_clock_moves_only_when_told() -> None:
    clock = clocks.VirtualClock(5)
    assert clock.now_ns() == 5
    clock.advance_ns(10)
    clock.sleep_until(12)
    assert clock.now_ns() == 15
    clock.sleep_until(20)
    assert clock.now_ns() == 20


def test_real_clock_returns_at_or_after_the_time_asked_for() -> None:
    clock = clocks.MonotonicClock()
    due_ns = clock.now_ns() + 3_000_000
    clock.sleep_until(due_ns)
    assert clock.now_ns() >= due_ns
    clock.sleep_until(due_ns - clocks.NS)  # the past: at once
