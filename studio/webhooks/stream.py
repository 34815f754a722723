"""What every stream of webhook calls can do. Types only; asyncio, one event loop.

A stream numbers its calls from 1 up (`sequence`), over all connections, and knows a call that it has by connection and id. Each
desk reads each connection under a name of its own: what it has acknowledged is remembered by the stream, for as long as a
desk may stay away.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import NamedTuple, Protocol

from studio.webhooks.call import Call

__all__ = ["DAY_S", "Cursor", "Kept", "Reader", "Retention", "Stream"]

DAY_S = 86_400.0


class Cursor(NamedTuple):
    """A place in a stream: everything up to `sequence` lies before it. `store` tells a stream from one made anew in its place."""

    store: str
    sequence: int

    def __str__(self) -> str:
        return f"{self.store}:{self.sequence}"

    @classmethod
    def parse(cls, text: str) -> Cursor | None:
        """The cursor that `str` made this text of; None when it is none."""
        store, colon, sequence = text.rpartition(":")
        return cls(store, int(sequence)) if colon and sequence.isdecimal() and sequence.isascii() else None


class Kept(NamedTuple):
    """A call with its number in the stream."""

    sequence: int
    call: Call


class Retention(NamedTuple):
    """How long calls are kept, how much of them, and for how long a second one of the same id is known for such.

    A full stream takes nothing more: what was taken is never thrown away before its time.
    """

    age_s: float = 7 * DAY_S
    most_bytes: int = 1 << 30
    repeats_s: float = 5 * 3600.0  # Shopify calls again for four hours


class Reader(Protocol):
    """One desk's reading of one connection, in the order of the stream. What is read and not acknowledged comes again."""

    @property
    def position(self) -> Cursor:
        """What this desk has acknowledged."""

    async def read(self, wait_s: float) -> list[Kept]:
        """The next calls after `position`; empty when none has come within `wait_s`, or soon after.

        Raises:
            WebhooksAwayError: the stream cannot be reached.
        """

    async def acknowledge(self, sequence: int) -> None:
        """The desk has everything up to this number, which `read` gave. What is not kept of this comes once more.

        Raises:
            WebhooksAwayError: the stream cannot be reached.
        """

    def history(self, after: int) -> AsyncIterator[list[Kept]]:
        """Once more what this desk has acknowledged after this number, as far as the stream still has it.

        Raises:
            WebhooksAwayError: the stream cannot be reached.
        """

    async def close(self) -> None:
        """Read no more."""


class Stream(Protocol):
    """Where calls are kept."""

    @property
    def ready(self) -> bool:
        """Whether calls are taken now, as far as is known without asking."""

    async def publish(self, connection: str, call: Call) -> bool:
        """Keep a call. True: it is new, False: it was there; either way it is safe on disk when this returns.

        Raises:
            WebhooksAwayError: it is not known to be kept; it may be all the same.
        """

    async def reader(self, connection: str, desk: str, after: Cursor | None = None, *, oldest: bool = False) -> Reader:
        """Go on reading where this desk stopped, and at `after` where that is later.

        A desk that the stream does not know begins at `after`; without one with the calls that come from now on, or with the
        `oldest`. Of the same name there is one desk: two of a name would have each half of the calls.

        Raises:
            WebhooksAwayError: the stream cannot be reached.
        """

    async def close(self) -> None:
        """End all of it."""
