"""Wakes all who wait for the next change."""

from __future__ import annotations

import asyncio


class Bell:
    """`wait = bell.next()` before looking, then `await wait`: a ring in between is not missed. One event loop."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    def next(self) -> asyncio.Event:
        """Set at the next ring."""
        return self._event
