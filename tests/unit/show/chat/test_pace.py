"""Rates over a moving second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.show.chat.pace import SECOND_NS, Lately, Pace

MS = 1_000_000


def test_the_last_second_counts_what_came_within_it() -> None:
    rate = Lately()
    rate.add(0, 5)
    rate.add(500 * MS, 7)
    assert rate.total(999 * MS) == 12
    assert rate.total(1000 * MS) == 7
    assert rate.total(1500 * MS) == 0


def test_another_time_than_a_second() -> None:
    rate = Lately(10 * SECOND_NS)
    rate.add(0, 5)
    rate.add(9 * SECOND_NS, 7)
    assert rate.total(10 * SECOND_NS - 1) == 12
    assert rate.total(10 * SECOND_NS) == 7


def test_many_small_counts_take_no_room() -> None:
    rate = Lately()
    for number in range(100_000):
        rate.add(number * 10_000, 1)
    assert rate.total(SECOND_NS - 10_000) == 100_000
    assert len(rate._counts) <= 20
    for number in range(100_000):
        rate.add(SECOND_NS + number * SECOND_NS, 1)
    assert len(rate._counts) <= 20, "though nobody asks"


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40)), max_size=200))
def test_no_second_has_more_than_its_share(steps: list[tuple[int, int]]) -> None:
    pace, now_ns, spent = Pace(30), 0, list[tuple[int, int]]()
    for wait_ms, wanted in steps:
        now_ns += wait_ms * MS
        taken = min(wanted, pace.allowed(now_ns))
        pace.spend(now_ns, taken)
        spent.append((now_ns, taken))
        assert sum(count for at, count in spent if now_ns - at < SECOND_NS) <= 30


def test_a_lasting_rush_gets_nearly_all_of_it_in_even_parts() -> None:
    pace, taken = Pace(30), list[int]()
    for tick in range(100):
        now_ns = tick * 100 * MS
        taken.append(pace.allowed(now_ns))
        pace.spend(now_ns, taken[-1])
    assert sum(taken[50:]) >= 5 * 27
    assert max(taken[50:]) <= 6
    assert min(taken[50:]) >= 1
