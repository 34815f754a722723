"""One worker's life, with the clock in our hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.contracts.messages import EXIT_RESTART_ME, EXIT_STANDS, STANDS_FIGURE, Status
from studio.desk.supervisor import BACKOFF_NS, FAILURES, FOREIGN_STAGE_NS, SILENCE_NS, STAGE_NS, STOP_NS, Order, Worker

S = 1_000_000_000
FINE = Status("running")


def started(now: int = 0) -> Worker:
    """A worker with process 7 that said hello at `now`."""
    worker = Worker("source.cam", "spec-1", "source Camera")
    assert worker.tick(now) == [Order("spawn")]
    assert worker.spawned(7, now) == []
    assert worker.hello(7, "spec-1", FINE, now) == []
    return worker


def test_it_is_started_once() -> None:
    worker = started()
    assert worker.tick(S) == []
    assert worker.phase == "running"


def test_what_stands_needs_no_process_until_it_is_to_be_another() -> None:
    worker = started()
    worker.heard(Status("running", "", {STANDS_FIGURE: "spec-1"}), S)
    worker.exited(7, EXIT_STANDS, S)
    assert (worker.phase, worker.status.state, worker.restarts) == ("standing", "running", 0)
    assert worker.tick(3600 * S) == []
    assert worker.want("spec-1", "source Camera", 3601 * S) == []
    assert worker.tick(3601 * S) == []
    worker.want("spec-2", "source Camera", 3602 * S)
    assert worker.tick(3602 * S) == [Order("spawn")]


def test_what_stands_as_an_older_spec_is_drawn_again() -> None:
    worker = started()
    worker.heard(Status("running", "", {STANDS_FIGURE: "spec-1"}), S)
    assert worker.want("spec-2", "source Camera", S) == [Order("configure")]  # on its way when the process ends
    worker.exited(7, EXIT_STANDS, S)
    assert worker.tick(S) == [Order("spawn")]


def test_what_stands_goes_with_the_wish_and_comes_with_a_restart() -> None:
    worker = started()
    worker.heard(Status("running", "", {STANDS_FIGURE: "spec-1"}), S)
    worker.exited(7, EXIT_STANDS, S)
    assert worker.restart(2 * S) == []
    assert worker.tick(2 * S) == [Order("spawn")]
    worker = started()
    worker.heard(Status("running", "", {STANDS_FIGURE: "spec-1"}), S)
    worker.exited(7, EXIT_STANDS, S)
    worker.unwant(2 * S)
    assert worker.gone


def test_crashes_back_off_and_health_forgives() -> None:
    worker, now, waits = started(), 0, []
    for pid in range(8, 15):
        worker.exited(worker.pid, -11, now)
        died = now
        while not (orders := worker.tick(now)):
            now += S // 100
        assert orders == [Order("spawn")]
        waits.append(round((now - died) / S, 2))
        worker.spawned(pid, now)
        worker.hello(pid, "spec-1", FINE, now)
    assert waits == [0.1, 0.5, 1.0, 2.0, 5.0, 5.0, 5.0]
    assert worker.restarts == 7
    worker.heard(FINE, now)
    now += 31 * S
    worker.exited(14, 1, now)
    assert worker.tick(now + BACKOFF_NS[0]) == [Order("spawn")]


def test_silence_while_nobody_could_listen_is_none() -> None:
    worker = started()
    now = 60 * S
    worker.excuse(now)
    assert worker.tick(now) == []
    assert worker.tick(now + SILENCE_NS + 1) == [Order("kill")]


def test_silence_is_death() -> None:
    worker = started()
    worker.heard(FINE, 2 * S)
    assert worker.tick(2 * S + SILENCE_NS - 1) == []
    assert worker.tick(2 * S + SILENCE_NS) == [Order("kill")]
    assert worker.tick(2 * S + SILENCE_NS + S // 2) == []
    assert worker.tick(2 * S + SILENCE_NS + S) == [Order("kill")]
    worker.exited(7, -9, 9 * S)
    assert worker.phase == "waiting"


def test_an_announced_stage_may_take_its_time() -> None:
    worker = started()
    worker.heard(Status("connecting", "", {"stage": "open", "deadline_s": 12.0}), S)
    assert worker.tick(12 * S) == []
    assert worker.tick(13 * S) == [Order("kill")]
    worker.heard(FINE, 13 * S)
    assert worker.tick(13 * S + SILENCE_NS) == [Order("kill")]


def test_no_hello_is_death_too() -> None:
    worker = Worker("mixer", "d", "mixer")
    worker.tick(0)
    worker.spawned(3, 0)
    assert worker.tick(19 * S) == []
    assert worker.tick(20 * S) == [Order("kill")]


def test_a_launcher_that_never_answered_is_asked_again() -> None:
    worker = Worker("mixer", "d", "mixer")
    assert worker.tick(0) == [Order("spawn")]
    assert worker.tick(20 * S) == []
    assert worker.tick(20 * S) == [Order("spawn")]


def test_done_stays_done_and_75_is_no_crash() -> None:
    worker = started()
    worker.exited(7, EXIT_RESTART_ME, S)
    assert worker.tick(S) == [Order("spawn")]
    assert worker.failures == 0
    worker.spawned(8, S)
    worker.exited(8, 0, 2 * S)
    assert (worker.phase, worker.status.state) == ("done", "ended")
    assert worker.tick(100 * S) == []
    worker.want("spec-2", "source Camera", 100 * S)
    assert worker.tick(100 * S) == [Order("spawn")]


def test_a_new_spec_is_told_and_another_identity_restarts() -> None:
    worker = started()
    assert worker.want("spec-2", "source Camera", S) == [Order("configure")]
    assert worker.want("spec-3", "source Screen", S) == [Order("stop")]
    worker.exited(7, 0, S)
    assert worker.tick(S) == [Order("spawn")]


def test_one_that_became_another_while_it_started_is_started_anew() -> None:
    worker = Worker("sink.a", "spec-1", "sink RtmpPush main")
    assert worker.tick(0) == [Order("spawn")]
    worker.spawned(7, 0)
    worker.want("spec-2", "sink Recording main", S // 10)
    assert worker.hello(7, "spec-1", FINE, S // 2) == [Order("stop")]
    worker.exited(7, 0, S)
    assert worker.tick(S) == [Order("spawn")]
    assert worker.failures == 0


def test_a_worker_that_does_not_stop_is_killed() -> None:
    worker = started()
    assert worker.unwant(S) == [Order("stop")]
    assert worker.tick(S + STOP_NS) == [Order("kill")]
    assert not worker.gone
    worker.exited(7, -9, 6 * S)
    assert worker.gone


def test_wanted_again_while_it_ends() -> None:
    worker = started()
    worker.unwant(S)
    assert worker.want("spec-1", "source Camera", S) == []
    worker.exited(7, 0, 2 * S)
    assert worker.tick(2 * S) == [Order("spawn")]


def test_an_adopted_worker_is_told_what_changed() -> None:
    worker = Worker("mixer", "new", "mixer")
    worker.adopt(42, 0)
    assert worker.tick(0) == []
    assert worker.hello(42, "old", FINE, S) == [Order("configure")]
    assert worker.restarts == 0


def test_an_old_process_ending_does_not_count() -> None:
    worker = started()
    worker.exited(3, -9, S)
    assert (worker.phase, worker.pid) == ("running", 7)


# ---------------------------------------------------------------- foreign code


def plugin(now: int = 0) -> Worker:
    """A plugin host with process 7 that said hello at `now`."""
    worker = Worker("plugin.cards", "spec-1", "plugin", gives_up=True)
    worker.tick(now)
    worker.spawned(7, now)
    worker.hello(7, "spec-1", FINE, now)
    return worker


def fail(worker: Worker, now: int, code: int = 1) -> None:
    """It ends with that code, and is started again when its time has come."""
    worker.exited(worker.pid, code, now)
    if worker.tick(now + 5 * S) == [Order("spawn")]:
        worker.spawned(7, now + 5 * S)
        worker.hello(7, "spec-1", FINE, now + 5 * S)


def test_the_third_failure_disables_foreign_code_until_it_is_restarted() -> None:
    worker = plugin()
    fail(worker, 10 * S)
    fail(worker, 100 * S)  # healthy for a minute and a half: that forgives the backoff, not the failure
    assert worker.phase == "running"
    worker.heard(Status("failed", "It floods its log."), 200 * S)
    fail(worker, 200 * S)
    assert worker.phase == "disabled"
    words = "It floods its log; disabled after 3 failures. Restart it once it is mended."
    assert (worker.status.state, worker.status.text) == ("failed", words)
    assert worker.tick(10_000 * S) == []
    assert worker.want("spec-2", "plugin", 10_000 * S) == []
    assert worker.tick(10_000 * S) == []
    assert worker.restart(20_000 * S) == []
    assert worker.tick(20_000 * S) == [Order("spawn")]
    worker.spawned(9, 20_000 * S)
    worker.hello(9, "spec-2", FINE, 20_000 * S)
    fail(worker, 20_001 * S)
    assert worker.phase == "running"


def test_failures_further_apart_than_five_minutes_are_forgiven() -> None:
    worker = plugin()
    for number in range(10):
        fail(worker, number * 151 * S)
        assert worker.phase == "running"


def test_our_own_workers_are_never_given_up() -> None:
    worker = started()
    for number in range(9):
        fail(worker, number * 6 * S)
    assert worker.phase == "running"


def test_foreign_code_that_ends_by_itself_is_started_again_and_given_up() -> None:
    worker = Worker("plugin.x", "spec-1", "plugin", gives_up=True)
    now = 0
    for _ in range(FAILURES):
        while not worker.tick(now):
            now += S // 100
        worker.spawned(7, now)
        worker.hello(7, "spec-1", FINE, now)
        worker.exited(7, 0, now)
    assert worker.phase == "disabled"
    assert "ended by itself" in worker.last_words


def test_foreign_code_cannot_be_started_anew_for_ever_without_a_pause() -> None:
    worker = Worker("plugin.x", "spec-1", "plugin", gives_up=True)
    for _ in range(FAILURES):
        now = S
        while not worker.tick(now):
            now += S // 100
        worker.spawned(7, now)
        worker.hello(7, "spec-1", FINE, now)
        worker.exited(7, EXIT_RESTART_ME, now + S // 10)
    assert worker.phase == "disabled"


@pytest.mark.parametrize("claimed", [1e300, float("inf"), float("nan"), -1.0, 10**18, True])
@pytest.mark.parametrize("foreign", [True, False])
def test_no_announced_stage_lasts_for_ever(claimed: float, foreign: bool) -> None:
    worker = Worker("plugin.x", "spec-1", "plugin", gives_up=foreign)
    worker.tick(0)
    worker.spawned(7, 0)
    worker.hello(7, "spec-1", Status("running", "", {"deadline_s": claimed}), 0)
    assert worker.tick(FOREIGN_STAGE_NS if foreign else STAGE_NS) == [Order("kill")]


def test_why_it_ended_is_said() -> None:
    worker = plugin()
    fail(worker, S, -11)
    assert worker.last_words == "stopped unexpectedly (signal 11); starting again"
    assert worker.tick(6 * S + SILENCE_NS) == [Order("kill")]
    worker.exited(7, -9, 12 * S)
    assert (worker.status.state, worker.status.text) == ("waiting", "did not answer any more and was ended; starting again")
    worker.tick(13 * S)
    worker.spawned(8, 13 * S)
    worker.hello(8, "spec-1", FINE, 13 * S)
    worker.exited(8, -9, 14 * S)  # somebody else's kill
    assert worker.last_words.startswith("stopped unexpectedly (signal 9); disabled")


@given(
    st.lists(
        st.sampled_from(["want", "other", "unwant", "hello", "status", "crash", "done", "tick", "restart", "long"]), max_size=60
    ),
    st.booleans(),
)
def test_whatever_happens_it_comes_to_rest(story: list[str], foreign: bool) -> None:
    """With the launcher obeying every order, a wanted worker runs in the end (or is disabled) and an unwanted one is gone."""
    worker, now, pid = Worker("w", "a", "e", gives_up=foreign), 0, 0
    alive = 0
    orders: list[Order] = []
    rest = ("running", "done", "disabled") if foreign else ("running", "done")

    def obey() -> None:
        nonlocal alive, pid, orders
        while orders:
            order, *orders = orders
            if order.do == "spawn" and not alive:
                pid += 1
                alive = pid
                orders += worker.spawned(pid, now)
            elif order.do in ("stop", "kill") and alive:
                ended, alive = alive, 0
                worker.exited(ended, 0 if order.do == "stop" else -9, now)

    for word in story:
        now += S // 10
        match word:
            case "want" | "other":
                orders = worker.want(word, word if word == "other" else "e", now)
            case "unwant":
                orders = worker.unwant(now)
            case "hello" if alive:
                orders = worker.hello(alive, worker.digest, FINE, now)
            case "status" if alive:
                worker.heard(FINE, now)
            case "crash" | "done" if alive:
                ended, alive = alive, 0
                worker.exited(ended, 1 if word == "crash" else 0, now)
            case "restart":
                orders = worker.restart(now)
            case "long":
                now += 40 * S
        obey()
        orders = worker.tick(now)
        obey()
    for _ in range(3000):
        now += S // 10
        orders = worker.tick(now)
        obey()
        if alive and worker.phase != "stopping":
            orders = worker.hello(alive, worker.digest, FINE, now)
            obey()
        if worker.gone or (worker.phase in rest and worker.wanted):
            break
    assert worker.gone if not worker.wanted else worker.phase in rest
    assert bool(alive) == (worker.phase == "running")
