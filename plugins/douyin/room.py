"""The room as the studio sees it: a chat that is read, and how much was liked and given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import NamedTuple

from douyin import pushed, rows
from douyin import sentences as says
from douyin.access import Access
from douyin.addresses import Addresses
from douyin.api import OpenLive
from douyin.missed import MissedPushes
from douyin.patience import Patience
from douyin.push_tasks import PushTasks
from douyin.pushed import Told
from douyin.reports import ARRIVED, SHOWN, Reports
from douyin.room_finder import RoomFinder
from douyin.tally import Counts, Tally
from studio.plugin_api.abilities import AbilityError, ChatMessage
from studio.plugin_api.bookmark import Note
from studio.plugin_api.racing import until_one_ends
from studio.plugin_api.recent_ids import RecentIds
from studio.plugin_api.reconnecting import Closable, Reconnector
from studio.plugin_api.webhooks import Call, Webhooks
from studio.values.money import amount
from studio.values.sentences import together

_COUNTED_EVERY_S = 5.0  # how often the operator is told what was counted


class Notes(NamedTuple):
    """What outlives the process: which room it is, what was counted, how far missed messages were fetched."""

    room: Note
    counts: Note
    missed: Note


class DouyinRoom:
    """Chat reader of one room. `run` keeps it connected.

    Pushes come from the relay, and are acknowledged there once their rows are on their way to the desk: those that nobody reads
    wait in the relay. What the platform could not push comes in the same way, as it is asked for. One event loop.
    """

    def __init__(
        self, access: Access, addresses: Addresses, webhooks: Webhooks | None, notes: Notes, patience: Patience | None = None
    ) -> None:
        """`webhooks`: the calls of the relay, closed at the end; None where `access` names no relay."""
        self._access, self._webhooks, self._patience = access, webhooks, patience or Patience()
        self._api = OpenLive(access, addresses)
        self._finder = RoomFinder(access, self._api, notes.room)
        self._tasks = PushTasks(self._api, access.kinds, self._patience.tasks_s)
        self._missed = MissedPushes(self._api, access.kinds, notes.missed, self._patience.missed_s)
        self._reports = Reports(self._api, self._patience.reports_s)
        self._tally, self._seen = Tally(notes.counts), RecentIds()
        self._room, self._counted, self._counted_s = "", "", float("-inf")
        self._rows: asyncio.Queue[list[ChatMessage]] = asyncio.Queue()  # one batch, for each is waited for
        self._link: Reconnector[str] = Reconnector(self._stay, self._lost, says.not_connected())

    @property
    def notice(self) -> str:
        """What is not pushed or not fetched while the rest is; what was liked and given in this session, of five seconds ago."""
        now_s = asyncio.get_running_loop().time()
        if now_s - self._counted_s >= _COUNTED_EVERY_S:
            self._counted, self._counted_s = _in_words(self._tally.counts), now_s
        return together(self._tasks.notice, self._missed.notice, self._counted)

    async def run(self) -> None:
        """Stay connected until cancelled."""
        used: list[Closable] = [self._tasks, self._api]
        await self._link.run(*used, *([self._webhooks] if self._webhooks is not None else []))

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        while True:
            await self._link.tried()
            try:
                async with asyncio.timeout(self._patience.quiet_s):
                    some = await self._rows.get()
            except TimeoutError:
                yield []
                continue
            try:
                yield some
            finally:
                self._rows.task_done()

    async def _stay(self, enter: Callable[[str], None]) -> None:
        """One stay: the relay is read, and only then the platform is asked to push. Raises: AbilityError: how it ended."""
        self._access.check()
        assert self._webhooks is not None, "an access without a relay is none"
        room = await self._finder.room()
        self._tally.begin(room)
        async with aclosing(self._webhooks.calls()) as calls:
            first = await anext(calls)
            await self._tasks.start(room)
            self._room = room
            enter(room)
            self._wake()
            await until_one_ends(
                self._hear(room, first, calls),
                self._tasks.watch(),
                self._missed.follow(room, self._take_missed),
                self._reports.follow(room),
            )

    async def _hear(self, room: str, first: list[Call], calls: AsyncIterator[list[Call]]) -> None:
        """Take in what the relay has, call by call. Raises: AbilityError: it is away."""
        await self._take(room, first)
        async for some in calls:
            await self._take(room, some)

    async def _take(self, room: str, calls: Sequence[Call]) -> None:
        """A batch, which is counted as a whole before any of it is shown. Of an app that runs in several rooms, those of others
        are passed over."""
        own = [call for call in calls if call.headers.get("x-roomid") == room]
        batch = [(pushed.read(call.headers.get("x-msg-type", ""), call.body), call.received_ms) for call in own]
        self._tally.count("relay", [one for told, _ in batch for one in told])
        for told, received_ms in batch:
            await self._show(told, received_ms)

    async def _take_missed(self, kind: str, told: Sequence[Told]) -> None:
        """A page of what could not be pushed."""
        self._tally.count(kind, told)
        await self._show(told, round(datetime.now(UTC).timestamp() * 1000))

    async def _show(self, told: Sequence[Told], received_ms: int) -> None:
        """Show and report; returns once the rows are handed on."""
        news = [one for one in told if self._seen.is_new(one.msg_id)]
        self._reports.note(ARRIVED, news)
        found = [made for one in news if (made := rows.row(one, self._room, received_ms)) is not None]
        if found:
            self._rows.put_nowait(found)
            await self._rows.join()
        self._reports.note(SHOWN, news)

    def _lost(self, _error: AbilityError) -> None:
        self._wake()  # whoever reads the feed is told why

    def _wake(self) -> None:
        if self._rows.empty():
            self._rows.put_nowait([])


def _in_words(counts: Counts) -> str:
    """What was counted; "": nothing was."""
    if counts == Counts():
        return ""
    value = amount(counts.gift_value_minor, "CNY")
    return says.counted(likes=f"{counts.likes:,}", gifts=f"{counts.gifts:,}", value=value)
