"""Who may command the launcher: only a desk that knows the token, and only the newest."""

from __future__ import annotations

import json
import os
import selectors
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.ipc import endpoint, framing
from studio.ipc import session as sessions
from studio.launcher.desk_port import DeskPort
from studio.values.errors import LinkClosedError


class Rig:
    def __init__(self, session: Path) -> None:
        self.session = session
        self.selector = selectors.DefaultSelector()
        self.desk_pid = os.getpid()
        self.port = DeskPort(session, self.selector, lambda pid: pid == self.desk_pid)

    def dial(self, token: str | None = None) -> framing.FramedSocket:
        line = framing.FramedSocket(endpoint.connect(self.session, "launcher"))
        line.send(json.dumps({"token": sessions.token(self.session) if token is None else token}).encode())
        self.turn()
        return line

    def turn(self) -> list[dict[str, Any]]:
        """Let the port take what is there."""
        said = []
        while ready := self.selector.select(0.05):
            for key, _ in ready:
                said += self.port.ready(key.fileobj)
        return said


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(sessions.create(tmp_path))
    yield rig
    rig.port.close()
    rig.selector.close()


def test_a_desk_is_heard_and_answered(rig: Rig) -> None:
    desk = rig.dial()
    assert rig.port.newcomer
    desk.send(b'{"do": "spawn", "name": "mixer"}')
    desk.send(b'{"do": "quit"}')
    assert rig.turn() == [{"do": "spawn", "name": "mixer"}, {"do": "quit"}]
    rig.port.send({"spawned": "mixer", "pid": 3})
    assert json.loads(desk.receive(1.0) or b"") == {"spawned": "mixer", "pid": 3}
    desk.close()


@pytest.mark.parametrize(
    "first",
    [
        b'{"token": "guess"}',
        b'{"do": "quit"}',
        b"[]",
        b"\xff",
        b"not json",
        '{"token": "gu\u00e9ss"}'.encode(),
        b'{"token": "\\ud800"}',
        b'{"token": 7}',
        b'{"token": ' + b"9" * 900 + b"}",
        b"[" * 900,
        b"x" * 5000,
    ],
)
def test_strangers_are_turned_away(rig: Rig, first: bytes) -> None:
    line = framing.FramedSocket(endpoint.connect(rig.session, "launcher"))
    line.send(first)
    line.send(b'{"do": "quit"}')
    assert rig.turn() == []
    assert not rig.port.newcomer
    with pytest.raises(LinkClosedError):
        line.receive(1.0)
    line.close()


def test_deep_nesting_ends_nothing(rig: Rig) -> None:
    desk = rig.dial()
    desk.send(b"[" * 100_000)
    assert rig.turn() == []
    with pytest.raises(LinkClosedError):
        _read_on(desk)
    desk.close()


def test_who_knows_the_token_may_not_pose_as_the_desk(rig: Rig) -> None:
    rig.desk_pid = 1
    poser = rig.dial()
    assert not rig.port.newcomer
    with pytest.raises(LinkClosedError):
        poser.receive(1.0)
    poser.close()


def test_strangers_do_not_keep_the_desk_out(rig: Rig) -> None:
    strangers = []
    for _ in range(50):
        strangers.append(endpoint.connect(rig.session, "launcher"))
        rig.turn()
    desk = rig.dial()
    assert rig.port.newcomer
    desk.close()
    for sock in strangers:
        sock.close()


def test_the_newest_desk_counts(rig: Rig) -> None:
    old, new = rig.dial(), rig.dial()
    with pytest.raises(LinkClosedError):
        old.receive(1.0)
    new.send(b'{"do": "say", "text": "me"}')
    assert rig.turn() == [{"do": "say", "text": "me"}]
    old.close()
    new.close()
    rig.turn()
    rig.port.send({"exited": "mixer"})  # nobody is there: nothing happens


def test_a_desk_that_does_not_read_is_dropped_not_waited_for(rig: Rig) -> None:
    desk = rig.dial()
    for _ in range(400):
        rig.port.send({"text": "x" * 10_000})
    with pytest.raises(LinkClosedError):
        _read_on(desk)
    desk.close()


def _read_on(line: framing.FramedSocket) -> None:
    while True:
        line.receive(1.0)
