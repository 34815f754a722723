"""When a destination by WHIP dials again."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from studio.contracts import specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.ipc.clock import NS, VirtualClock
from studio.kinds.targets.whip import Whip
from studio.kinds.targets.whip.connection import Connection
from studio.kinds.targets.whip.working import WhipSink
from studio.kinds.targets.working.retry import Trouble

TROUBLE = Trouble("passing", "The server has gone.")


class Broken:
    """A connection that comes to nothing."""

    sent_bytes = 0
    closed = True

    def __init__(self) -> None:
        self.figures: dict[str, int] = {}

    async def close(self) -> None: ...

    def kill(self) -> None: ...


class Push(WhipSink):
    """A destination in virtual time."""

    def __init__(self, root: Path) -> None:
        spec = specs.SinkSpec("x", "X", "", Whip(url="https://live.example/whip"), True)
        self.virtual = VirtualClock()
        super().__init__(spec, DeskLink(session.create(root), "sink.x", spec, self.virtual))
        self._clock = self.virtual  # type: ignore[assignment]

    def dial(self) -> None:
        self._retry.dialling()
        self._connection = cast("Connection", Broken())

    def wait_s(self) -> int:
        now_ns = self.virtual.now_ns()
        return next(seconds for seconds in range(60) if self._retry.due(now_ns + seconds * NS))


@pytest.mark.parametrize("live", [False, True])
async def test_the_wait_grows_with_every_connection_that_fails(tmp_path: Path, live: bool) -> None:
    push = Push(tmp_path)
    waits = []
    for _ in range(6):
        push.dial()
        if live:
            push._went_live()
        push._ended(TROUBLE)
        waits.append(push.wait_s())
    assert waits == [1, 2, 4, 8, 15, 15]


async def test_what_has_been_well_for_a_while_is_dialled_again_soon(tmp_path: Path) -> None:
    push = Push(tmp_path)
    for _ in range(3):
        push.dial()
        push._went_live()
        push.virtual.advance_ns(11 * NS)
        push._ended(TROUBLE)
        assert push.wait_s() == 1


async def test_a_destination_that_is_switched_off_and_on_dials_at_once(tmp_path: Path) -> None:
    push = Push(tmp_path)
    push.dial()
    push._went_live()
    push._spec = specs.SinkSpec("x", "X", push._spec.target, "", False)
    await push._step(push.virtual.now_ns())
    assert push._connection is None
    assert push.wait_s() == 0
