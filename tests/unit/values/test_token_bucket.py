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


@given(st.lists(st.tuples(st.floats(0, 2), st.floats(0.1, 8)), max_size=60), st.floats(0.5, 20), st.floats(1, 10))
def test_never_more_than_burst_and_rate_allow(wanted: list[tuple[float, float]], rate: float, burst: float) -> None:
    bucket = TokenBucket(rate, burst)
    now_s = taken = 0.0
    for passed_s, tokens in wanted:
        now_s += passed_s
        if bucket.take(now_s, tokens):
            taken += tokens
        elif tokens <= burst:
            wait_s = bucket.wait_s(now_s, tokens)
            assert wait_s > 0
    assert taken <= burst + rate * now_s + 1e-6
