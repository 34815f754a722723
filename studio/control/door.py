"""The door of the control server: how long and how many strangers may stand in it, and who is turned away at once.

A stranger is a TCP connection that has not shown the session's token, whatever it has sent so far. When more of them come
than there are places, the one that has waited longest goes: a client that knows the token needs milliseconds for its hello.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

HELLO_DEADLINE_S = 5.0  # from the connection to the token
STRANGERS_BOUND = 128  # more than the system hands over in one turn of the event loop (its backlog, 100)
_OURSELVES = frozenset({"127.0.0.1", "localhost"})


class Door:
    """The strangers of one server. One event loop."""

    def __init__(self) -> None:
        self._strangers: dict[ServerConnection, asyncio.TimerHandle] = {}  # the oldest first

    def connections(self) -> type[ServerConnection]:
        """The kind of connection that counts as a stranger from its first byte on (`create_connection` of `serve`).

        Most of what strangers can do comes before any message.
        """
        door = self

        class Counted(ServerConnection):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                super().connection_made(transport)
                door.came(self)

            def connection_lost(self, exc: Exception | None) -> None:
                door.known(self)
                super().connection_lost(exc)

        return Counted

    def came(self, stranger: ServerConnection) -> None:
        """A TCP connection was made."""
        if len(self._strangers) >= STRANGERS_BOUND:
            self._turn_out(next(iter(self._strangers)))
        patience = asyncio.get_running_loop().call_later(HELLO_DEADLINE_S, self._turn_out, stranger)
        self._strangers[stranger] = patience

    def known(self, stranger: ServerConnection) -> None:
        """It has shown the token, or has gone: its place is free."""
        patience = self._strangers.pop(stranger, None)
        if patience is not None:
            patience.cancel()

    def _turn_out(self, stranger: ServerConnection) -> None:
        self.known(stranger)
        stranger.transport.abort()


def foreign_host(connection: ServerConnection, request: Request) -> Response | None:
    """Turn away who thinks that we are another host: a web page whose name was pointed at this computer."""
    host = request.headers.get_all("Host")
    name, _, port = host[0].rpartition(":") if len(host) == 1 else ("", "", "")
    if name.lower() in _OURSELVES and port == str(connection.local_address[1]):
        return None
    return connection.respond(HTTPStatus.FORBIDDEN, "This is the control port of a studio; it answers to 127.0.0.1 alone.\n")
