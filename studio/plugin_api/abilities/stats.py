"""The ability `stats`: who is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol, runtime_checkable

import msgspec

__all__ = ["RoomStats", "Stats"]


class RoomStats(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who is there. The last one counts. `behind_ms`: how long after your server they see a picture; None: not known.

    `viewers`: how many people have watched this broadcast so far, each counted once; `views`: how often somebody came to watch
    it; `followers`: how many follow the channel now. Leave out what your platform does not tell: it is not known then, and no
    figure is made of it. Nothing is estimated here.
    """

    online: int
    behind_ms: int | None = None
    viewers: int | None = None
    views: int | None = None
    followers: int | None = None


@runtime_checkable
class Stats(Protocol):
    """The audience of one channel."""

    def stats(self) -> AsyncIterator[RoomStats]:
        """Feed of figures, about one a second."""
