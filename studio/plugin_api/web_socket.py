"""Opens a platform's WebSocket: in bounded time and memory, greeted, and with every failure in the operator's words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidProxy, InvalidStatus, InvalidURI

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import proxy_unusable
from studio.values.sentences import Sentence, Template

__all__ = ["SocketWords", "Timing", "closed_code", "open_socket"]

FRAME_BYTES = 1 << 20
_QUEUE = 16  # frames that wait inside the library; beyond it nothing is read from the network
_CLOSE_S = 1.0

T = TypeVar("T")


class SocketWords(NamedTuple):
    """What a platform's connection that does not come about is called: `late` has the field seconds, `closed` the field code."""

    late: Template
    closed: Template
    unreachable: Sentence


class _Straight(connect):
    """Goes nowhere else: what is said first is for the platform alone, as with `studio.plugin_api.web`, which follows nobody."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


class Timing(NamedTuple):
    """Seconds: for the connection and its greeting; between our pings, and for their answers. None: no pings of ours."""

    greeting_s: float
    ping_s: float | None = None
    answer_s: float | None = None


async def open_socket(
    url: str,
    greet: Callable[[ClientConnection], Awaitable[T]],
    timing: Timing,
    words: SocketWords,
    not_opened: Callable[[InvalidStatus], AbilityError | None] = lambda _: None,
) -> T:
    """Connect, and what `greet` makes of the connection: it says what is to be said first, and waits until it is let in. Whoever
    gets it closes the connection; where it fails, that is done here.

    Args:
        not_opened: what it means that the server answers as a web page would; None: that it is not there.

    Raises:
        AbilityError: nobody answers, not in time, or `greet` has raised it.
    """
    try:
        async with asyncio.timeout(timing.greeting_s):
            connection = await _Straight(
                url,
                ping_interval=timing.ping_s,
                ping_timeout=timing.answer_s,
                max_size=FRAME_BYTES,
                max_queue=_QUEUE,
                open_timeout=None,
                close_timeout=_CLOSE_S,
            )
            try:
                return await greet(connection)
            except BaseException:
                await connection.close()
                raise
    except TimeoutError as error:  # before OSError, of which it is one
        raise AbilityError("unreachable", words.late(seconds=f"{timing.greeting_s:g}")) from error
    except ConnectionClosed as error:
        raise AbilityError("unreachable", words.closed(code=closed_code(error))) from error
    except InvalidStatus as error:
        raise (not_opened(error) or AbilityError("unreachable", words.unreachable)) from error
    except (ImportError, InvalidProxy) as error:  # a SOCKS proxy, for which there is no library
        raise AbilityError("refused", proxy_unusable()) from error
    except (OSError, ValueError, InvalidHandshake, InvalidURI) as error:  # ValueError: an address with no such port or host
        raise AbilityError("unreachable", words.unreachable) from error


def closed_code(error: ConnectionClosed) -> int:
    """The platform's own number for why it closed the connection, or the protocol's (RFC 6455, section 7.4)."""
    return error.rcvd.code if error.rcvd is not None else 1006
