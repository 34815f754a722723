"""How far a file lies ahead: two bounds, and one wake-up for several pictures."""

from __future__ import annotations

import pytest

from studio.ipc.clock import NS
from studio.media.pacing.ahead import AHEAD_NS, Ahead


def filled(rate: int, slots: int = 16) -> tuple[Ahead, int]:
    """A store filled at time 0, and the due time of the picture that it does not take any more."""
    ahead, number = Ahead(slots), 1
    while ahead.takes(number * NS // rate, 0):
        ahead.laid(number * NS // rate)
        number += 1
    return ahead, number * NS // rate


@pytest.mark.parametrize(("rate", "ahead_ms"), [(5, 400), (15, 467), (30, 467), (60, 233)])
def test_time_bounds_the_slow_and_slots_the_fast(rate: int, ahead_ms: int) -> None:
    _, following = filled(rate)
    assert round((following - NS // rate) / 1e6) == ahead_ms


@pytest.mark.parametrize(("rate", "wake_ms"), [(30, 230), (60, 100), (120, 50)])
def test_it_wakes_for_several_pictures_at_once_with_eight_left(rate: int, wake_ms: int) -> None:
    ahead, following = filled(rate)
    assert abs(ahead.wake_ns(following) / 1e6 - wake_ms) < 1000 / rate


def test_a_burst_after_a_pause_never_fills_more_than_the_ring_holds() -> None:
    ahead = Ahead(16)
    dues = [number * NS for number in range(4)] + [4 * NS + number * NS // 30 for number in range(60)]
    now, laid = 0, []
    for due in dues:
        while not ahead.takes(due, now):
            assert ahead.wake_ns(due) > now or due - now <= AHEAD_NS
            now += NS // 1000
        ahead.laid(due)
        laid.append(due)
        assert sum(due > now for due in laid) <= 14
    assert now >= dues[-1] - AHEAD_NS


def test_after_a_seek_all_slots_are_free() -> None:
    ahead, _ = filled(30)
    ahead.forget()
    assert ahead.takes(1, 0)
