"""The endpoint that the muxer is given: on this computer, for one offer. What it brings goes on in the studio's own way.

So the muxer never hears the token or the server's address, follows no redirection, and trusts no certificate by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable

_MOST_BYTES = 64 << 10
_PATIENCE_S = 5.0


class OfferDoor:
    """Listens on 127.0.0.1. `answer` gets the offer and gives the answer, or None: then the muxer is sent away."""

    def __init__(self, answer: Callable[[str], Awaitable[str | None]]) -> None:
        self._answer = answer
        self._path = f"/{secrets.token_urlsafe(16)}"
        self._server: asyncio.Server | None = None
        self._taken = False

    async def open(self) -> str:
        """Begin to listen; returns the URL."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_MOST_BYTES)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}{self._path}"

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request. Strangers of this computer do not know the path, and are sent away."""
        with contextlib.suppress(OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                lines = head.split("\r\n")
                fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
                method, path, *_ = [*lines[0].split(" "), "", ""]
                size = min(int(fields.get("content-length", "0")), _MOST_BYTES)
                offer = (await reader.readexactly(size)).decode(errors="replace")
            answer = None
            if method == "POST" and secrets.compare_digest(path.encode(), self._path.encode()) and not self._taken:
                self._taken = True
                answer = await self._answer(offer)
            writer.write(_response(answer, method == "DELETE", self._path))
            await writer.drain()
        writer.close()


def _response(answer: str | None, farewell: bool, path: str) -> bytes:
    status = "200 OK" if farewell else "201 Created" if answer is not None else "502 Bad Gateway"
    body = (answer or "").encode()
    fields = f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\nLocation: {path}/session\r\nConnection: close"
    return f"HTTP/1.1 {status}\r\n{fields}\r\n\r\n".encode() + body
