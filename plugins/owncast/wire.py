"""One WebSocket of the chat: opened as a chat user, greeted by the server, read event by event."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple, NoReturn
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidProxy, InvalidStatus, InvalidURI

from owncast import sentences as says
from owncast.answers import CHAT_DISABLED, NEEDS_REGISTRATION, TOO_MANY, USER_DISABLED, WELCOME, Event, events
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import proxy_unusable

_FRAME_BYTES = 1 << 20
_QUEUE = 16  # frames that wait inside the library; beyond it nothing is read from the network
_CLOSE_S = 1.0


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
            raise AbilityError("unreachable", says.closed(code=_code(error))) from error


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
    try:
        async with asyncio.timeout(patience.welcome_s):
            connection = await connect(
                f"{url}?{urlencode({'accessToken': token})}",
                ping_interval=patience.ping_s,
                ping_timeout=patience.answer_s,
                max_size=_FRAME_BYTES,
                max_queue=_QUEUE,
                open_timeout=None,
                close_timeout=_CLOSE_S,
            )
            try:
                await _welcome(connection)
            except BaseException:
                await connection.close()
                raise
            return connection
    except TimeoutError as error:  # before OSError, of which it is one
        raise AbilityError("unreachable", says.no_welcome(seconds=f"{patience.welcome_s:g}")) from error
    except ConnectionClosed as error:
        raise AbilityError("unreachable", says.closed(code=_code(error))) from error
    except InvalidStatus as error:  # it says why in the place of a WebSocket
        raise _not_opened(error) from error
    except (ImportError, InvalidProxy) as error:  # a SOCKS proxy, for which there is no library
        raise AbilityError("refused", proxy_unusable()) from error
    except (OSError, UnicodeError, InvalidHandshake, InvalidURI) as error:  # UnicodeError: a host that cannot be
        raise AbilityError("unreachable", says.no_chat()) from error


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


def _not_opened(error: InvalidStatus) -> AbilityError:
    body = bytes(error.response.body or b"")[:200].decode(errors="replace")
    if CHAT_DISABLED in body:
        return AbilityError("refused", says.chat_disabled())
    if TOO_MANY in body:
        return AbilityError("limited", says.too_many())
    return AbilityError("unreachable", says.no_chat())


def _code(error: ConnectionClosed) -> int:
    """The protocol's number for why."""
    return error.rcvd.code if error.rcvd is not None else 1006
