"""One WebSocket of EventSub: welcomed when it is opened, read message by message, never written to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web_socket import SocketWords, Timing, closed_code, open_socket
from twitch import sentences as says
from twitch.frames import KEEPALIVE, WELCOME, Frame, read


@dataclass(frozen=True)
class Patience:
    """Seconds: for the connection and its welcome, and how much longer than Twitch says one waits for a sign of life."""

    welcome_s: float = 10.0
    slack_s: float = 5.0
    usual_silence_s: float = 10.0


class Wire:
    """A connection that was welcomed. `id`: its session's."""

    def __init__(self, connection: ClientConnection, session_id: str, silent_s: float) -> None:
        self._connection, self.id, self._silent_s = connection, session_id, silent_s

    async def next(self) -> Frame:
        """The next message that says something.

        Raises:
            AbilityError: it has been closed, or silent for too long.
        """
        while True:
            try:
                async with asyncio.timeout(self._silent_s):
                    frame = read(await self._connection.recv())
            except TimeoutError as error:
                raise AbilityError("unreachable", says.silent(seconds=f"{self._silent_s:g}")) from error
            except ConnectionClosed as error:
                raise AbilityError("unreachable", says.closed(code=closed_code(error))) from error
            if frame is not None and frame.kind not in (WELCOME, KEEPALIVE):
                return frame

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()


async def opened(url: str, patience: Patience) -> Wire:
    """Connect, and wait for the welcome.

    Raises:
        AbilityError: nobody answers, or it is no EventSub.
    """
    # Twitch ends a connection on which anything but a pong is sent: no pings of ours.
    words = SocketWords(says.no_welcome, says.closed, says.unreachable())
    return await open_socket(url, lambda connection: _welcomed(connection, patience), Timing(patience.welcome_s), words)


async def _welcomed(connection: ClientConnection, patience: Patience) -> Wire:
    while True:
        frame = read(await connection.recv())
        if frame is not None and frame.kind == WELCOME and (session := frame.payload.session) is not None:
            silent_s = session.keepalive_timeout_seconds or patience.usual_silence_s
            return Wire(connection, session.id, min(silent_s, 600.0) + patience.slack_s)
