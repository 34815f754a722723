"""One WebSocket of a room: let in by the platform's greeting, told every 30 seconds that we live, read packet by packet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NoReturn

import msgspec
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from bilibili import sentences as says
from bilibili.packets import AUTH, AUTH_REPLY, HEARTBEAT, MESSAGE, Packet, PacketError, pack, unpack
from bilibili.patience import Patience
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web_socket import SocketWords, Timing, closed_code, open_socket

log = logging.getLogger(__name__)


class _Reply(msgspec.Struct, frozen=True):
    """What the room says to a greeting."""

    code: int = 0


class Wire:
    """A connection that was let in, as long as it lasts."""

    def __init__(self, connection: ClientConnection, patience: Patience) -> None:
        self._connection, self._patience = connection, patience

    async def hear(self, heard: Callable[[bytes], None]) -> NoReturn:
        """Call `heard` with every message, and keep the connection by heartbeats, until something ends it.

        Raises:
            AbilityError: it has been closed, is silent, or `heard` has raised it.
        """
        beating = asyncio.create_task(self._beat())
        try:
            while True:
                for packet in await _next(self._connection, self._patience.silent_s):
                    if packet.operation == MESSAGE:
                        heard(packet.body)
        except TimeoutError as error:
            raise AbilityError("unreachable", says.silent(seconds=f"{self._patience.silent_s:g}")) from error
        except ConnectionClosed as error:
            raise AbilityError("unreachable", says.closed(code=closed_code(error))) from error
        finally:
            beating.cancel()
            await asyncio.wait({beating})

    async def _beat(self) -> None:
        """The room answers each; whoever reads is told where it does not."""
        try:
            while True:
                await self._connection.send(pack(HEARTBEAT))
                await asyncio.sleep(self._patience.room_beat_s)
        except ConnectionClosed:
            return


@asynccontextmanager
async def opened(url: str, greeting: str, patience: Patience) -> AsyncIterator[Wire]:
    """Connect, and be let in; the connection stands for as long as the block runs.

    Raises:
        AbilityError: nobody answers, or it does not let us in.
    """
    connection = await _entered(url, greeting, patience)
    try:
        yield Wire(connection, patience)
    finally:
        await connection.close()


async def _entered(url: str, greeting: str, patience: Patience) -> ClientConnection:
    async def greet(connection: ClientConnection) -> ClientConnection:
        await connection.send(pack(AUTH, greeting.encode()))
        await _let_in(connection, patience)
        return connection

    # The platform counts packets of its own as signs of life, and no pings.
    words = SocketWords(says.no_welcome, says.closed, says.unreachable())
    return await open_socket(url, greet, Timing(patience.welcome_s), words)


async def _let_in(connection: ClientConnection, patience: Patience) -> None:
    while True:
        for packet in await _next(connection, patience.welcome_s):
            if packet.operation != AUTH_REPLY:
                continue
            code = _reply_code(packet.body)
            if code != 0:
                raise AbilityError("unreachable", says.not_let_in(code=code))
            return


async def _next(connection: ClientConnection, silent_s: float) -> list[Packet]:
    """The packets of the next frame; of a frame that is damaged those before the damage."""
    async with asyncio.timeout(silent_s):
        frame = await connection.recv()
    packets: list[Packet] = []
    try:
        if isinstance(frame, bytes):
            packets.extend(unpack(frame))
    except PacketError as error:
        log.info("A frame of the room is left out from here on: %s", error)
    return packets


def _reply_code(body: bytes) -> int:
    try:
        return msgspec.json.decode(body, type=_Reply).code if body else 0
    except (msgspec.DecodeError, RecursionError):
        return -1
