"""The ability `broadcast`: where the platform takes a stream, and where viewers see it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import msgspec

__all__ = ["Broadcast", "IngestPoint"]


class IngestPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stream is taken: `url` with the protocol that it speaks (`rtmp://`), the `key` that opens it, and the `page_url`
    on which viewers see it. Empty: there is none (yet)."""

    url: str
    key: str = ""
    page_url: str = ""


@runtime_checkable
class Broadcast(Protocol):
    """One channel to which a show can be sent."""

    async def ingest(self) -> IngestPoint:
        """Where a stream is taken now. Asked at the start and every few seconds: answer from memory where you can."""
