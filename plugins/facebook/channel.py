"""The page as the studio sees it: the comments of its live video, their order, who watches, and its broadcasts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial

from facebook import comments
from facebook import sentences as says
from facebook.access import Access
from facebook.account import Account, OwnPage
from facebook.addresses import Addresses
from facebook.answers import Comment
from facebook.api import Graph
from facebook.audience import Audience
from facebook.chosen import Chosen
from facebook.on_air import OnAir
from facebook.order import Order
from facebook.reading import Reading
from facebook.sending import TEXT_BOUND, Sending
from facebook.stage import FacebookStage
from facebook.token_end import TokenEnd
from facebook.videos import TITLE_BOUND, Videos
from facebook.viewers import Viewers
from studio.plugin_api.abilities import (
    AbilityError,
    BroadcastStatus,
    ChatMessage,
    IngestPoint,
    ModerationAct,
    PlannedBroadcast,
    RoomStats,
)
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.racing import until_one_ends
from studio.plugin_api.reconnecting import Reconnector
from studio.plugin_api.serving import UnreadChat
from studio.values.broadcasts import Privacy
from studio.values.sentences import together

QUIET_S = 10.0  # the feed says at least this often that it lives
STATS_EVERY_S = 5.0


@dataclass(frozen=True)
class Live:
    """A live video of the page that viewers see. `seen_id`: the video that they comment on, "" where Facebook names none."""

    account: Account
    video_id: str
    seen_id: str


class FacebookChannel:
    """All abilities of one connection. `run` keeps it at the comments; those that come while nobody reads the feed wait for who
    opens it next. One event loop."""

    text_bound = TEXT_BOUND
    acts: frozenset[ModerationAct] = frozenset({"hide", "block"})
    title_bound = TITLE_BOUND

    def __init__(
        self,
        access: Access,
        addresses: Addresses,
        keep: Callable[[str], None],
        bans: KeptBans | None = None,
        chosen: Chosen | None = None,
    ) -> None:
        self._api = Graph(addresses, access)
        self._page = OwnPage(self._api, access, keep)
        self._end = TokenEnd(self._api, access)
        chosen = chosen or Chosen()
        videos = Videos(self._api, chosen)
        self._on_air = OnAir(videos, chosen)
        self._stage = FacebookStage(self._page, videos, chosen, addresses)
        self._reading = Reading(self._api, self._heard)
        self._link: Reconnector[Live] = Reconnector(self._stay, self._lost, says.not_connected())
        self._sending = Sending(self._api)
        self._order = Order(self._api, access.only_hide, bans or KeptBans())
        self._audience = Audience(self._api)
        self._viewers = Viewers()
        self._unread = UnreadChat()

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._link.run(self._api)

    async def _stay(self, enter: Callable[[Live], None]) -> None:
        """One stay at a live video. Raises: AbilityError: how it ended."""
        account = await self._page.get()
        await self._end.look()
        video = await self._on_air.find(account)
        live = Live(account, video.id, video.video.id if video.video is not None else "")
        follow = self._reading.follow(video.id, partial(enter, live))
        await until_one_ends(follow, self._on_air.until_over(account, video), self._end.watch())

    def _lost(self, _error: AbilityError) -> None:
        self._unread.wake()  # whoever reads the feed is told why

    @property
    def notice(self) -> str:
        """When the token ends, where that is not soon, or that nobody says when; which of several live videos is read."""
        return together(self._end.notice, self._on_air.notice)

    @property
    def warning(self) -> str:
        """That the token ends soon."""
        return self._end.warning

    # ------------------------------------------------------------ comments

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        own: str | None = None
        while True:
            try:
                page_id = (await self._link.tried()).account.page_id
            except AbilityError:
                if rows := self._rows(own):  # the last words of a live video that has ended
                    yield rows
                raise
            own = self._viewers.key(page_id, page_id)
            yield self._rows(own)
            await self._unread.news(QUIET_S)

    def _rows(self, own: str | None) -> list[ChatMessage]:
        """What has come and was not written from here; of the page itself, `own`, only what is known not to be."""
        rows = self._unread.take(but_of=None if self._sending.is_settled else own)
        return [row for row in rows if not self._sending.is_ours(row.id)]

    def _heard(self, comment: Comment) -> None:
        page_id = self._page.found.page_id if self._page.found is not None else ""
        if (row := comments.row(comment, page_id, self._viewers)) is not None:
            self._unread.put(row)

    async def send(self, text: str, reply_to: str | None) -> str:
        live = self._link.entered()
        to = self._viewers.writer(reply_to) if reply_to is not None else ""
        if to is None:
            raise AbilityError("not_found", says.too_old())
        if not live.seen_id:
            raise AbilityError("refused", says.not_writable())
        try:
            return await self._sending.send(live.seen_id, text, to)
        finally:
            self._unread.wake()  # what was held back until it is known whose it is

    # ------------------------------------------------------------ order

    async def hide(self, message_id: str) -> None:
        self._link.entered()
        await self._order.hide(message_id)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        live = self._link.entered()
        user_id = self._viewers.account(buyer_key)
        if not blocked:
            await self._order.let_in(live.account.page_id, buyer_key, user_id)
        elif user_id is not None:
            await self._order.block(live.account.page_id, buyer_key, user_id)
        else:
            raise AbilityError("not_found", says.viewer_unknown())

    async def mute(self, buyer_key: str, seconds: int) -> None:
        raise AbilityError("unsupported", says.no_mute())

    async def slow_mode(self, seconds: int) -> None:
        raise AbilityError("unsupported", says.no_slow_mode())

    async def pin(self, message_id: str | None) -> None:
        raise AbilityError("unsupported", says.no_pin())

    # ------------------------------------------------------------ viewers

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield await self._audience.count((await self._link.tried()).video_id)
            await asyncio.sleep(STATS_EVERY_S)

    # ------------------------------------------------------------ the stage

    async def ingest(self) -> IngestPoint:
        return await self._stage.point()

    async def stream_key(self) -> IngestPoint:
        return await self._stage.stream_key()

    async def broadcast_status(self) -> BroadcastStatus:
        return await self._stage.status()

    async def set_title(self, title: str) -> None:
        await self._stage.set_title(title)

    async def planned_broadcasts(self) -> list[PlannedBroadcast]:
        return await self._stage.planned()

    async def plan_broadcast(self, title: str, privacy: Privacy) -> str:
        return await self._stage.plan(title, privacy)

    async def choose_broadcast(self, broadcast_id: str) -> None:
        await self._stage.choose(broadcast_id)

    async def go_live(self) -> None:
        await self._stage.go_live()

    async def end_broadcast(self) -> None:
        await self._stage.end()
