"""Waits between tries."""

from __future__ import annotations

from studio.values.backoff import Backoff


def test_waits_double_from_half_a_second_to_thirty() -> None:
    longest, shortest = Backoff(lambda: 1.0), Backoff(lambda: 0.0)
    assert [longest.wait_s() for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert [shortest.wait_s() for _ in range(8)] == [0.5, 0.5, 1, 2, 4, 8, 15, 15]
    longest.reset()
    assert longest.wait_s() == 0.5
