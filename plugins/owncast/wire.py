"""One WebSocket of the chat: opened as a chat user, greeted by the server, read event by event."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple, NoReturn
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from owncast import sentences as says
from owncast.answers import CHAT_DISABLED, NEEDS_REGISTRATION, TOO_MANY, USER_DISABLED, WELCOME, Event, events
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web_socket import SocketWords, Timing, closed_code, open_socket


class Patience(NamedTuple):
    """Seconds: between pings, for their answers, for the server's greeting, and for the keyring."""

    ping_s: float = 20.0
    answer_s: float = 20.0
    welcome_s: float = 10.0
    keyring_s: float = 2.0


class UnknownUserError(AbilityError):
    """The server knows no chat user of this token."""

    def __init__(self) -> None:
        super().__init__("unreachable", says.user_unknown())


class Wire:
    """A connection that was greeted, as long as it lasts."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    async def hear(self, heard: Callable[[Event], None]) -> NoReturn:
        """Call `heard` with every event until something ends it. Raises: AbilityError: what ended it."""
        try:
            while True:
                for event in events(await self._connection.recv()):
                    _check(event)
                    heard(event)
        except ConnectionClosed as error:
            raise AbilityError("unreachable", says.closed(code=closed_code(error))) from error


@asynccontextmanager
async def opened(url: str, token: str, patience: Patience) -> AsyncIterator[Wire]:
    """Connect, and be greeted; the connection stands for as long as the block runs.

    Raises:
        AbilityError: nobody answers, or the server does not let the user in.
    """
    connection = await _greeted(url, token, patience)
    try:
        yield Wire(connection)
    finally:
        await connection.close()


async def _greeted(url: str, token: str, patience: Patience) -> ClientConnection:
    async def greet(connection: ClientConnection) -> ClientConnection:
        await _welcome(connection)
        return connection

    timing = Timing(patience.welcome_s, patience.ping_s, patience.answer_s)
    words = SocketWords(says.no_welcome, says.closed, says.no_chat())
    return await open_socket(f"{url}?{urlencode({'accessToken': token})}", greet, timing, words, _not_opened)


async def _welcome(connection: ClientConnection) -> None:
    while True:
        for event in events(await connection.recv()):
            _check(event)
            if event.type == WELCOME:
                return


def _check(event: Event) -> None:
    """Raises: AbilityError: the server lets this user hear no more."""
    if event.type == NEEDS_REGISTRATION:
        raise UnknownUserError
    if event.type == USER_DISABLED:
        raise AbilityError("refused", says.user_disabled())


def _not_opened(error: InvalidStatus) -> AbilityError | None:
    """It says why in the place of a WebSocket."""
    body = bytes(error.response.body or b"")[:200].decode(errors="replace")
    if CHAT_DISABLED in body:
        return AbilityError("refused", says.chat_disabled())
    if TOO_MANY in body:
        return AbilityError("limited", says.too_many())
    return None
