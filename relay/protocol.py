"""HTTP/1.1 by uvicorn and h11, with what they lack against slow strangers: an end to waiting for them, and to connections."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["BoundedProtocol", "bounded"]


class BoundedProtocol(H11Protocol):
    """A connection that must say what it wants in time, and read the answer. Where all places are taken, the longest idle goes.

    Idle is one without a call under way: before its first, between two, and after one whose body is still coming, unread.
    """

    most_connections = 512
    header_s = 5.0

    _deadline: asyncio.TimerHandle | None = None  # for a header
    _reads_until: asyncio.TimerHandle | None = None  # for reading what was answered
    _idle_since_s = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._idle_since_s = self.loop.time()
        self._expect()
        if len(self.connections) > self.most_connections:
            ours = [each for each in self.connections if isinstance(each, BoundedProtocol) and not each.transport.is_closing()]
            if len(ours) > self.most_connections:
                longest = min((each for each in ours if each._is_idle), key=_idle_since_s)  # this connection is one of them
                longest.transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._deadline is None and not self.transport.is_closing() and self.timeout_keep_alive_task is None:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self._idle_since_s = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._reads_until is None:
            self._reads_until = self.loop.call_later(self.header_s, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._reads_until is not None:
            self._reads_until.cancel()
            self._reads_until = None

    @property
    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(self.header_s, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def bounded(most_connections: int, header_s: float) -> type[BoundedProtocol]:
    """The protocol with these bounds, for uvicorn, which makes one for each connection."""
    return type("BoundedProtocol", (BoundedProtocol,), {"most_connections": most_connections, "header_s": header_s})


def _idle_since_s(connection: BoundedProtocol) -> float:
    return connection._idle_since_s
