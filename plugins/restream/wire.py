"""One WebSocket of Restream's chats: opened with a token, read action by action, never written to."""

from __future__ import annotations

import asyncio
from typing import NamedTuple
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from restream import sentences as says
from restream.actions import Action, read
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web_socket import SocketWords, Timing, closed_code, open_socket

_NOT_LET_IN = 1008  # RFC 6455: what was asked for is against the server's policy


class Patience(NamedTuple):
    """Seconds: for the connection; and until a silent one is left. Restream sends a heartbeat about every 45 s, and has a
    connection without one for 60 s counted as broken."""

    open_s: float = 10.0
    silent_s: float = 60.0


class TokenRefusedError(AbilityError):
    """Restream does not take the token; `status` is its number for that."""

    def __init__(self, status: int) -> None:
        super().__init__("logged_out", says.login_refused(code=status))
        self.status = status


class Wire:
    """A connection that was let in, as long as it lasts."""

    def __init__(self, connection: ClientConnection, patience: Patience) -> None:
        self._connection, self._patience = connection, patience

    async def next(self) -> Action:
        """The next action that can be read.

        Raises:
            TokenRefusedError: the connection has been closed for its token.
            AbilityError: it has been closed for another reason, or is silent for too long.
        """
        while True:
            try:
                async with asyncio.timeout(self._patience.silent_s):
                    action = read(await self._connection.recv())
            except TimeoutError as error:
                raise AbilityError("unreachable", says.silent(seconds=f"{self._patience.silent_s:g}")) from error
            except ConnectionClosed as error:
                code = closed_code(error)
                raise TokenRefusedError(code) if code == _NOT_LET_IN else closed(code) from error
            if action is not None:
                return action

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()


async def opened(url: str, token: str, patience: Patience) -> Wire:
    """Connect. Restream greets nobody: whoever is connected is let in.

    Raises:
        TokenRefusedError: the token is not taken.
        AbilityError: nobody answers, or Restream says no.
    """

    async def greet(connection: ClientConnection) -> Wire:
        return Wire(connection, patience)

    words = SocketWords(says.late, says.closed, says.unreachable())
    return await open_socket(f"{url}?{urlencode({'accessToken': token})}", greet, Timing(patience.open_s), words, _not_opened)


def _not_opened(error: InvalidStatus) -> AbilityError:
    status = error.response.status_code
    if status in (401, 403):
        return TokenRefusedError(status)
    if status == 429:
        return AbilityError("limited", says.limited())
    if status >= 500:
        return AbilityError("unreachable", says.server_error(code=status))
    return AbilityError("refused", says.refuses(code=status))


def closed(code: int) -> AbilityError:
    """A connection has ended, for whatever reason that passes."""
    return AbilityError("unreachable", says.closed(code=code))
