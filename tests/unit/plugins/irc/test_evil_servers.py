"""A server that says what no server says: the channel goes on, and a message that is sent ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from irc.channel import IrcChannel
from irc.pieces import pieces

from studio.plugin_api.abilities import AbilityError
from tests.parts.irc_account import account, connected

_WELCOME = b":evil 001 studio :Welcome\r\n"


class EvilServer:
    """Lets everybody in after it has said `first`, and answers each PING with `PONG` as it came."""

    def __init__(self, first: bytes = b"", mask: bytes = b"studio!u@host") -> None:
        self.first, self.mask = first, mask
        self.heard: list[bytes] = []
        self.connections = 0
        self.port = 0

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[EvilServer]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        writer.write(self.first)
        while line := await reader.readline():
            self.heard.append(line)
            if line.startswith(b"USER"):
                writer.write(_WELCOME)
            elif line.startswith(b"JOIN"):
                channel = b"#market"
                writer.write(b":%s JOIN %s\r\n:evil 366 studio %s :End\r\n" % (self.mask, channel, channel))
            elif line.startswith(b"PING"):
                writer.write(b":evil PONG evil " + line[5:])
        writer.close()


async def online(channel: IrcChannel) -> bool:
    """Whether it is in the channel, once it was tried."""
    return (await anext(aiter(channel.stats()))).online == 0


@pytest.mark.parametrize("asked", [b"\0", b"\xff" * 480, b"x" * 5_000, b" " * 400, b""])
async def test_a_ping_that_cannot_be_answered_as_it_came_ends_nothing(asked: bytes) -> None:
    async with EvilServer(first=b"PING :" + asked + b"\r\n").listening() as evil, connected(account(evil.port)) as channel:
        async with asyncio.timeout(10):
            assert await online(channel)
        assert evil.connections == 1
        assert any(line.startswith(b"PONG") for line in evil.heard)


async def test_a_name_that_leaves_no_room_for_a_message_is_not_believed() -> None:
    evil = EvilServer(mask=b"studio!" + b"u" * 480)
    async with evil.listening(), connected(account(evil.port)) as channel, asyncio.timeout(10):
        assert await online(channel)
        await channel.send("Hello to everybody", None)
        assert any(b"Hello to everybody" in line for line in evil.heard)


def test_a_room_that_nothing_fits_into_is_refused() -> None:
    with pytest.raises(ValueError, match="room"):
        pieces("Hello", 0)


async def test_a_name_of_a_server_that_can_be_none_is_said() -> None:
    async with connected(account(1, server="irc..example.org")) as channel, asyncio.timeout(10):
        with pytest.raises(AbilityError, match="Check server"):
            await online(channel)


async def test_nobody_waits_for_certificates_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pem")
    async with connected(account(1, tls=True, ca_file=str(tmp_path / "pipe.pem"))) as channel, asyncio.timeout(10):
        with pytest.raises(AbilityError, match="has no certificates that can be read"):
            await online(channel)
