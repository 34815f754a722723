"""The feeds of a connection: kept open, and opened again after their end, an error or silence."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar

from studio.plugin_api.abilities import AbilityError, BroadcastStatus, BroadcastTeller, IngestPoint, OrderLine, Reading, RoomStats
from studio.plugin_api.serving.providers import Providers
from studio.plugin_api.serving.queues import ChatQueue, OrderQueue, ReadingQueue
from studio.words import abilities as says

BACKOFF_S = (0.1, 0.5, 1.0, 2.0, 5.0)
FEED_SILENCE_S = 30.0
INGEST_EVERY_S = 5.0
STATUS_EVERY_S = 5.0
_READINGS, _STATUS = "readings", "broadcast status"
_ASIDE = (_READINGS, _STATUS)  # without these a connection does all else that it did

log = logging.getLogger(__name__)
T = TypeVar("T")


class Feeds:
    """The tasks that fetch, and what they have brought: `lines`, `rows`, `readings`, the last `stats`, the `ingest_point`, the
    `broadcast_status`.

    `troubles`: feed -> what keeps it from running. Without the feed of readings a connection does all that it did: its trouble
    is none of the connection's, items are only read more often (`fed`). Nor is that of a broadcast's status
    (`broadcast_trouble`). One event loop.
    """

    def __init__(
        self,
        providers: Providers,
        silence_s: float = FEED_SILENCE_S,
        now_ns: Callable[[], int] = time.monotonic_ns,
        reached: Callable[[], None] = lambda: None,
    ) -> None:
        """`now_ns`: the clock of readings. `reached`: called when the shop has said its orders, or that there are no new ones."""
        self._providers, self._silence_s, self._reached = providers, silence_s, reached
        self.lines = OrderQueue()
        self.rows = ChatQueue()
        self.readings = ReadingQueue(now_ns)
        self._readings_heard_s: float | None = None  # the loop's clock
        self.ingest_point: IngestPoint | None = None
        self.broadcast_status: BroadcastStatus | None = None
        self._look = asyncio.Event()  # for how the broadcast is, at once
        self.troubles: dict[str, AbilityError] = {}
        self._stats: RoomStats | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def open(self) -> None:
        """Start fetching what the providers can give."""
        there = self._providers
        if there.orders is not None:
            self._start(self._keep("orders", there.orders.orders, self._take_lines, self.lines.again))
        if there.chat_reader is not None:
            self._start(self._keep("chat", there.chat_reader.messages, self.rows.put))
        if there.catalogue_feed is not None:
            self._start(self._keep(_READINGS, there.catalogue_feed.readings, self._take_readings))
        if there.stats is not None:
            self._start(self._keep("stats", there.stats.stats, self._take_stats))
        if there.broadcast is not None:
            self._start(self._keep("broadcast", self._ingest_points, self._take_ingest_point))
        if isinstance(there.broadcast, BroadcastTeller):
            self._start(self._keep(_STATUS, lambda: self._statuses(there.broadcast), self._take_status))

    @property
    def fed(self) -> bool:
        """Whether the catalogue tells of its changes: its feed spoke lately, if only to say that it lives."""
        heard_s = self._readings_heard_s
        return heard_s is not None and asyncio.get_running_loop().time() - heard_s <= self._silence_s

    @property
    def connection_troubles(self) -> list[AbilityError]:
        """The troubles that the connection has."""
        return [error for name, error in self.troubles.items() if name not in _ASIDE]

    @property
    def broadcast_trouble(self) -> str:
        """Why nobody knows how the broadcast is, for the operator; "": it is known."""
        return self.troubles[_STATUS].text if _STATUS in self.troubles else ""

    def look_at_broadcast(self) -> None:
        """Something was done to the broadcast: ask how it is, sooner than by the clock."""
        self._look.set()

    def orders_again(self) -> None:
        """Have the shop go through its order lines once more: the desk may have missed some."""
        self.lines.again.set()

    def take_stats(self) -> RoomStats | None:
        """Who is there, when that came anew since the last call."""
        stats, self._stats = self._stats, None
        return stats

    async def close(self, timeout_s: float) -> None:
        """End the fetching; what does not end within `timeout_s` is left behind."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout_s)

    # ------------------------------------------------------------ from the providers

    def _start(self, fetching: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(fetching))

    def _take_lines(self, lines: list[OrderLine]) -> bool:
        self._reached()
        return self.lines.put(lines)

    def _take_readings(self, readings: list[Reading]) -> bool:
        self._readings_heard_s = asyncio.get_running_loop().time()
        return self.readings.put(readings)

    def _take_stats(self, stats: RoomStats) -> bool:
        self._stats = stats
        return True

    async def _ingest_points(self) -> AsyncIterator[IngestPoint]:
        assert self._providers.broadcast is not None
        while True:
            yield await self._providers.broadcast.ingest()
            await asyncio.sleep(INGEST_EVERY_S)

    def _take_ingest_point(self, point: IngestPoint) -> bool:
        self.ingest_point = point
        return True

    async def _statuses(self, teller: BroadcastTeller) -> AsyncIterator[BroadcastStatus]:
        while True:
            self._look.clear()
            yield await teller.broadcast_status()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STATUS_EVERY_S):
                    await self._look.wait()

    def _take_status(self, status: BroadcastStatus) -> bool:
        self.broadcast_status = status
        return True

    async def _keep(
        self,
        name: str,
        opening: Callable[[], AsyncIterator[T]],
        take: Callable[[T], bool],
        again: asyncio.Event | None = None,
    ) -> None:
        """Read a feed for ever; it is opened again after anything, and when `again` is set."""
        failures = 0
        while True:
            feed = opening()
            try:
                while (batch := await self._next(feed, again)) is not None:
                    if self.troubles.pop(name, None):
                        log.info("%s: %s are back", self._providers.name, name)
                    failures = 0
                    if not take(batch):
                        break
            except StopAsyncIteration:
                pass
            except AbilityError as error:
                self._trouble(name, error)
            except Exception as error:  # the plugin's own bug: told to the operator, tried again
                log.error("%s failed in %s", self._providers.name, name, exc_info=error)
                self._trouble(name, AbilityError("failed", says.failed(name=self._providers.name, error=repr(error))))
            await _end(feed)
            if again is not None and again.is_set():
                await self.lines.begin_again()
            else:
                await asyncio.sleep(BACKOFF_S[min(failures, len(BACKOFF_S) - 1)])
                failures += 1

    async def _next(self, feed: AsyncIterator[T], again: asyncio.Event | None) -> T | None:
        """What the feed yields next; None when it is to be opened again.

        Raises:
            AbilityError: the provider's, or `unreachable` after too long a silence.
            StopAsyncIteration: the feed ended.
        """
        step = asyncio.ensure_future(anext(feed))
        wanted = asyncio.ensure_future(again.wait()) if again is not None else None
        try:
            await asyncio.wait({step, wanted} if wanted else {step}, timeout=self._silence_s, return_when="FIRST_COMPLETED")
        finally:
            if wanted:
                wanted.cancel()
            if not step.done():  # cancelled and not awaited: a provider may hang even then
                step.add_done_callback(_look_at)
                step.cancel()
        if step.done():
            return step.result()
        if again is not None and again.is_set():
            return None
        raise AbilityError("unreachable", says.silent(name=self._providers.name, seconds=f"{self._silence_s:g}"))

    def _trouble(self, name: str, error: AbilityError) -> None:
        if name not in self.troubles:
            log.info("%s: %s stopped: %s", self._providers.name, name, error.text)
        self.troubles[name] = error
        if name == _STATUS:
            self.broadcast_status = None
        if name == _READINGS:
            self._readings_heard_s = None


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
