"""A listener on a port of this computer alone that waits for the one request of a browser it is open for, and is gone (RFC 8252,
section 7.3)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from html import escape

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login.redirect import StrangerError
from studio.values.sentences import Sentence

__all__ = ["LoopbackListener"]

_HEAD_BYTES = 32 << 10  # of a request, with all cookies of this computer's other pages; the rest is cut off
_REQUEST_S = 5.0  # for a request to arrive, and for its answer to leave
_AT_ONCE = 8  # connections: browsers open some on suspicion and say nothing in them
_ENDS = b"\r\n\r\n"


class LoopbackListener:
    """Listens on 127.0.0.1. One event loop; `open` it, and `close` it."""

    def __init__(self) -> None:
        self._server: asyncio.Server | None = None
        self._asked: asyncio.Queue[tuple[bytes, asyncio.StreamWriter]] = asyncio.Queue(maxsize=_AT_ONCE)
        self._connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def open(self, port: int = 0) -> str:
        """Begin to listen, at 0 on a port that the system chooses; the address for the browser.

        Raises:
            OSError: there is no port, or this one is taken.
        """
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", port, limit=_HEAD_BYTES, backlog=_AT_ONCE)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"

    async def answer(self, read: Callable[[bytes], str], done: Sentence) -> str:
        """Wait for the one request; what `read` makes of its head. The browser shows `done`, or why `read` refused. A stranger is
        told so, and the one request is still waited for: whoever else knows the port ends nothing.

        Raises:
            AbilityError: what `read` raised.
        """
        while True:
            head, writer = await self._asked.get()
            try:
                found = read(head)
            except StrangerError as error:
                await _say(writer, "400 Bad Request", error.text)
            except AbilityError as error:
                self._stop_listening()
                await _say(writer, "400 Bad Request", error.text)
                raise
            else:
                self._stop_listening()
                await _say(writer, "200 OK", done)
                return found

    async def close(self) -> None:
        """Listen no more, and hang up."""
        self._stop_listening()
        for task, writer in self._connections.items():
            task.cancel()
            writer.close()
        if self._connections:
            await asyncio.wait(set(self._connections))
        while not self._asked.empty():
            self._asked.get_nowait()[1].close()

    def _stop_listening(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._server is None or len(self._connections) >= _AT_ONCE:  # it came in while the port was closed
            writer.close()
            return
        task = asyncio.create_task(self._hear(reader, writer))
        self._connections[task] = writer
        task.add_done_callback(self._connections.pop)

    async def _hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request; a connection in which none comes is no request."""
        try:
            async with asyncio.timeout(_REQUEST_S):
                head = await reader.readuntil(_ENDS)
        except asyncio.LimitOverrunError:
            head = await reader.read(_HEAD_BYTES)
        except (TimeoutError, asyncio.IncompleteReadError, OSError):
            writer.close()
            return
        try:
            self._asked.put_nowait((head, writer))
        except asyncio.QueueFull:
            writer.close()


async def _say(writer: asyncio.StreamWriter, status: str, words: str) -> None:
    """Answer with a page of plain words, which loads nothing, is kept nowhere and names its address to nobody."""
    body = f'<!doctype html><meta charset="utf-8"><title>Nightmarket</title><p>{escape(words)}</p>\n'.encode()
    head = (
        f"HTTP/1.1 {status}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\n"
        "Content-Security-Policy: default-src 'none'\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Connection: close\r\n\r\n"
    )
    try:
        with contextlib.suppress(OSError, TimeoutError):  # a browser that does not wait for it has agreed all the same
            async with asyncio.timeout(_REQUEST_S):
                writer.write(head.encode() + body)
                await writer.drain()
    finally:
        writer.close()
