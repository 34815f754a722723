"""Restarts come quickly, and end when they are pointless."""

from __future__ import annotations

from studio.launcher.policy import LIMIT, WINDOW_NS, CrashPolicy

S = 1_000_000_000


def test_the_first_restart_is_at_once_and_the_fifth_crash_the_last() -> None:
    policy, delays = CrashPolicy(), []
    for number in range(LIMIT):
        due = policy.crashed(number * S)
        delays.append(None if due is None else (due - number * S) / S)
    assert delays == [0, 0.1, 0.5, 1.0, None]


def test_a_crash_an_hour_is_no_loop() -> None:
    policy = CrashPolicy()
    assert all(policy.crashed(hour * 3600 * S) == hour * 3600 * S for hour in range(50))


def test_old_crashes_are_forgotten() -> None:
    policy = CrashPolicy()
    for _ in range(LIMIT - 1):
        policy.crashed(0)
    assert policy.crashed(WINDOW_NS + 1) == WINDOW_NS + 1
