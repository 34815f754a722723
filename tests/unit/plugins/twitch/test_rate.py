"""Not more messages than Twitch takes within any thirty seconds."""

from __future__ import annotations

import random

from twitch.rate import OF_MODERATORS, OF_VIEWERS, PERIOD_S, Rate


def test_twenty_go_at_once_and_the_next_when_the_first_is_thirty_seconds_ago() -> None:
    rate = Rate()
    for number in range(OF_VIEWERS):
        assert rate.wait_s(number / 10) == 0
        rate.sent(number / 10)
    assert rate.wait_s(2.0) == PERIOD_S - 2.0
    assert rate.wait_s(PERIOD_S) == 0
    rate.sent(PERIOD_S)
    assert round(rate.wait_s(PERIOD_S), 6) == 0.1


def test_a_moderator_may_send_more_from_one_moment_on() -> None:
    rate = Rate()
    for _ in range(OF_VIEWERS):
        rate.sent(0.0)
    assert rate.wait_s(1.0) == 29.0
    rate.bound = OF_MODERATORS
    for _ in range(OF_MODERATORS - OF_VIEWERS):
        assert rate.wait_s(1.0) == 0
        rate.sent(1.0)
    assert rate.wait_s(1.0) == 29.0


def test_no_period_has_more_whenever_they_are_sent() -> None:
    chance, rate, now_s = random.Random(7), Rate(), 0.0
    sent: list[float] = []
    for _ in range(300):
        now_s += chance.expovariate(1.0)
        now_s += rate.wait_s(now_s)
        assert rate.wait_s(now_s) == 0
        rate.sent(now_s)
        sent.append(now_s)
    for begin in sent:
        assert sum(begin <= moment < begin + PERIOD_S - 1e-6 for moment in sent) <= OF_VIEWERS
