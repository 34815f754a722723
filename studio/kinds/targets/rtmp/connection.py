"""One connection to an RTMP server on asyncio: dialling, TLS, reading, and writing no more than the network takes.

Knows nothing of retries. Everything runs on the loop's thread; callbacks come from there.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import statistics
from collections import deque
from collections.abc import Callable
from typing import cast

from studio.contracts.packets import Packet
from studio.ipc.clock import NS
from studio.kinds.targets.rtmp import sentences as says
from studio.kinds.targets.rtmp import socket as push_socket
from studio.kinds.targets.rtmp import trouble as troubles
from studio.kinds.targets.rtmp.stream import StreamWriter, Timeline
from studio.kinds.targets.working.queue import PushQueue
from studio.kinds.targets.working.retry import Trouble
from studio.rtmp import Live, Moved, Publisher, Refused
from studio.rtmp.address import Address
from studio.values.errors import ProtocolError

CONNECT_S = 10.0
_BUFFER_BYTES = 64 << 10  # in asyncio's buffer; the rest waits in our queue, where it can still be left out
_STALLED_NS = 2 * NS
_STALLED_FOR_GOOD_NS = 20 * NS


class Connection(asyncio.Protocol):
    """From the TCP connection to its end. `ended` is called once, with the reason; after `close` it is not, nor after `moved`,
    which gets the URL that the server sends the stream on to."""

    def __init__(
        self,
        address: Address,
        bps: int,
        timeline: Timeline,
        live: Callable[[str], None],
        moved: Callable[[str], None],
        ended: Callable[[Trouble], None],
    ) -> None:
        self.written = 0
        self.stalled = False
        self.address, self._bps = address, bps
        self._live, self._moved, self._ended = live, moved, ended
        self._publisher = Publisher(address.app, address.tc_url, address.key)
        self._stream = StreamWriter(self._publisher, timeline)
        self._transport: asyncio.Transport | None = None
        self._socket: socket.socket | None = None
        self.closed = False  # the socket has gone
        self._paused = self._over = False
        self._opened_ns = -1
        self._taken = 0
        self._progress_ns = -1
        self._ages_ns: deque[int] = deque(maxlen=60)
        self._acks = _Acks(max(bps // 16, 32 << 10))

    async def dial(self, context: ssl.SSLContext | None) -> None:
        """Connect; reports its own failure through `ended`."""
        loop = asyncio.get_running_loop()
        address = self.address
        try:
            async with asyncio.timeout(CONNECT_S):
                await loop.create_connection(
                    lambda: self,
                    address.host,
                    address.port,
                    ssl=context,
                    server_hostname=address.host if context else None,
                    happy_eyeballs_delay=0.25,
                )
        except (OSError, UnicodeError) as error:  # UnicodeError: a host name that cannot be one
            self._end(troubles.from_error(error, address))

    # ------------------------------------------------------------ asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=_BUFFER_BYTES, low=0)
        self._socket = transport.get_extra_info("socket")
        if self._socket is not None:
            push_socket.tune(self._socket, self._bps)
        if self._over:
            self._transport.abort()
            return
        self._write()

    def data_received(self, data: bytes) -> None:
        if self._over:
            return
        try:
            events = self._publisher.feed(data)
        except ProtocolError as error:
            self._end(troubles.from_error(error, self.address))
            return
        self._write()
        for event in events:
            if isinstance(event, Live):
                self._publisher.report_every(self._acks.window)
                self._write()
                self._live(self.address.mask(event.server))
            elif isinstance(event, Moved):
                self.abort()
                self._moved(event.url)
            elif isinstance(event, Refused):
                self._end(troubles.from_refusal(event, self.address))

    def pause_writing(self) -> None:
        self._paused = True

    def resume_writing(self) -> None:
        self._paused = False

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True
        stage = self._publisher.stage
        if error is None or isinstance(error, ConnectionError):
            self._end(troubles.closed(stage, self.address))
        else:
            self._end(troubles.from_error(error, self.address))

    # ------------------------------------------------------------ for the worker

    @property
    def open(self) -> bool:
        """The server takes media."""
        return self._publisher.stage == "live" and not self._over

    @property
    def started(self) -> bool:
        """An IDR has been sent."""
        return self._stream.started

    def pump(self, queue: PushQueue, now_ns: int) -> None:
        """Write what waits, as far as the network takes it."""
        while queue and not self._paused and not self.stalled and self.open:
            while self._publisher.pending < _BUFFER_BYTES and (item := queue.next()) is not None:
                self._stream.put(item)
                if isinstance(item, Packet) and item.kind == "video":
                    self._ages_ns.append(now_ns - item.pts_ns)
            self._write()

    def picture_ms(self) -> int | None:
        """How old pictures were when they were written, since they were due in the mixer: the median of the latest."""
        return round(statistics.median(self._ages_ns)) // 1_000_000 if self._ages_ns else None

    def unsent_bytes(self) -> int:
        """Bytes written that the server's system has not confirmed."""
        if self._transport is None or self._socket is None:
            return 0
        return self._transport.get_write_buffer_size() + push_socket.unsent_bytes(self._socket)

    def watch(self, now_ns: int) -> None:
        """Notice a server that is silent, or takes nothing. Call about ten times a second."""
        if self._over:
            return
        if self._opened_ns < 0:
            self._opened_ns = self._progress_ns = now_ns
        if not self.open:
            if now_ns - self._opened_ns > (CONNECT_S + 1.0) * NS:
                self._end(Trouble("passing", says.says_nothing(place=self.address.place)))
            return
        waiting = self.unsent_bytes()
        taken = self.written - waiting
        if taken > self._taken or not waiting:
            self._taken = max(taken, self._taken)
            self._progress_ns = now_ns
        silent = self._acks.silent(self._publisher.acknowledged, self.written, now_ns)
        stuck_ns = now_ns - self._progress_ns
        self.stalled = stuck_ns >= _STALLED_NS or silent
        if max(stuck_ns, self._acks.silence_ns(now_ns) if silent else 0) >= _STALLED_FOR_GOOD_NS:
            self._end(Trouble("passing", says.took_nothing(place=self.address.place, seconds=_STALLED_FOR_GOOD_NS // NS)))

    def close(self) -> None:
        """Say goodbye, let what is written leave, hang up. `ended` is not called any more."""
        if self._transport is not None and not self._over:
            self._publisher.close()
            self._write()
            self._transport.close()
        self.closed = self.closed or self._transport is None
        self._over = True

    def abort(self) -> None:
        """Hang up at once. `ended` is not called any more."""
        self._over = True
        if self._transport is not None:
            self._transport.abort()

    # ------------------------------------------------------------

    def _write(self) -> None:
        data = self._publisher.take()
        if data and self._transport is not None:
            self.written += len(data)
            self._transport.write(data)

    def _end(self, trouble: Trouble) -> None:
        if not self._over:
            self.abort()
            self._ended(trouble)


class _Acks:
    """The server's acknowledgements: only they tell that it reads, since its system takes megabytes on its behalf.

    Not every server sends them, or as often as asked, so they count once they have come three times, at the widest
    distance seen.
    """

    def __init__(self, window: int) -> None:
        self.window = window
        self._gap = window
        self._last: int | None = None
        self._count = 0
        self._written = 0
        self._heard_ns = 0

    def silence_ns(self, now_ns: int) -> int:
        return now_ns - self._heard_ns

    def silent(self, acknowledged: int | None, written: int, now_ns: int) -> bool:
        """True when two of them are overdue and none has come for two seconds."""
        if acknowledged != self._last:
            self._last = acknowledged
            self._count += 1
            self._gap = max(self._gap, written - self._written) if self._count > 1 else self._gap
            self._written = written
            self._heard_ns = now_ns
        overdue = written - self._written > 2 * self._gap + self.window
        return self._count >= 3 and overdue and self.silence_ns(now_ns) >= _STALLED_NS
