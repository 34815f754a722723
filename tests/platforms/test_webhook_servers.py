"""A stream of webhook calls whose NATS server goes, comes and refuses: that is said, and gets better by itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.values.errors import WebhooksAwayError
from studio.webhooks import Call, NatsServers, Reader, Retention, Stream, open_stream
from tests.parts.nats import NatsServer

pytestmark = pytest.mark.part("nats")

CALL = Call(id="a", received_ms=1_790_000_000_000)
_LONGEST_S = 60


def accounts(password: str) -> str:
    return f'authorization {{ users: [ {{ user: relay, password: "{password}" }} ] }}'


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(_LONGEST_S):
        while not condition():
            await asyncio.sleep(0.02)


async def refused(reader: Reader) -> str:
    """Read until that is refused; why."""
    async with asyncio.timeout(_LONGEST_S):
        while True:
            try:
                assert await reader.read(0.2) == []
            except WebhooksAwayError as error:
                return str(error)


async def why_not(stream: Stream) -> str:
    """What is said of a call that cannot be kept."""
    with pytest.raises(WebhooksAwayError) as away:
        await stream.publish("shop", CALL)
    return str(away.value).lower()


async def opened(place: NatsServers) -> Stream:
    stream = open_stream(place, Retention())
    await until(lambda: stream.ready)
    return stream


async def test_a_reader_says_that_its_server_is_away(tmp_path: Path) -> None:
    with NatsServer(tmp_path / "nats") as server:
        stream = await opened(NatsServers((server.url,)))
        reader = await stream.reader("shop", "desk")
        assert await reader.read(0.2) == []
        server.kill()
        assert server.url in await refused(reader)
        server.start()
        await until(lambda: stream.ready)
        await stream.publish("shop", CALL)
        (kept,) = await (await stream.reader("shop", "desk")).read(30.0)
        assert kept.call == CALL
        await stream.close()


async def test_who_is_refused_while_connected_connects_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The operator changes a password at the server, and back."""
    caplog.set_level(logging.INFO, "studio.webhooks")
    with NatsServer(tmp_path / "nats", accounts("the-password")) as server:
        stream = await opened(NatsServers((server.url,), user="relay", password="the-password"))
        server.reload(accounts("another-password"))
        await until(lambda: not stream.ready and "no connection to" in caplog.text)
        async with asyncio.timeout(_LONGEST_S):
            while "authorization" not in await why_not(stream):  # a line that the server cut may be the last reason, now and then
                await asyncio.sleep(0.02)
        assert "the-password" not in caplog.text
        server.reload(accounts("the-password"))
        await until(lambda: stream.ready)
        assert await stream.publish("shop", CALL)
        await stream.close()


async def test_a_stream_can_be_closed_at_any_moment() -> None:
    """Before it has begun to connect, and while it tries."""
    for turns in range(4):
        stream = open_stream(NatsServers(("nats://127.0.0.1:1",)), Retention())
        for _ in range(turns):
            await asyncio.sleep(0)
        await stream.close()
