"""The page and its sockets on 127.0.0.1. Only for browsers that call this computer by its own name, from this very page.

As many connections as the process can have open beside its own files; who comes beyond them is told so, and costs nobody else.
"""

from __future__ import annotations

import asyncio
import http
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from rehearsal.listening import AT_THE_DOOR, HOST, listen
from rehearsal.pictures import Pictures

MESSAGE_BOUND = 4096  # bytes of anything a browser may send
_SOCKETS_BOUND = 4000
_OWN_FILES = 56  # of the process: the shop's book, pictures, the program that comes in, the line to the desk
_TURNED_AWAY = 32  # connections that may hear at the same time that there is no room
_GOODBYE_S = 1.0  # for a browser to take its leave when the plugin ends
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_PICTURE = "/picture/"

Socket = Callable[[ServerConnection], Awaitable[None]]


class Web:
    """One listening port: files of the page, product pictures by token, and the sockets by path.

    `files`: how many files and sockets this process may have open.
    """

    def __init__(self, pictures: Pictures, sockets: dict[str, Socket], files: int = _SOCKETS_BOUND) -> None:
        self._pictures = pictures
        self._sockets = sockets
        page = Path(__file__).with_name("page")
        self._files = {f"/{path.name}": (path.read_bytes(), _TYPES[path.suffix]) for path in page.iterdir()}
        self._files["/"] = self._files["/index.html"]
        self._most = max(1, min(_SOCKETS_BOUND, files - _OWN_FILES - AT_THE_DOOR - _TURNED_AWAY))
        self._open: set[ServerConnection] = set()
        self.port = 0

    async def listen(self, port: int) -> Server:
        """Start serving; close it with `async with`. Port 0: any free one."""
        web = self

        class Counted(ServerConnection):
            """A connection that counts from its first moment, long before it asks for anything."""

            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                super().connection_made(transport)
                web.came(self, transport)

            def connection_lost(self, exc: Exception | None) -> None:
                web.went(self)
                super().connection_lost(exc)

        async def start(listener: socket.socket, backlog: int) -> Server:
            return await serve(
                self._serve,
                sock=listener,
                backlog=backlog,
                create_connection=Counted,
                process_request=self._request,
                compression=None,
                max_size=MESSAGE_BOUND,
                close_timeout=_GOODBYE_S,
            )

        server = await listen(port, start)
        self.port = next(iter(server.sockets)).getsockname()[1]
        return server

    def came(self, connection: ServerConnection, transport: asyncio.BaseTransport) -> None:
        """A connection was accepted; one for which there is not even room to be told so ends at once."""
        self._open.add(connection)
        if len(self._open) > self._most + _TURNED_AWAY:
            cast("asyncio.Transport", transport).abort()

    def went(self, connection: ServerConnection) -> None:
        """A connection has ended."""
        self._open.discard(connection)

    async def _serve(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        await self._sockets[connection.request.path](connection)

    async def _request(self, connection: ServerConnection, request: Request) -> Response | None:
        names = (f"{HOST}:{self.port}", f"localhost:{self.port}")
        if request.headers.get_all("Host") not in ([names[0]], [names[1]]):
            return connection.respond(http.HTTPStatus.FORBIDDEN, "This page is for this computer only.\n")
        if len(self._open) > self._most:
            full = f"The room is full: {self._most} connections are open. Close other pages, or come back in a moment.\n"
            return connection.respond(http.HTTPStatus.SERVICE_UNAVAILABLE, full)
        path = request.path.partition("?")[0]
        if request.path in self._sockets:
            origin = request.headers.get("Origin")
            if origin is not None and origin not in [f"http://{name}" for name in names]:  # none: not a browser
                return connection.respond(http.HTTPStatus.FORBIDDEN, "Only this computer's own page may connect.\n")
            return None
        if path.startswith(_PICTURE):
            picture = await self._pictures.jpeg(path.removeprefix(_PICTURE))
            return self._answer(picture, "image/jpeg", "private, max-age=3600") if picture else _missing(connection)
        if path not in self._files:
            return _missing(connection)
        body, kind = self._files[path]
        return self._answer(body, f"{kind}; charset=utf-8", "no-store")

    def _answer(self, body: bytes, kind: str, caching: str) -> Response:
        own = f"ws://{HOST}:{self.port} ws://localhost:{self.port}"
        headers = Headers()
        headers["Content-Type"] = kind
        headers["Content-Length"] = str(len(body))
        headers["Cache-Control"] = caching
        headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src blob:; connect-src {own};"
            " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Connection"] = "close"
        return Response(200, "OK", headers, body)


def _missing(connection: ServerConnection) -> Response:
    return connection.respond(http.HTTPStatus.NOT_FOUND, "No such page.\n")
