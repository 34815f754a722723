"""When a push dials again, and when it does not."""

from __future__ import annotations

from studio.ipc.clock import NS
from studio.kinds.targets.working.retry import Retry, Trouble

PASSING = Trouble("passing", "Nothing listens.")
REFUSED = Trouble("refused", "Wrong key.")
CLOSED = Trouble("closed_at_key", "Closed.")


def dial(retry: Retry, now_ns: int) -> None:
    assert retry.due(now_ns)
    retry.dialling()
    assert not retry.due(now_ns + 100 * NS)


def test_backs_off_and_says_so() -> None:
    retry, now_ns, waits = Retry(), 0, []
    assert retry.state(0) == ("connecting", "")
    for _ in range(7):
        dial(retry, now_ns)
        retry.trouble(PASSING, now_ns)
        wait = next(s for s in range(100) if retry.due(now_ns + s * NS))
        assert retry.state(now_ns) == ("waiting", f"Nothing listens. Trying again in {wait} s.")
        assert not retry.due(now_ns + wait * NS - 1)
        waits.append(wait)
        now_ns += wait * NS
    assert waits == [1, 2, 4, 8, 15, 15, 15]


def test_ten_healthy_seconds_reset_the_backoff_and_shorter_ones_do_not() -> None:
    for live_s, wait in ((11, 1), (2, 8)):
        retry, now_ns = Retry(), 0
        for _ in range(3):
            retry.trouble(PASSING, now_ns)
        retry.live(now_ns)
        assert retry.state(now_ns) == ("live", "")
        retry.trouble(PASSING, live_s * NS)
        assert not retry.due(live_s * NS + wait * NS - 1)
        assert retry.due(live_s * NS + wait * NS)


def test_a_refused_key_is_not_tried_again_until_asked() -> None:
    retry = Retry()
    dial(retry, 0)
    retry.trouble(REFUSED, 0)
    assert retry.state(0) == ("failed", "Wrong key.")
    assert not retry.due(10**6 * NS)
    retry.reset()
    assert retry.due(0)


def test_a_server_that_hangs_up_at_the_key_is_tried_once_more() -> None:
    retry = Retry()
    retry.trouble(CLOSED, 0)
    assert retry.state(0)[0] == "waiting"
    retry.trouble(CLOSED, NS)
    assert retry.state(NS)[0] == "failed"


def test_a_key_in_use_may_be_our_own_lost_session_and_gets_a_few_seconds() -> None:
    retry, now_ns = Retry(), 0
    while retry.phase != "failed":
        now_ns = next(now_ns + s * NS for s in range(100) if retry.due(now_ns + s * NS))
        retry.trouble(Trouble("busy", "Live already."), now_ns)
    assert now_ns == 7 * NS


def test_trouble_in_between_starts_that_count_again() -> None:
    retry = Retry()
    for trouble in (CLOSED, PASSING, CLOSED):
        retry.trouble(trouble, 0)
    assert retry.state(0)[0] == "waiting"


def test_a_key_that_was_live_is_tried_for_minutes_but_not_for_ever() -> None:
    retry, now_ns = Retry(), 0
    retry.live(0)
    retry.trouble(PASSING, 60 * NS)
    while retry.phase == "waiting":
        now_ns = next(now_ns + s * NS for s in range(100) if retry.due(now_ns + s * NS))
        retry.trouble(REFUSED, now_ns)
    assert 120 * NS < now_ns < 300 * NS
    assert retry.state(now_ns)[0] == "failed"
    retry.reset(forget_live=True)
    retry.trouble(REFUSED, now_ns)
    assert retry.phase == "failed"


def test_what_only_the_operator_can_mend_fails_at_once_even_when_live_before() -> None:
    retry = Retry()
    retry.live(0)
    retry.trouble(Trouble("final", "Certificate."), 0)
    assert retry.state(0) == ("failed", "Certificate.")
