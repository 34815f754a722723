"""How far back the list of orders is still to be looked through, since a look at it broke off.

The feed of orders asks for what changed since its last look. A look that breaks off in the middle of the list has not seen what
is listed behind: that is owed, until a later look goes all the way. Such a look costs many requests, so it is tried seldom; what
is new is looked for in between as ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

AGAIN_S = 30.0


class LookBack:
    """Times of change are ms since 1970 by the shop's clock; `now_s` is monotonic. One event loop."""

    def __init__(self, now_s: Callable[[], float] | None = None) -> None:
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._owed_ms: int | None = None
        self._again_s = 0.0

    @property
    def is_owed(self) -> bool:
        """Whether something in the list was not seen."""
        return self._owed_ms is not None

    def begin(self, since_ms: int) -> int:
        """Since when to look, where what changed since `since_ms` is asked for: earlier, when what is owed is due."""
        if self._owed_ms is None or self._now_s() < self._again_s:
            return since_ms
        return min(since_ms, self._owed_ms)

    def broke_off(self, since_ms: int) -> None:
        """A look that began there has not seen all."""
        if self._owed_ms is None or since_ms <= self._owed_ms:
            self._owed_ms, self._again_s = since_ms, self._now_s() + AGAIN_S

    def ended(self, since_ms: int) -> None:
        """A look that began there has seen all."""
        if self._owed_ms is not None and since_ms <= self._owed_ms:
            self._owed_ms = None
