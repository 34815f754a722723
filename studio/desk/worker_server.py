"""The endpoint `desk`, where workers dial in: checks who they are, hands on what they say. One event loop.

A protocol and no stream: a dozen workers speak some forty times a second, and each message costs one callback.

A worker is who the launcher started under its name, where the system says who connects: whoever knows the token may not
pose as another. What one line may say in a time is bounded; beyond it nobody reads on there for a moment, so that a plugin
that floods holds up itself alone. That is a share of each turn and no `TokenBucket`: it is counted when it has come, so that a
message may be larger than the share that is left.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

import msgspec

from studio.contracts import messages, wire
from studio.ipc import endpoint, framing, peer
from studio.ipc import session as sessions
from studio.values.errors import LinkClosedError

log = logging.getLogger(__name__)

_HELLO_DEADLINE_S = 5.0
_OUT_BOUND_BYTES = 8 << 20  # to one worker; one that reads nothing for so long is hung and will be found silent
_STRANGER_FRAME_BYTES = 64 << 10
_FRAME_BYTES = 4 << 20  # the longest is a sheet's products
_STRANGERS_BOUND = 64
_TURN_S = 0.1  # in which one line may say so much:
_TURN_MESSAGES = 200  # a mixer says three in it
_TURN_BYTES = 2 << 20  # a thousand chat messages are a tenth of it
_TURN_WORK_S = 0.05  # of the desk's time; who took more at once is not read on before as much has been left to the others


class Listener(Protocol):
    """Who knows which processes are ours, and wants to know what workers say."""

    def worker_pid(self, name: str) -> int | None:
        """The process id of the worker as its launcher gave it; None: it runs no such process."""

    def worker_hello(self, hello: messages.Hello) -> None: ...
    def worker_said(self, name: str, message: messages.FromWorker) -> None: ...


class WorkerServer:
    """Serves until `stop`."""

    def __init__(self, session: Path, listener: Listener) -> None:
        self.listener = listener
        self._session = session
        self._token = sessions.token(session)
        self._lines: dict[str, _Line] = {}
        self._open: dict[_Line, None] = {}  # the oldest first
        self._early: dict[_Line, messages.Hello] = {}  # came before the launcher's word that they were started
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
        return line is not None and line.send(framing.frame(wire.encode(message)))

    # ------------------------------------------------------------ lines

    def opened(self, line: _Line) -> None:
        strangers = [stranger for stranger in self._open if not stranger.name]
        if len(strangers) >= _STRANGERS_BOUND:
            strangers[0].close()
            self.closed(strangers[0])  # now: of those that come in one turn of the loop each takes another's place
        self._open[line] = None

    def greeted(self, line: _Line, hello: messages.Hello) -> bool:
        """A first message. False: its launcher has not said yet that it was started; `started` goes on with it.

        Raises:
            LinkClosedError: it does not know the session's token, or is not the process of that name.
        """
        if not hmac.compare_digest(hello.token.encode(), self._token.encode()):
            raise LinkClosedError("wrong token")
        known = self.listener.worker_pid(hello.name)
        if known is None:
            self._early[line] = hello
            return False
        if line.pid is not None and line.pid != known:
            raise LinkClosedError(f"process {line.pid} poses as {hello.name}")
        older = self._lines.get(hello.name)
        if older is not None:
            older.close()
        self._lines[hello.name] = line
        line.name = hello.name
        self.listener.worker_hello(msgspec.structs.replace(hello, pid=known))
        return True

    def started(self, name: str) -> None:
        """The launcher has said so: a hello that overtook its word counts now."""
        for line, hello in list(self._early.items()):
            if hello.name == name:
                del self._early[line]
                line.go_on(hello)

    def closed(self, line: _Line) -> None:
        self._open.pop(line, None)
        self._early.pop(line, None)
        if self._lines.get(line.name) is line:
            del self._lines[line.name]


class _Line(asyncio.Protocol):
    """One connection. `name` is empty until it has proved whose it is."""

    def __init__(self, server: WorkerServer) -> None:
        self.name = ""
        self.pid: int | None = None  # of the process at the other end; None: the system does not say
        self._server = server
        self._held = False  # nothing is read until it is known whose it is
        self._decoder = framing.FrameDecoder(_STRANGER_FRAME_BYTES)
        self._transport: asyncio.Transport | None = None
        self._impatience: asyncio.TimerHandle | None = None
        self._turn_ends_s = 0.0
        self._messages = self._bytes = 0  # of this turn
        self._work_s = 0.0
        self._pause: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self.pid = peer.pid_of(self._transport.get_extra_info("socket"))
        self._impatience = asyncio.get_running_loop().call_later(_HELLO_DEADLINE_S, self.close)
        self._server.opened(self)

    def data_received(self, data: bytes) -> None:
        now = asyncio.get_running_loop().time
        began_s = now()
        if began_s >= self._turn_ends_s:
            self._turn_ends_s, self._messages, self._bytes, self._work_s = began_s + _TURN_S, 0, 0, 0.0
        self._bytes += len(data)
        with self._cut_off_over_nonsense():
            for payload in self._decoder.feed(data):
                self._messages += 1
                self._hear(messages.decode_from_worker(payload))
                if self._held or self._messages >= _TURN_MESSAGES or self._work_s + now() - began_s >= _TURN_WORK_S:
                    break
        self._work_s += now() - began_s
        if self._work_s >= _TURN_WORK_S:
            self._turn_ends_s = max(self._turn_ends_s, now() + self._work_s)
        if self._messages >= _TURN_MESSAGES or self._bytes >= _TURN_BYTES or self._work_s >= _TURN_WORK_S:
            self._hold()

    @contextlib.contextmanager
    def _cut_off_over_nonsense(self) -> Iterator[None]:
        """The edge to another process: whatever it said, the others are heard."""
        try:
            yield
        except (LinkClosedError, msgspec.MsgspecError, RecursionError, UnicodeError) as error:
            log.warning("%s was cut off: %s", self.name or "somebody", error)
            self.close()
        except Exception:
            log.exception("%s said what the desk failed over; it was cut off", self.name or "somebody")
            self.close()

    def _hold(self) -> None:
        """This turn's share is spent: read on in the next."""
        transport = self._transport
        if self._held or self._pause is not None:
            return  # it waits already: for whose line it is, or for the next turn
        if transport is not None and not transport.is_closing():
            transport.pause_reading()
            self._pause = asyncio.get_running_loop().call_at(self._turn_ends_s, self._read_on)

    def _read_on(self) -> None:
        self._pause = None
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()
            self.data_received(b"")  # what was left over

    def _hear(self, message: messages.FromWorker) -> None:
        if self.name:
            self._server.listener.worker_said(self.name, message)
            return
        if self._transport is None or self._transport.is_closing():
            return
        if not isinstance(message, messages.Hello):
            raise LinkClosedError("no hello")
        self._greet(message)
        if self._held:
            self._transport.pause_reading()

    def _greet(self, hello: messages.Hello) -> None:
        self._held = not self._server.greeted(self, hello)
        if not self._held:
            self._decoder.bound_bytes = _FRAME_BYTES
            if self._impatience is not None:
                self._impatience.cancel()

    def go_on(self, hello: messages.Hello) -> None:
        """It is known whose the line is: hear what it said meanwhile."""
        with self._cut_off_over_nonsense():
            self._greet(hello)
        if not self._held:
            self._read_on()

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
        for timer in (self._impatience, self._pause):
            if timer is not None:
                timer.cancel()
        self._server.closed(self)
