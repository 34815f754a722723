"""What waits for one sink of an encoder, and what is given up when it waits too long. Sans I/O."""

from __future__ import annotations

from collections import deque

import msgspec

from studio.ipc import clock as clocks

QUEUE_NS = 4 * clocks.NS
_BATCH_BYTES = 1 << 18


class Framed(msgspec.Struct, frozen=True):
    """A message ready to send, encoded once for all sinks."""

    data: bytes
    dts_ns: int = 0
    picture: bool = False
    key: bool = False


class SinkQueue:
    """Packets in order, first in, first out.

    Pictures that wait for longer than `QUEUE_NS` are dropped up to the next IDR; `dropped` counts them. Sound stays.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self._queue: deque[Framed] = deque()
        self._sent = 0  # bytes of the first entry that have left already
        self._want_key = False

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, item: Framed) -> None:
        if item.picture and self._want_key:
            if not item.key:
                self.dropped += 1
                return
            self._want_key = False
        self._queue.append(item)
        if item.picture:
            oldest = next(waiting for waiting in self._queue if waiting.picture)
            if item.dts_ns - oldest.dts_ns > QUEUE_NS:
                self._shed()

    def span_ns(self) -> int:
        """Between the oldest and the newest packet waiting."""
        times = [item.dts_ns for item in (self._queue[0], self._queue[-1]) if item.dts_ns] if self._queue else []
        return times[-1] - times[0] if times else 0

    def batch(self) -> bytes:
        """The next bytes to send, several packets in one piece; empty when nothing waits."""
        parts: list[bytes] = []
        size = -self._sent
        for item in self._queue:
            parts.append(item.data)
            size += len(item.data)
            if size >= _BATCH_BYTES:
                break
        whole = b"".join(parts)
        return whole[self._sent :] if self._sent else whole

    def took(self, count: int) -> None:
        """`count` bytes of the batch have left."""
        count += self._sent
        while self._queue and count >= len(self._queue[0].data):
            count -= len(self._queue.popleft().data)
        self._sent = count

    def _shed(self) -> None:
        """Drop the pictures before the newest IDR; all, when that IDR itself is the oldest of them."""
        begun = [self._queue.popleft()] if self._sent else []
        pictures = [item for item in self._queue if item.picture]
        keys = [item for item in pictures if item.key]
        fresh = keys[-1] if keys and keys[-1] is not pictures[0] else None
        self._want_key = fresh is None
        kept: list[Framed] = []
        keeping = False
        for item in self._queue:
            keeping = keeping or item is fresh
            if keeping or not item.picture:
                kept.append(item)
            else:
                self.dropped += 1
        self._queue = deque(begun + kept)
