"""What a day's units bear: a pace that lasts the show, a day that begins at midnight Pacific time, and the end of a quota."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from youtube.quota import QUICKEST_S, READ, SLOWEST_S, WRITE, Quota

HOUR_MS = 3_600_000
EIGHT_MS = round(datetime(2026, 11, 29, 20, tzinfo=UTC).timestamp() * 1000)


def test_the_pace_lasts_the_show_and_leaves_something_for_the_rest() -> None:
    quota = Quota(10_000, 4 * 3600.0)
    now_ms, readings = EIGHT_MS, 0
    while now_ms < EIGHT_MS + 4 * HOUR_MS:
        quota.spend(READ, now_ms)
        readings += 1
        now_ms += round(1000 * quota.pace_s(now_ms))
    assert readings == pytest.approx(1_600, rel=0.1), "a reading every nine seconds"
    assert quota.left(now_ms) >= 1_900


def test_what_is_written_slows_reading_down() -> None:
    quota = Quota(10_000, 4 * 3600.0)
    before = quota.pace_s(EIGHT_MS)
    for _ in range(200):
        quota.spend(WRITE, EIGHT_MS)
    assert quota.pace_s(EIGHT_MS) == pytest.approx(2 * before)


def test_a_show_that_goes_on_is_read_on() -> None:
    quota = Quota(10_000, 3600.0)
    quota.pace_s(EIGHT_MS)
    assert 0 < quota.pace_s(EIGHT_MS + 3 * HOUR_MS) <= SLOWEST_S


@pytest.mark.parametrize(
    ("units", "spent", "pace_s"), [(100_000_000, 0, QUICKEST_S), (10_000, 9_999, SLOWEST_S), (100, 0, SLOWEST_S)]
)
def test_the_pace_has_bounds(units: int, spent: int, pace_s: float) -> None:
    quota = Quota(units, 24 * 3600.0)
    quota.spend(spent, EIGHT_MS)
    assert quota.pace_s(EIGHT_MS) == pace_s


def test_an_empty_quota_is_full_again_at_midnight_in_california() -> None:
    quota = Quota(10_000, 3600.0)
    assert quota.pause_s(EIGHT_MS) == 0
    quota.gone(EIGHT_MS)
    assert (quota.left(EIGHT_MS), quota.pause_s(EIGHT_MS)) == (0, 12 * 3600)  # 08:00 UTC of the next day
    later_ms = EIGHT_MS + 12 * HOUR_MS
    assert (quota.left(later_ms), quota.pause_s(later_ms)) == (10_000, 0)


def test_in_summer_it_is_full_an_hour_sooner() -> None:
    quota, eight_ms = Quota(10_000, 3600.0), round(datetime(2027, 7, 1, 20, tzinfo=UTC).timestamp() * 1000)
    quota.gone(eight_ms)
    assert quota.pause_s(eight_ms) == 11 * 3600


def test_a_quota_that_was_raised_is_used() -> None:
    quota = Quota(10_000, 3600.0)
    quota.gone(EIGHT_MS)
    quota.back()
    assert quota.pause_s(EIGHT_MS) == 0
