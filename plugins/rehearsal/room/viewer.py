"""One socket of the shop's page: who sits at it, and how much of what we say it has not read yet."""

from __future__ import annotations

from dataclasses import dataclass

from websockets.asyncio.server import ServerConnection, broadcast

from studio.values.token_bucket import TokenBucket

BEHIND_BYTES = 128 << 10  # not read: patches are left out from here on, and a snapshot comes instead
CAUGHT_UP_BYTES = 16 << 10
GIVEN_UP_BYTES = 1 << 20  # answers that nobody reads: closed


@dataclass(slots=True)
class Buyer:
    """A buyer at a socket. `speaker` is what others may know: it says nothing about the key."""

    speaker: str
    name: str
    patience: TokenBucket


class Viewer:
    """One connection. Never waits: what it does not read in time is left out, not kept."""

    def __init__(self, connection: ServerConnection) -> None:
        self.connection = connection
        self.buyers: dict[str, Buyer] = {}
        self.behind = False
        self.open_asks = 0
        self.behind_ms = 0  # how far its picture was behind our server, at `told_ns`
        self.told_ns: int | None = None

    @property
    def unread(self) -> int:
        """Bytes that the system has not taken off our hands."""
        return self.connection.transport.get_write_buffer_size()

    def answer(self, message: bytes) -> None:
        """Answers are never left out; who does not read them at all is closed."""
        if self.unread > GIVEN_UP_BYTES:
            self.connection.transport.abort()
            return
        broadcast([self.connection], message, text=True)
