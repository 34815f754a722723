"""The endpoint `desk`, where workers dial in: checks who they are, hands on what they say. One event loop.

A protocol and no stream: a dozen workers speak some forty times a second, and each message costs one callback.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from pathlib import Path
from typing import Protocol, cast

import msgspec

from studio.errors import LinkClosedError
from studio.ipc import endpoint, framing, messages
from studio.ipc import session as sessions

log = logging.getLogger(__name__)

_HELLO_DEADLINE_S = 5.0
_OUT_BOUND_BYTES = 8 << 20  # to one worker; one that reads nothing for so long is hung and will be found silent


class Listener(Protocol):
    """Who wants to know what workers say."""

    def worker_hello(self, hello: messages.Hello) -> None: ...
    def worker_said(self, name: str, message: messages.FromWorker) -> None: ...


class WorkerServer:
    """Serves until `stop`."""

    def __init__(self, session: Path, listener: Listener) -> None:
        self.listener = listener
        self._session = session
        self._token = sessions.token(session)
        self._lines: dict[str, _Line] = {}
        self._open: set[_Line] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        sock = endpoint.listen(self._session, "desk")
        self._server = await asyncio.get_running_loop().create_server(lambda: _Line(self), sock=sock)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        for line in list(self._open):
            line.close()

    def send(self, name: str, message: messages.ToWorker) -> bool:
        """Give a worker a message; False when it is not on the line or does not read."""
        line = self._lines.get(name)
        return line is not None and line.send(framing.frame(messages.encode(message)))

    # ------------------------------------------------------------ lines

    def opened(self, line: _Line) -> None:
        self._open.add(line)

    def greeted(self, line: _Line, hello: messages.Hello) -> bool:
        """A first message. False: it does not know the session's token."""
        if not hmac.compare_digest(hello.token, self._token):
            return False
        older = self._lines.get(hello.name)
        if older is not None:
            older.close()
        self._lines[hello.name] = line
        self.listener.worker_hello(hello)
        return True

    def closed(self, line: _Line) -> None:
        self._open.discard(line)
        if self._lines.get(line.name) is line:
            del self._lines[line.name]


class _Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, server: WorkerServer) -> None:
        self.name = ""
        self._server = server
        self._decoder = framing.FrameDecoder()
        self._transport: asyncio.Transport | None = None
        self._impatience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._impatience = asyncio.get_running_loop().call_later(_HELLO_DEADLINE_S, self.close)
        self._server.opened(self)

    def data_received(self, data: bytes) -> None:
        try:
            for payload in self._decoder.feed(data):
                self._hear(messages.decode_from_worker(payload))
        except LinkClosedError as error:
            log.warning("%s was cut off: %s", self.name or "somebody", error)
            self.close()
        except msgspec.MsgspecError as error:
            log.warning("%s said what nobody understands: %s", self.name or "somebody", error)
            self.close()

    def _hear(self, message: messages.FromWorker) -> None:
        if self.name:
            self._server.listener.worker_said(self.name, message)
            return
        if self._impatience is not None:
            self._impatience.cancel()
        if not isinstance(message, messages.Hello):
            raise LinkClosedError("no hello")
        self.name = message.name
        if not self._server.greeted(self, message):
            self.name = ""
            raise LinkClosedError("wrong token")

    def send(self, data: bytes) -> bool:
        transport = self._transport
        if transport is None or transport.is_closing() or transport.get_write_buffer_size() > _OUT_BOUND_BYTES:
            return False
        transport.write(data)
        return True

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        if self._impatience is not None:
            self._impatience.cancel()
        self._server.closed(self)
