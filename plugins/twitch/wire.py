"""One WebSocket of EventSub: welcomed when it is opened, read message by message, never written to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidProxy, InvalidURI

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import proxy_unusable
from twitch import sentences as says
from twitch.frames import KEEPALIVE, WELCOME, Frame, read

_FRAME_BYTES = 1 << 18
_QUEUE = 64  # messages that wait inside the library; beyond it nothing is read from the network
_CLOSE_S = 1.0


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
                raise AbilityError("unreachable", says.closed(code=_code(error))) from error
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
    try:
        async with asyncio.timeout(patience.welcome_s):
            # Twitch ends a connection on which anything but a pong is sent: no pings of ours.
            connection = await connect(
                url, ping_interval=None, max_size=_FRAME_BYTES, max_queue=_QUEUE, open_timeout=None, close_timeout=_CLOSE_S
            )
            try:
                return await _welcomed(connection, patience)
            except BaseException:
                await connection.close()
                raise
    except TimeoutError as error:  # before OSError, of which it is one
        raise AbilityError("unreachable", says.no_welcome(seconds=f"{patience.welcome_s:g}")) from error
    except ConnectionClosed as error:
        raise AbilityError("unreachable", says.closed(code=_code(error))) from error
    except (ImportError, InvalidProxy) as error:  # a SOCKS proxy, for which there is no library
        raise AbilityError("refused", proxy_unusable()) from error
    except (OSError, InvalidHandshake, InvalidURI) as error:
        raise AbilityError("unreachable", says.unreachable()) from error


async def _welcomed(connection: ClientConnection, patience: Patience) -> Wire:
    while True:
        frame = read(await connection.recv())
        if frame is not None and frame.kind == WELCOME and (session := frame.payload.session) is not None:
            silent_s = session.keepalive_timeout_seconds or patience.usual_silence_s
            return Wire(connection, session.id, min(silent_s, 600.0) + patience.slack_s)


def _code(error: ConnectionClosed) -> int:
    """Twitch's own number for why (4000 to 4007), or the protocol's."""
    return error.rcvd.code if error.rcvd is not None else 1006
