"""One connection to a server that holds it up."""

from __future__ import annotations

import asyncio
import contextlib
from types import SimpleNamespace

import pytest

from studio.kinds.targets.whip import address, connection
from studio.kinds.targets.whip.connection import Connection
from studio.kinds.targets.whip.signalling import Answer


async def test_a_server_that_hears_goodbye_a_letter_at_a_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    left, limits = asyncio.Event(), list[tuple[asyncio.Timeout, float]]()

    def timeout(seconds: float) -> asyncio.Timeout:
        """As it is, from when the server is asked: how soon a thread has done that is the machine's business."""
        limits.append((asyncio.timeout(None), seconds))
        return limits[0][0]

    async def trickle(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for limit, seconds in limits:
            limit.reschedule(asyncio.get_running_loop().time() + seconds)
        with contextlib.suppress(OSError):
            writer.write(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.01)
        left.set()

    monkeypatch.setattr(connection, "TIMEOUT_S", 0.2)
    monkeypatch.setattr(connection, "asyncio", SimpleNamespace(timeout=timeout))
    server = await asyncio.start_server(trickle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/session"
    held = Connection(address.parse(url), "", "", lambda: None, lambda _trouble: None)
    held._answered = Answer("v=0", address.parse(url))
    async with asyncio.timeout(10):
        await held.close()
        await left.wait()
    server.close()


async def test_an_encoding_without_opus_is_tried_again_when_another_may_be_there() -> None:
    made = Connection(address.parse("https://live.example/whip"), "", "", lambda: None, lambda _trouble: None)
    made._why = "codec"
    assert made._reason().severity == "passing"
