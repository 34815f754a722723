"""The ability `stats`: who is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol, runtime_checkable

import msgspec

__all__ = ["RoomStats", "Stats"]


class RoomStats(msgspec.Struct, frozen=True, kw_only=True):
    """Who is there. The last one counts. `behind_ms`: how long after your server they see a picture; None: not known."""

    online: int
    behind_ms: int | None = None


@runtime_checkable
class Stats(Protocol):
    """The audience of one channel."""

    def stats(self) -> AsyncIterator[RoomStats]:
        """Feed of figures, about one a second."""
