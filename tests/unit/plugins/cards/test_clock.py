"""Countdowns: what they show, and that it stays so until exactly the moment that they name."""

from __future__ import annotations

import pytest
from cards import clock
from hypothesis import given
from hypothesis import strategies as st

S = clock.SECOND_NS
ZERO = 1_000 * S


@pytest.mark.parametrize(
    ("left_ns", "text", "next_in_ns"),
    [
        (3725 * S, "1:02:05", S),
        (65 * S, "01:05", S),
        (64 * S + 1, "01:05", 1),
        (11 * S, "00:11", S),
        (10 * S + 1, "00:11", 1),
        (10 * S, "10.0", S // 10),
        (73 * S // 10, "7.3", S // 10),
        (72 * S // 10 + 1, "7.3", 1),
        (1, "0.1", 1),
    ],
)
def test_time_to_zero(left_ns: int, text: str, next_in_ns: int) -> None:
    now_ns = ZERO - left_ns
    assert clock.until(ZERO, now_ns) == clock.Face(text, now_ns + next_in_ns)


@pytest.mark.parametrize("late_ns", [0, 1, S, 500 * S])
def test_zero_is_zero_from_its_nanosecond_on(late_ns: int) -> None:
    assert clock.until(ZERO, ZERO + late_ns) == clock.Face("0.0", None)


@given(st.integers(1, 400 * S))
def test_it_changes_at_the_moment_it_names_and_not_before(left_ns: int) -> None:
    now_ns = ZERO - left_ns
    shown = clock.until(ZERO, now_ns)
    assert shown.next_ns is not None
    assert now_ns < shown.next_ns <= ZERO
    assert clock.until(ZERO, shown.next_ns - 1).text == shown.text
    assert clock.until(ZERO, shown.next_ns).text != shown.text


@given(st.integers(1, 400 * S))
def test_the_end_of_a_sale_counts_in_whole_seconds(left_ns: int) -> None:
    now_ns = ZERO - left_ns
    shown = clock.left(ZERO, now_ns)
    assert shown.next_ns is not None
    assert now_ns < shown.next_ns <= ZERO
    assert clock.left(ZERO, shown.next_ns - 1).text == shown.text
    assert clock.left(ZERO, shown.next_ns).text != shown.text
    assert clock.left(ZERO, ZERO) == clock.Face("00:00", None)


@pytest.mark.parametrize(("left_ns", "lit"), [(60 * S, 10), (10 * S, 10), (9 * S, 9), (9 * S + 1, 10), (1, 1), (0, 0), (-S, 0)])
def test_the_last_seconds_are_counted(left_ns: int, lit: int) -> None:
    assert clock.last_seconds(ZERO, ZERO - left_ns) == lit
