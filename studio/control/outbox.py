"""What waits to leave for one client, bounded. A client that does not keep up gets a fresh snapshot instead of every patch.

Answers are never dropped: a client that asks on without reading is closed. Meters: the latest value wins.
"""

from __future__ import annotations

import asyncio
from collections import deque

NEWS_BOUND_BYTES = 1 << 20
ANSWERS_BOUND_BYTES = 8 << 20


class Outbox:
    """One event loop. `take` waits for the next message to send."""

    def __init__(self) -> None:
        self._queue: deque[tuple[bool, str]] = deque()  # (is an answer, text)
        self._news_bytes = self._answer_bytes = 0
        self._meters: str | None = None
        self._wake = asyncio.Event()
        self.needs_snapshot = False
        self.overflowing = False  # too many unread answers: close it

    def answer(self, text: str) -> None:
        self._answer_bytes += len(text)
        self.overflowing |= self._answer_bytes > ANSWERS_BOUND_BYTES
        self._queue.append((True, text))
        self._wake.set()

    def news(self, text: str) -> None:
        """A patch or an event. Beyond the bound all waiting news gives way to one snapshot."""
        if self.needs_snapshot:
            return
        self._news_bytes += len(text)
        if self._news_bytes > NEWS_BOUND_BYTES:
            self._queue = deque(entry for entry in self._queue if entry[0])
            self._news_bytes = 0
            self.needs_snapshot = True
        else:
            self._queue.append((False, text))
        self._wake.set()

    def meters(self, text: str) -> None:
        self._meters = text
        self._wake.set()

    async def take(self) -> str | None:
        """The next message, or None: send a snapshot made now (`needs_snapshot` is cleared)."""
        while True:
            if self._queue:
                answer, text = self._queue.popleft()
                if answer:
                    self._answer_bytes -= len(text)
                else:
                    self._news_bytes -= len(text)
                return text
            if self.needs_snapshot:
                self.needs_snapshot = False
                return None
            if self._meters is not None:
                text, self._meters = self._meters, None
                return text
            self._wake.clear()
            await self._wake.wait()
