"""Wakes all who wait for the next change."""

from __future__ import annotations

import asyncio

QUIET_S = 10.0  # feeds say at least this often that they live


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


async def rung(news: asyncio.Event) -> None:
    """Wait for a ring, `QUIET_S` at most."""
    try:
        async with asyncio.timeout(QUIET_S):
            await news.wait()
    except TimeoutError:
        return
