"""Chat that came while nobody read the feed: kept for who reads it next."""

from __future__ import annotations

import asyncio
import logging
from collections import deque

from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.serving.queues import CHAT_BOUND, SKIPPED_BOUND, cut_row

__all__ = ["UnreadChat"]

BOUND = CHAT_BOUND + SKIPPED_BOUND  # so many go on together: the rows that have room, and the ids of the others, to be counted

log = logging.getLogger(__name__)


class UnreadChat:
    """Messages of a provider whose connection stands by itself. Of more than `BOUND` the oldest go; how many is logged.

    One event loop.
    """

    def __init__(self) -> None:
        self.lost = 0  # since the last `take`
        self._rows: deque[ChatMessage] = deque()
        self._news = asyncio.Event()

    def put(self, row: ChatMessage) -> None:
        """Add the newest, with all words in the bounds of what is shown of them."""
        self._rows.append(cut_row(row))
        if len(self._rows) > BOUND:
            self._rows.popleft()
            self.lost += 1
        self._news.set()

    def wake(self) -> None:
        """Whoever waits for news is to look."""
        self._news.set()

    def take(self, but_of: str | None = None) -> list[ChatMessage]:
        """All there is, oldest first; what the viewer with the key `but_of` wrote stays for now."""
        rows: list[ChatMessage] = []
        held: deque[ChatMessage] = deque()
        for row in self._rows:
            (held if row.buyer_key == but_of else rows).append(row)
        self._rows = held
        self._news.clear()
        if self.lost:
            log.warning("%d messages of the chat were not read in time, and are counted nowhere", self.lost)
            self.lost = 0
        return rows

    async def news(self, quiet_s: float) -> None:
        """Return once there is something to look at, at the latest after `quiet_s`."""
        try:
            async with asyncio.timeout(quiet_s):
                await self._news.wait()
        except TimeoutError:
            return
