"""Who does not read what it was answered is hung up on. A real port is attacked in tests/platforms/test_relay.py."""

from __future__ import annotations

import asyncio

import pytest
from uvicorn.config import Config
from uvicorn.server import ServerState

from relay.protocol import BoundedProtocol, bounded


class Line(asyncio.Transport):
    """A line as far as a protocol sees it."""

    aborted = False

    def is_closing(self) -> bool:
        return self.aborted

    def abort(self) -> None:
        self.aborted = True

    def close(self) -> None:
        self.aborted = True


async def _never(scope: object, receive: object, send: object) -> None:
    raise AssertionError("no request was made")


@pytest.fixture
async def connection() -> BoundedProtocol:
    config = Config(_never, ws="none", log_config=None)  # type: ignore[arg-type]
    made = bounded(8, 0.05)(config, ServerState(), {})
    made.connection_made(Line())
    made._stop_waiting()  # its header has come
    return made


async def test_who_reads_nothing_is_hung_up_on(connection: BoundedProtocol) -> None:
    connection.pause_writing()
    async with asyncio.timeout(30):
        while not connection.transport.is_closing():
            await asyncio.sleep(0.01)
    connection.connection_lost(None)


async def test_who_reads_on_is_not(connection: BoundedProtocol) -> None:
    connection.pause_writing()
    connection.resume_writing()
    assert connection._reads_until is None
    connection.connection_lost(None)
