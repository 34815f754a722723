"""Remembering ids: for as long as promised, and in memory that does not grow."""

from __future__ import annotations

import random

import pytest

from studio.show.chat.seen import Seen

MINUTE_NS = 60_000_000_000


def test_an_id_is_new_once() -> None:
    seen = Seen(1000)
    assert [seen.add(hash(f"m{n % 100}")) for n in range(200)] == [True] * 100 + [False] * 100


def test_the_last_ids_up_to_capacity_are_known_always() -> None:
    seen, dice = Seen(1000), random.Random(2)
    ids = [dice.getrandbits(64) - (1 << 63) for _ in range(20_000)]
    for at, number in enumerate(ids):
        assert seen.add(number)
        if at % 37 == 0:
            assert not seen.add(ids[max(0, at - 999)])


def test_what_is_older_than_two_generations_is_forgotten() -> None:
    seen = Seen(100)
    for number in range(201):
        seen.add(hash(f"m{number}"))
    assert seen.add(hash("m0"))


def test_ids_are_known_for_their_time_and_forgotten_after_twice_that() -> None:
    seen = Seen(1000, 15 * MINUTE_NS)
    seen.pass_time(0)
    seen.add(hash("early"))
    for minute in range(1, 15):
        seen.pass_time(minute * MINUTE_NS)
    seen.add(hash("late"))
    seen.pass_time(15 * MINUTE_NS)
    assert not seen.add(hash("early"))
    seen.pass_time(29 * MINUTE_NS)
    assert not seen.add(hash("late"))
    seen.pass_time(30 * MINUTE_NS)
    assert seen.add(hash("early"))


def test_where_more_come_than_are_remembered_it_says_for_how_long_they_are() -> None:
    seen = Seen(1000, 15 * MINUTE_NS)
    assert seen.known_ns(0) == 15 * MINUTE_NS
    for minute in range(5):
        seen.pass_time(minute * MINUTE_NS)
        for number in range(500):
            seen.add(hash(f"{minute}.{number}"))
    assert seen.known_ns(5 * MINUTE_NS) == 3 * MINUTE_NS
    assert not any(seen.add(hash(f"{minute}.{number}")) for minute in (2, 3, 4) for number in range(500))
    assert seen.known_ns(14 * MINUTE_NS) == 12 * MINUTE_NS
    for minute in (17, 32, 47):
        seen.pass_time(minute * MINUTE_NS)
        assert seen.known_ns(minute * MINUTE_NS) == 15 * MINUTE_NS, "the rush is over"


@pytest.mark.parametrize("shift", [0, 20, 30])
def test_ids_that_want_the_same_place_are_told_apart(shift: int) -> None:
    seen = Seen(2000)
    ids = [number << shift for number in range(1, 1500)]
    assert all(seen.add(number) for number in ids)
    assert not any(seen.add(number) for number in ids)


def test_the_promised_number_fits_in_16_mebibytes_a_generation() -> None:
    seen = Seen(1_800_000)
    assert seen.nbytes == 16 << 20
    seen._turn()
    seen._turn()
    assert seen.nbytes == 32 << 20, "two generations, never more: 9.3 bytes an id"
