"""How late messages are, whatever their platforms' clocks say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.show.chat.lateness import LATE_MS, MS_NS, PlatformClock

ERA_MS = 1_700_000_000_000  # of a platform's clock, at monotonic 0
HOUR_MS = 3_600_000


def late(clock: PlatformClock, arrival_ms: int, *stamps_ms: int) -> list[int]:
    """How late messages are that arrive then; stamps since `ERA_MS`."""
    return clock.lateness_ms([ERA_MS + stamp for stamp in stamps_ms], arrival_ms * MS_NS)


@pytest.mark.parametrize("skew_ms", [0, 8 * HOUR_MS, -8 * HOUR_MS])
def test_what_takes_as_long_as_the_fastest_is_not_late(skew_ms: int) -> None:
    clock = PlatformClock()
    assert late(clock, 1000, 400 + skew_ms, 500 + skew_ms, 300 + skew_ms) == [100, 0, 200]
    assert late(clock, 2000, 1500 + skew_ms, -20_000 + skew_ms) == [0, 21_500]


def test_without_a_stamp_nobody_can_say() -> None:
    clock = PlatformClock()
    assert clock.lateness_ms([0, 1], 5 * MS_NS) == [0, 0]
    late(clock, 1000, 900)
    assert clock.lateness_ms([0, 1], 5_000_000 * MS_NS) == [0, 0]


def test_one_wrong_stamp_makes_nothing_late() -> None:
    clock = PlatformClock()
    late(clock, 1000, 900)
    assert late(clock, 1010, 910 + HOUR_MS, 910) == [0, 0]


def test_a_clock_that_is_put_on_is_followed() -> None:
    clock = PlatformClock()
    late(clock, 1000, 900)
    late(clock, 2000, 1900 + HOUR_MS, 1900 + HOUR_MS, 1900 + HOUR_MS)
    assert late(clock, 3000, 2900 + HOUR_MS, 2900 + HOUR_MS - 5000) == [0, 5000]


def test_a_clock_that_is_set_back_is_followed_after_half_a_minute() -> None:
    clock = PlatformClock()
    late(clock, 1000, 900)
    for second in range(2, 40):
        (found,) = late(clock, second * 1000, second * 1000 - 100 - HOUR_MS)
        assert (found > LATE_MS) == (second < 32), second


def test_a_clock_that_runs_slow_is_followed() -> None:
    clock = PlatformClock()
    for minute in range(600):
        assert late(clock, 60_000 * minute, 60_000 * minute - 50 * minute)[0] <= 1, "50 ms a minute"


def test_what_was_kept_back_meanwhile_is_late_and_changes_nothing() -> None:
    clock = PlatformClock()
    late(clock, 1000, 900)
    found = late(clock, 300_000, *range(1000, 299_950, 50))
    assert sum(lateness > LATE_MS for lateness in found) == 5778
    assert late(clock, 301_000, 300_900) == [0]


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 1500), min_size=1, max_size=50))
def test_skew_makes_no_difference(skew_ms: int, ways_ms: list[int]) -> None:
    """Whatever the clocks, ways of up to a second and a half are no lateness of more than that."""
    true, skewed = PlatformClock(), PlatformClock()
    for number, way_ms in enumerate(ways_ms):
        arrival_ms = 10_000 + 500 * number
        found = late(true, arrival_ms, arrival_ms - way_ms)
        assert found == late(skewed, arrival_ms, arrival_ms - way_ms + skew_ms)
        assert 0 <= found[0] <= 1500
