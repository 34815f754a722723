"""Workers dial in: the real link against the real server, and strangers."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from studio.contracts import messages, specs, wire
from studio.contracts.desk_link import DeskLink
from studio.desk import worker_server
from studio.desk.worker_server import WorkerServer
from studio.ipc import endpoint, framing
from studio.ipc import session as sessions

SPEC = specs.SpeakerSpec("monitor", "")


class Heard:
    def __init__(self) -> None:
        self.pids = {"speaker.monitor": os.getpid(), "mixer": os.getpid(), "sink.shop": 1, "plugin.other": 1}
        self.hellos: list[messages.Hello] = []
        self.said: list[tuple[str, messages.FromWorker]] = []

    def worker_pid(self, name: str) -> int | None:
        return self.pids.get(name)

    def worker_hello(self, hello: messages.Hello) -> None:
        self.hellos.append(hello)

    def worker_said(self, name: str, message: messages.FromWorker) -> None:
        self.said.append((name, message))

    @property
    def events(self) -> int:
        return sum(isinstance(message, messages.Event) for _, message in self.said)


class Rig:
    def __init__(self, session: Path) -> None:
        self.session, self.heard = session, Heard()
        self.server = WorkerServer(session, self.heard)

    async def turn(self) -> None:
        """Let the desk take what is there: for what must not happen."""
        for _ in range(20):
            await asyncio.sleep(0.002)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until it is so."""
        async with asyncio.timeout(20):
            while not holds():
                await asyncio.sleep(0.002)

    async def gone(self, name: str) -> None:
        """Wait until the worker is not on the line any more."""
        await self.until(lambda: not self.server.send(name, messages.Stop()))


async def hung_up(sock: socket.socket) -> None:
    """Wait until the desk has hung up. It said nothing."""
    sock.setblocking(False)
    async with asyncio.timeout(20):
        assert await asyncio.get_running_loop().sock_recv(sock, 10) == b""


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    rig = Rig(sessions.create(tmp_path))
    await rig.server.start()
    yield rig
    await rig.server.stop()
    await rig.turn()


async def test_a_worker_says_hello_and_is_answered(rig: Rig) -> None:
    link = DeskLink(rig.session, "speaker.monitor", SPEC)
    link.poll()
    link.status("running", "fine", xruns=3)
    link.event("opened", device="x")
    await rig.until(lambda: len(rig.heard.said) == 2)
    (hello,) = rig.heard.hellos
    assert (hello.name, hello.spec_digest) == ("speaker.monitor", specs.digest(SPEC))
    status, event = (message for _, message in rig.heard.said)
    assert isinstance(status, messages.Status)
    assert (status.state, status.text, status.figures["xruns"]) == ("running", "fine", 3)
    assert event == messages.Event("opened", {"device": "x"})
    assert rig.server.send("speaker.monitor", messages.Configure(SPEC))
    await rig.turn()
    assert link.poll() == [messages.Configure(SPEC)]
    link.close()
    await rig.gone("speaker.monitor")


async def test_a_worker_knows_whether_its_event_has_left(rig: Rig) -> None:
    link = DeskLink(rig.session, "mixer", SPEC)
    assert not link.event("too early")
    link.poll()
    told = [link.event("chat", text="x" * 100_000) for _ in range(100)]  # nobody reads meanwhile
    assert told[0]
    assert not told[-1]
    assert link.behind
    await rig.until(lambda: link.poll() or rig.heard.events == told.count(True))
    assert not link.behind
    assert link.event("chat")
    link.close()
    assert not link.event("too late")


async def test_the_newer_line_of_a_name_counts(rig: Rig) -> None:
    old, new = DeskLink(rig.session, "mixer", SPEC), DeskLink(rig.session, "mixer", SPEC)
    old.poll()
    await rig.until(lambda: len(rig.heard.hellos) == 1)
    new.poll()
    await rig.until(lambda: len(rig.heard.hellos) == 2)
    rig.server.send("mixer", messages.Stop())
    await rig.turn()
    assert new.poll() == [messages.Stop()]
    assert old.poll() == []
    old.close()
    new.close()


@pytest.mark.expect_warnings
@pytest.mark.parametrize(
    "first",
    [
        framing.frame(wire.encode(messages.Hello("guess", "mixer", 1, "", messages.Status("running")))),
        framing.frame(wire.encode(messages.Status("running"))),
        framing.frame(b"\xc1garbage"),
        framing.frame(wire.encode(messages.Hello("gu\u00e9ss", "mixer", 1, "", messages.Status("running")))),
        framing.frame(b"\x91" * 50_000),
        framing.frame(b"x" * 70_000),
        b"\xff\xff\xff\xff" + b"x" * 100,
    ],
)
async def test_strangers_are_cut_off(rig: Rig, first: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with endpoint.connect(rig.session, "desk") as sock, caplog.at_level(logging.WARNING):
        sock.sendall(first + framing.frame(wire.encode(messages.Event("trouble"))))
        await hung_up(sock)
    assert not rig.heard.hellos
    assert not rig.heard.said
    assert caplog.records


async def test_who_says_nothing_is_cut_off(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_server, "_HELLO_DEADLINE_S", 0.01)
    with endpoint.connect(rig.session, "desk") as sock:
        await hung_up(sock)


@pytest.mark.expect_warnings
@pytest.mark.parametrize("name", ["sink.shop", "plugin.other", "never.started"])
async def test_who_knows_the_token_may_not_pose_as_another(rig: Rig, name: str) -> None:
    link = DeskLink(rig.session, name, SPEC)
    link.poll()
    await rig.turn()
    assert not rig.heard.hellos
    assert not rig.server.send(name, messages.Secret("key", "hidden"))
    link.close()


@pytest.mark.parametrize("work_s", [worker_server._TURN_WORK_S, 0.0], ids=["quick", "slow"])
async def test_who_came_up_before_the_launcher_said_so_is_heard_as_soon_as_it_does(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, work_s: float
) -> None:
    """Also where hearing its hello took its whole share of a turn: nobody reads on there, the next turn neither."""
    monkeypatch.setattr(worker_server, "_TURN_WORK_S", work_s)
    monkeypatch.setattr(worker_server, "_TURN_S", 0.01)
    pid = rig.heard.pids.pop("mixer")
    link = DeskLink(rig.session, "mixer", SPEC)
    link.poll()
    link.event("answer", number=1)  # said once, and never again
    await rig.until(lambda: rig.server._early)
    await rig.turn()
    assert not rig.heard.hellos
    assert not rig.heard.said
    rig.heard.pids["mixer"] = pid
    rig.server.started("mixer")
    await rig.until(lambda: rig.heard.said)
    assert [hello.name for hello in rig.heard.hellos] == ["mixer"]
    assert rig.heard.said == [("mixer", messages.Event("answer", {"number": 1}))]
    assert rig.server.send("mixer", messages.Stop())
    monkeypatch.undo()
    link.event("more")
    await rig.until(lambda: len(rig.heard.said) == 2)
    link.close()


@pytest.mark.expect_warnings
async def test_who_poses_as_one_that_is_about_to_start_is_found_out(rig: Rig) -> None:
    link = DeskLink(rig.session, "source.cam", SPEC)
    link.poll()
    await rig.until(lambda: rig.server._early)
    rig.heard.pids["source.cam"] = 1
    rig.server.started("source.cam")
    await rig.turn()
    assert not rig.heard.hellos
    assert not rig.server.send("source.cam", messages.Stop())
    link.close()


async def test_strangers_do_not_keep_a_worker_out(rig: Rig) -> None:
    with contextlib.ExitStack() as strangers:
        for _ in range(200):
            strangers.enter_context(endpoint.connect(rig.session, "desk"))
            await asyncio.sleep(0)
        link = DeskLink(rig.session, "mixer", SPEC)
        link.poll()
        await rig.until(lambda: rig.heard.hellos)
        assert [hello.name for hello in rig.heard.hellos] == ["mixer"]
        link.close()


async def test_strangers_who_come_at_once_take_no_more_places_than_there_are(rig: Rig) -> None:
    """A whole backlog stands at the door before the desk looks: each takes a file, and the desk may have a thousand."""
    with contextlib.ExitStack() as strangers:
        for _ in range(6):
            for _ in range(60):
                strangers.enter_context(endpoint.connect(rig.session, "desk"))
            await rig.turn()
            assert len(rig.server._open) <= worker_server._STRANGERS_BOUND
        link = DeskLink(rig.session, "mixer", SPEC)
        link.poll()
        await rig.until(lambda: rig.heard.hellos)
        assert [hello.name for hello in rig.heard.hellos] == ["mixer"]
        link.close()


async def test_a_flood_is_heard_a_little_at_a_time_and_whole(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_server, "_TURN_S", 0.02)
    hello = messages.Hello(sessions.token(rig.session), "mixer", 1, "", messages.Status("running"))
    events = b"".join(framing.frame(wire.encode(messages.Event("n", {"number": number}))) for number in range(1000))
    with endpoint.connect(rig.session, "desk") as sock:
        sock.sendall(framing.frame(wire.encode(hello)) + events)
        while not rig.heard.said:
            await asyncio.sleep(0)
        assert len(rig.heard.said) < worker_server._TURN_MESSAGES
        while len(rig.heard.said) < 1000:
            await asyncio.sleep(0.01)
    numbers = [message.data["number"] for _, message in rig.heard.said if isinstance(message, messages.Event)]
    assert numbers == list(range(1000))


async def test_messages_that_cost_much_leave_the_others_their_turn(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_server, "_TURN_WORK_S", 0.001)
    monkeypatch.setattr(worker_server, "_TURN_S", 0.001)
    turns, turn_of = 0, list[int]()

    def slow(_name: str, _message: messages.FromWorker) -> None:
        time.sleep(0.001)
        turn_of.append(turns)

    monkeypatch.setattr(rig.heard, "worker_said", slow)
    hello = messages.Hello(sessions.token(rig.session), "mixer", 1, "", messages.Status("running"))
    events = framing.frame(wire.encode(messages.Event("n"))) * 50
    with endpoint.connect(rig.session, "desk") as sock:
        sock.sendall(framing.frame(wire.encode(hello)) + events)
        while len(turn_of) < 50:
            turns += 1
            await asyncio.sleep(0)
    assert len(set(turn_of)) == 50


@pytest.mark.expect_warnings
async def test_what_the_desk_fails_over_costs_its_sender_the_line(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str, _message: messages.FromWorker) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(rig.heard, "worker_said", fail)
    link = DeskLink(rig.session, "mixer", SPEC)
    link.poll()
    link.event("trouble")
    await rig.until(lambda: rig.heard.hellos)
    await rig.gone("mixer")
    link.close()
