"""HTTP/1.1 by uvicorn and h11, with what they lack against slow strangers: an end to waiting for headers, and to connections."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["BoundedProtocol", "bounded"]


class BoundedProtocol(H11Protocol):
    """A connection that must say what it wants in time. Where all places are taken, the one that dallies longest goes."""

    most_connections = 512
    header_s = 5.0

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect()
        if len(self.connections) > self.most_connections:
            waiting = [one for one in self.connections if isinstance(one, BoundedProtocol) and one._deadline is not None]
            slowest = min(waiting, key=_due_s)  # this connection is one of them
            slowest._stop_waiting()
            slowest.transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._deadline is None and not self.transport.is_closing() and self.timeout_keep_alive_task is None:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(self.header_s, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def bounded(most_connections: int, header_s: float) -> type[BoundedProtocol]:
    """The protocol with these bounds, for uvicorn, which makes one for each connection."""
    return type("BoundedProtocol", (BoundedProtocol,), {"most_connections": most_connections, "header_s": header_s})


def _due_s(connection: BoundedProtocol) -> float:
    assert connection._deadline is not None
    return connection._deadline.when()
