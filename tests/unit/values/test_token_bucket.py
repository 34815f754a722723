"""So much at once, then so much a second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.values.token_bucket import TokenBucket


def test_a_burst_and_then_the_rate() -> None:
    bucket = TokenBucket(1.0, 5.0)
    assert [bucket.take(0) for _ in range(7)] == [True] * 5 + [False] * 2
    assert not bucket.take(0.9)
    assert bucket.take(1.0)
    assert [bucket.take(60) for _ in range(6)] == [True] * 5 + [False]


def test_some_are_kept_for_those_who_cannot_wait() -> None:
    bucket = TokenBucket(2.0, 10.0)
    assert [bucket.take(0, keep=8) for _ in range(3)] == [True, True, False]
    assert bucket.wait_s(0, keep=8) == 0.5
    assert bucket.take(0)


def test_a_large_piece_waits_and_a_small_one_does_not() -> None:
    bucket = TokenBucket(100.0, 1000.0)
    assert bucket.take(0, 900)
    assert not bucket.take(0, 200)
    assert bucket.take(0, 100)


WISHES = st.lists(st.tuples(st.floats(0, 2), st.floats(0.1, 8)), max_size=60)
RATES, BURSTS = st.floats(0.5, 20), st.floats(1, 10)


@given(WISHES, RATES, BURSTS)
def test_never_more_than_burst_and_rate_allow_in_any_time(wishes: list[tuple[float, float]], rate: float, burst: float) -> None:
    bucket, now_s, taken = TokenBucket(rate, burst), 0.0, list[tuple[float, float]]()
    for passed_s, tokens in wishes:
        now_s += passed_s
        if bucket.take(now_s, tokens):
            taken.append((now_s, tokens))
    for number, (since_s, _) in enumerate(taken):
        spent = 0.0
        for at_s, tokens in taken[number:]:
            spent += tokens
            assert spent <= burst + rate * (at_s - since_s) + 1e-6


@given(WISHES, RATES, BURSTS)
def test_waiting_as_long_as_is_said_is_enough_and_less_is_not(
    wishes: list[tuple[float, float]], rate: float, burst: float
) -> None:
    bucket, now_s = TokenBucket(rate, burst), 0.0
    for passed_s, tokens in wishes:
        now_s += passed_s
        if tokens > burst:
            assert not bucket.take(now_s, tokens)
            assert bucket.wait_s(now_s, tokens) > 0
            continue
        wait_s = bucket.wait_s(now_s, tokens)
        if wait_s > 1e-6:
            assert not bucket.take(now_s + wait_s * 0.99 - 1e-7, tokens)
        now_s += wait_s + 1e-9 * (1 + now_s)
        assert bucket.take(now_s, tokens)


@given(WISHES, RATES, st.floats(2, 10), st.floats(0, 1))
def test_what_is_kept_for_others_is_always_there_for_them(
    wishes: list[tuple[float, float]], rate: float, burst: float, share: float
) -> None:
    bucket, now_s, keep = TokenBucket(rate, burst), 0.0, burst * share
    for passed_s, tokens in wishes:
        now_s += passed_s
        bucket.take(now_s, tokens, keep)
        assert bucket.wait_s(now_s, keep - 1e-9) == 0
