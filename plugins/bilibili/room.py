"""The room as the studio sees it: a chat that is read."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bilibili import events, rows
from bilibili.access import Access
from bilibili.addresses import Addresses
from bilibili.api import OpenLive
from bilibili.events import RoundEnd
from bilibili.link import Link
from bilibili.patience import Patience
from bilibili.project import Project
from bilibili.refusals import ProjectOverError
from studio.plugin_api.abilities import AbilityError, ChatMessage
from studio.plugin_api.bookmark import Note
from studio.plugin_api.recent_ids import RecentIds
from studio.plugin_api.serving import UnreadChat

QUIET_S = 10.0  # the feed says at least this often that it lives


class BilibiliRoom:
    """Chat reader of one room. `run` keeps it connected; messages that come while nobody reads the feed wait for who opens it
    next. One event loop."""

    def __init__(self, access: Access, addresses: Addresses, running: Note, patience: Patience | None = None) -> None:
        self._api = OpenLive(access, addresses)
        self._link = Link(access, self._api, running, self._heard, self._lost, patience)
        self._unread = UnreadChat()
        self._seen = RecentIds()

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._link.run(self._api)

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        while True:
            await self._link.tried()
            yield self._unread.take()
            await self._unread.news(QUIET_S)

    def _heard(self, project: Project, body: bytes) -> None:
        """Raises: ProjectOverError: the platform says that the round has ended."""
        told = events.read(body)
        if told is None:
            return
        if isinstance(told, RoundEnd):
            if project.round_id and told.game_id == project.round_id:
                raise ProjectOverError
            return
        row = rows.row(told, project.room_id)
        if row is not None and self._seen.is_new(row.id):
            self._unread.put(row)

    def _lost(self, _error: AbilityError) -> None:
        self._unread.wake()  # whoever reads the feed is told why
