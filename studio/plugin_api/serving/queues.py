"""What the feeds brought and the desk has not got yet, bounded.

Order lines are never lost silently: when more wait than the queue holds, the rest is counted and wanted again once the queue
has emptied. A line whose numbers cannot be is set aside and told beside the others, with the reason. Of chat that has no room
the ids go on, so that the desk counts it all the same. Of an item's readings the latest is kept; those that have no room, or
cannot be, are left out, counted: the desk reads items as well.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import msgspec

from studio.plugin_api.abilities import ChatMessage, OrderLine, Reading, later
from studio.values import plausible
from studio.values.plain_text import plain, shortened

ORDERS_BOUND = 20_000  # lines, 10 s of the fastest sale
CHAT_BOUND = 5_000  # rows, 1 s of the fastest chat
SKIPPED_BOUND = 20_000  # ids of rows that had no room
BATCH = 500  # lines, rows or ids a send
READINGS_BOUND = 2_000  # items
READINGS_BATCH = 50  # items a send
READING_BYTES = 64 << 10  # of one item
READINGS_BYTES = 256 << 10  # of a send

log = logging.getLogger(__name__)
_NAMED = 200  # characters of an id
_BUYER = 80  # of a name or a badge
_NOTE = 200  # of a note
_TEXT = 500  # of a message
_BADGES = 8


class SetAside(NamedTuple):
    """An order line that cannot be, and why."""

    order_id: str
    line_id: str
    why: str


class OrderQueue:
    """Order lines on their way. `again` is set while the shop is to go through all of its lines once more; `missed` counts
    lines that had no room. One event loop."""

    def __init__(self) -> None:
        self.again = asyncio.Event()
        self.missed = 0
        self._lines: dict[tuple[str, str], OrderLine] = {}
        self._absurd: deque[SetAside] = deque(maxlen=BATCH)
        self._emptied = asyncio.Event()

    def put(self, lines: list[OrderLine]) -> bool:
        """Take in lines; False when there is no room: `again` is set."""
        for place, line in enumerate(lines):
            if trouble := plausible.line_trouble(line):
                self._absurd.append(SetAside(line.order_id[:_NAMED], line.line_id[:_NAMED], trouble))
                continue
            key = (line.order_id, line.line_id)
            known = self._lines.get(key)
            if known is None and len(self._lines) >= ORDERS_BOUND:
                self.missed += len(lines) - place
                self.again.set()
                return False
            line = _cut(line)
            self._lines[key] = line if known is None else later(known, line)
        return True

    def take(self) -> list[OrderLine]:
        """The next batch of order lines, oldest first."""
        batch = [self._lines.pop(key) for key in list(islice(self._lines, BATCH))]
        if not self._lines:
            self._emptied.set()
        return batch

    def take_set_aside(self) -> list[SetAside]:
        """The lines set aside since the last call; of very many the latest."""
        taken, self._absurd = list(self._absurd), deque(maxlen=BATCH)
        return taken

    def put_back(self, lines: list[OrderLine], set_aside: list[SetAside]) -> None:
        """The desk did not get these, the last that were taken: they are the next again."""
        self._lines = {(line.order_id, line.line_id): line for line in lines} | self._lines
        self._absurd.extendleft(reversed(set_aside))

    async def begin_again(self) -> None:
        """Return once everything has left, so that the shop may go through its lines once more."""
        while self._lines:
            self._emptied.clear()
            await self._emptied.wait()
        self.again.clear()


class ReadingQueue:
    """Readings on their way, one of each item. `left_out` counts those that had no room or could not be. One event loop."""

    def __init__(self, now_ns: Callable[[], int]) -> None:
        """`now_ns`: monotonic; no reading is of a moment after it."""
        self.left_out = 0
        self._now_ns = now_ns
        self._items: dict[str, tuple[Reading, int]] = {}  # with its size, in bytes of a message
        self._blamed: deque[str] = deque(maxlen=BATCH)  # items of which it was said that they cannot be

    def put(self, readings: list[Reading]) -> bool:
        """Take in readings; always True."""
        for reading in readings:
            if trouble := plausible.reading_trouble(reading):
                self._blame(reading.item_id[:_NAMED], trouble)
                continue
            reading = msgspec.structs.replace(reading, at_ns=max(0, min(reading.at_ns, self._now_ns())))
            size = len(msgspec.json.encode(reading))
            if size > READING_BYTES:
                self._blame(reading.item_id, f"it takes {size >> 10} KiB")
            elif reading.item_id in self._items or len(self._items) < READINGS_BOUND:
                self._items[reading.item_id] = reading, size
            else:
                self.left_out += 1
        return True

    def take(self) -> list[Reading]:
        """The next batch of readings, of those items that wait longest."""
        batch: list[Reading] = []
        left = READINGS_BYTES
        for item_id in list(islice(self._items, READINGS_BATCH)):
            left -= self._items[item_id][1]
            if left < 0:
                break
            batch.append(self._items.pop(item_id)[0])
        return batch

    def put_back(self, readings: list[Reading]) -> None:
        """The desk did not get these, the last that were taken: they are the next again."""
        back = {reading.item_id: (reading, len(msgspec.json.encode(reading))) for reading in readings}
        self._items = back | self._items

    def _blame(self, item_id: str, trouble: str) -> None:
        self.left_out += 1
        if item_id not in self._blamed:
            self._blamed.append(item_id)
            log.warning("what is told of item %r is left out: %s", item_id, trouble)


class ChatBatch(NamedTuple):
    """What goes to the desk at once: rows, ids of messages `skipped` because their rows had no room, and how many were `lost`
    whose ids had none either."""

    rows: list[ChatMessage]
    skipped: list[str]
    lost: int


class ChatQueue:
    """Chat on its way. `dropped` counts the rows given up, the oldest first."""

    def __init__(self) -> None:
        self.dropped = 0
        self._rows: deque[ChatMessage] = deque()
        self._skipped: deque[str] = deque()
        self._lost = 0

    def put(self, rows: list[ChatMessage]) -> bool:
        """Take in rows; always True."""
        over = len(self._rows) + len(rows) - CHAT_BOUND
        for _ in range(min(over, len(self._rows))):
            self._skip(self._rows.popleft())
        kept = rows[-CHAT_BOUND:]
        for row in rows[: len(rows) - len(kept)]:
            self._skip(row)
        self._rows.extend(cut_row(row) for row in kept)
        return True

    def take(self) -> ChatBatch | None:
        """The next batch, oldest first; None when nothing waits."""
        if not (self._rows or self._skipped or self._lost):
            return None
        rows = [self._rows.popleft() for _ in range(min(BATCH, len(self._rows)))]
        skipped = [self._skipped.popleft() for _ in range(min(BATCH, len(self._skipped)))]
        lost, self._lost = self._lost, 0
        return ChatBatch(rows, skipped, lost)

    def put_back(self, batch: ChatBatch) -> None:
        """The desk did not get this batch, the last that was taken: it is the next again."""
        self._rows.extendleft(reversed(batch.rows))
        self._skipped.extendleft(reversed(batch.skipped))
        self._lost += batch.lost

    def _skip(self, row: ChatMessage) -> None:
        self.dropped += 1
        if len(self._skipped) < SKIPPED_BOUND:
            self._skipped.append(row.id[:_NAMED])
        else:
            self._lost += 1


def cut_row(row: ChatMessage) -> ChatMessage:
    """With all words in their bounds: a batch must go into one message to the desk."""
    ids, names = (row.id, row.buyer_key), (row.name, *row.badges)
    fits = len(row.text) <= _TEXT and len(row.badges) <= _BADGES and all(len(one) <= _NAMED for one in ids)
    if fits and all(len(name) <= _BUYER for name in names):
        return row
    return msgspec.structs.replace(
        row,
        id=row.id[:_NAMED],
        buyer_key=row.buyer_key[:_NAMED],
        name=plain(row.name, _BUYER),
        text=plain(row.text, _TEXT),
        badges=tuple(plain(badge, _BUYER) for badge in row.badges[:_BADGES]),
    )


def _cut(line: OrderLine) -> OrderLine:
    """With name and note in their bounds."""
    if len(line.buyer) <= _BUYER and len(line.note) <= _NOTE:
        return line
    return msgspec.structs.replace(line, buyer=plain(line.buyer, _BUYER), note=shortened(line.note, _NOTE))
