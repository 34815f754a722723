"""The feeds of a shop between adapter and desk: kept open, collected in bounded queues, taken in batches.

Order lines are never lost silently: when more wait than the queue holds, the rest is counted and the feed is opened
again once the queue has emptied, which makes the adapter go through all lines once more. A line whose numbers cannot be is
set aside and told beside the others, with the reason. Chat is sampled: the oldest rows go, counted.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from itertools import islice
from typing import NamedTuple, TypeVar

import msgspec

from studio.plugin_api.shop.port import ChatMessage, OrderLine, RoomStats, Shop, ShopError, later
from studio.values import plausible
from studio.values.plain_text import plain, shortened

ORDERS_BOUND = 20_000  # lines, 10 s of the fastest sale
CHAT_BOUND = 2_000  # rows
BATCH = 500  # lines or rows a send
BACKOFF_S = (0.1, 0.5, 1.0, 2.0, 5.0)
FEED_SILENCE_S = 30.0

_NAMED = 200  # characters of an id
_BUYER = 80  # of a name
_NOTE = 200  # of a note

log = logging.getLogger(__name__)
T = TypeVar("T")


class SetAside(NamedTuple):
    """An order line that cannot be, and why."""

    order_id: str
    line_id: str
    why: str


class Feeds:
    """Everything on its way to the desk, and the tasks that fetch it. `troubles`: feed -> what keeps it from running.

    `missed`: order lines that had no room (they are asked for again); `dropped`: chat rows given up.
    """

    def __init__(self, shop: Shop, silence_s: float = FEED_SILENCE_S) -> None:
        self._shop, self._silence_s = shop, silence_s
        self._lines: dict[tuple[str, str], OrderLine] = {}
        self._absurd: deque[SetAside] = deque(maxlen=BATCH)
        self._rows: deque[ChatMessage] = deque(maxlen=CHAT_BOUND)
        self._stats: RoomStats | None = None
        self._emptied = asyncio.Event()
        self._again = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.troubles: dict[str, ShopError] = {}
        self.missed = self.dropped = 0

    def open(self) -> None:
        """Start fetching what the shop can give."""
        if "orders.read" in self._shop.capabilities:
            self._tasks.append(asyncio.create_task(self._keep("orders", self._shop.orders, self._take_lines)))
        if "chat.read" in self._shop.capabilities:
            self._tasks.append(asyncio.create_task(self._keep("chat", self._shop.chat, self._take_rows)))
        if "stats.read" in self._shop.capabilities:
            self._tasks.append(asyncio.create_task(self._keep("stats", self._shop.stats, self._take_stats)))

    def again(self) -> None:
        """Have the shop go through its order lines once more: the desk may have missed some."""
        self._again.set()

    async def close(self, timeout_s: float) -> None:
        """End the fetching; what does not end within `timeout_s` is left behind."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout_s)

    # ------------------------------------------------------------ to the desk

    def take_lines(self) -> list[OrderLine]:
        """The next batch of order lines, oldest first."""
        batch = [self._lines.pop(key) for key in list(islice(self._lines, BATCH))]
        if not self._lines:
            self._emptied.set()
        return batch

    def take_set_aside(self) -> list[SetAside]:
        """The lines set aside since the last call; of very many the latest."""
        taken, self._absurd = list(self._absurd), deque(maxlen=BATCH)
        return taken

    def take_rows(self) -> list[ChatMessage]:
        """The next batch of chat rows, oldest first."""
        return [self._rows.popleft() for _ in range(min(BATCH, len(self._rows)))]

    def take_stats(self) -> RoomStats | None:
        """Who is there, when that came anew since the last call."""
        stats, self._stats = self._stats, None
        return stats

    # ------------------------------------------------------------ from the shop

    def _take_lines(self, lines: list[OrderLine]) -> bool:
        for place, line in enumerate(lines):
            if trouble := plausible.line_trouble(line):
                self._absurd.append(SetAside(line.order_id[:_NAMED], line.line_id[:_NAMED], trouble))
                continue
            key = (line.order_id, line.line_id)
            known = self._lines.get(key)
            if known is None and len(self._lines) >= ORDERS_BOUND:
                self.missed += len(lines) - place
                self._again.set()
                return False
            line = _cut(line)
            self._lines[key] = line if known is None else later(known, line)
        return True

    def _take_rows(self, rows: list[ChatMessage]) -> bool:
        self.dropped += max(0, len(self._rows) + len(rows) - CHAT_BOUND)
        self._rows.extend(rows)
        return True

    def _take_stats(self, stats: RoomStats) -> bool:
        self._stats = stats
        return True

    async def _keep(self, name: str, opening: Callable[[], AsyncIterator[T]], take: Callable[[T], bool]) -> None:
        """Read a feed for ever: opened again after its end, an error or silence, and when lines are wanted once more."""
        failures = 0
        while True:
            feed = opening()
            try:
                while (batch := await self._next(name, feed)) is not None:
                    if self.troubles.pop(name, None):
                        log.info("%s: %s are back", self._shop.name, name)
                    failures = 0
                    if not take(batch):
                        break
            except StopAsyncIteration:
                pass
            except ShopError as error:
                self._trouble(name, error)
            except Exception as error:  # the adapter's own bug: told to the operator, tried again
                log.error("%s failed in %s", self._shop.name, name, exc_info=error)
                self._trouble(name, ShopError("refused", f"The adapter for {self._shop.name} failed: {error!r}"))
            await _end(feed)
            if name == "orders" and self._again.is_set():
                while self._lines:
                    self._emptied.clear()
                    await self._emptied.wait()
                self._again.clear()
            else:
                await asyncio.sleep(BACKOFF_S[min(failures, len(BACKOFF_S) - 1)])
                failures += 1

    async def _next(self, name: str, feed: AsyncIterator[T]) -> T | None:
        """What the feed yields next; None when it is to be opened again.

        Raises:
            ShopError: the adapter's, or `unreachable` after too long a silence.
            StopAsyncIteration: the feed ended.
        """
        step = asyncio.ensure_future(anext(feed))
        wanted = asyncio.ensure_future(self._again.wait()) if name == "orders" else None
        try:
            await asyncio.wait({step, wanted} if wanted else {step}, timeout=self._silence_s, return_when="FIRST_COMPLETED")
        finally:
            if wanted:
                wanted.cancel()
            if not step.done():  # cancelled and not awaited: an adapter may hang even then
                step.add_done_callback(_look_at)
                step.cancel()
        if step.done():
            return step.result()
        if name == "orders" and self._again.is_set():
            return None
        raise ShopError("unreachable", f"{self._shop.name} has said nothing for {self._silence_s:g} seconds.")

    def _trouble(self, name: str, error: ShopError) -> None:
        if name not in self.troubles:
            log.info("%s: %s stopped: %s", self._shop.name, name, error.text)
        self.troubles[name] = error


def _cut(line: OrderLine) -> OrderLine:
    """With name and note in their bounds."""
    if len(line.buyer) <= _BUYER and len(line.note) <= _NOTE:
        return line
    return msgspec.structs.replace(line, buyer=plain(line.buyer, _BUYER), note=shortened(line.note, _NOTE))


async def _end(feed: AsyncIterator[T]) -> None:
    """Let a feed that is a generator tidy up, for a second."""
    if isinstance(feed, AsyncGenerator):
        closing = asyncio.ensure_future(feed.aclose())
        closing.add_done_callback(_look_at)
        await asyncio.wait({closing}, timeout=1.0)


def _look_at(future: asyncio.Future[T]) -> None:
    """So that asyncio does not complain of an error that nobody waits for any more."""
    if not future.cancelled():
        future.exception()
