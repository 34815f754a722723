"""The order of a playlist: rounds, shuffled ones, and lists that change while they are played."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from studio.kinds.sources.playlist.order import Order


def played(order: Order, count: int, loop: bool = True) -> str:
    return "".join(order.file for _ in range(count) if order.forward(loop))


def test_it_goes_round_or_stops_at_the_end() -> None:
    assert played(Order("abc"), 7) == "abcabca"
    order = Order("abc")
    assert played(order, 7, loop=False) == "abc"
    assert (order.file, order.number) == ("c", 3)
    assert not Order().forward(loop=True)


def test_a_shuffled_round_has_everything_once_and_none_twice_in_a_row() -> None:
    order = Order("abcde", shuffle=True, chance=random.Random(7))
    rounds = [played(order, 5) for _ in range(200)]
    assert all(sorted(one) == list("abcde") for one in rounds)
    assert len(set(rounds)) > 50
    heard = "".join(rounds)
    assert all(a != b for a, b in pairwise(heard))


@pytest.mark.parametrize(("loop", "places"), [(True, "cab"), (False, "aac")])
def test_it_steps_over_the_ends_where_it_goes_round(loop: bool, places: str) -> None:
    order, seen = Order("abc"), ""
    for place in (-1, 0, 4):
        order.go(place, loop)
        seen += order.file
    assert seen == places


def test_another_list_is_taken_over_where_it_stands() -> None:
    order = Order("abcd")
    assert played(order, 2) == "ab"
    order.follow("xabd", shuffle=False)
    assert (order.file, order.number) == ("b", 3)
    assert played(order, 2) == "dx"
    order.follow("abd", shuffle=False)  # what was played is gone: what took its place is next
    assert played(order, 1) == "a"
    order.follow("ab", shuffle=True)
    assert sorted(order.file + played(order, 1)) == ["a", "b"]
    order.follow("", shuffle=False)
    assert played(order, 1) == ""
    order.follow("q", shuffle=False)
    assert played(order, 1) == "q"
