"""The broadcast as the studio sees it: its chat, its order, its viewers, and the login that opens all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

from studio.plugin_api.abilities import (
    AbilityError,
    BroadcastStatus,
    ChatMessage,
    IngestPoint,
    LoginPrompt,
    ModerationAct,
    PlannedBroadcast,
    RoomStats,
)
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import BrowserLogin, Platform, Session, TokenEndpoint
from studio.plugin_api.reconnecting import Reconnector
from studio.plugin_api.serving import UnreadChat
from studio.values.broadcasts import Privacy
from youtube import broadcast, chat_message
from youtube import sentences as says
from youtube.access import Access
from youtube.addresses import Addresses
from youtube.api import YouTube
from youtube.audience import Audience
from youtube.broadcast import Live
from youtube.chat_message import Said
from youtube.order import Order
from youtube.planning import TITLE_BOUND
from youtube.quota import Quota
from youtube.reading import Reading
from youtube.rights import RIGHTS
from youtube.sending import TEXT_BOUND, Sending
from youtube.stage import YouTubeStage
from youtube.viewers import Viewers

QUIET_S = 10.0  # the feed says at least this often that it lives
STATS_EVERY_S = 5.0
_LASTING = (("access_type", "offline"), ("prompt", "consent"))  # Google gives a refresh token only so


class YouTubeChannel:
    """All abilities of one connection. `run` keeps it in the chat; messages that come while nobody reads the feed wait for who
    opens it next. One event loop."""

    text_bound = TEXT_BOUND
    acts: frozenset[ModerationAct] = frozenset({"hide", "mute", "block"})
    title_bound = TITLE_BOUND

    def __init__(self, access: Access, addresses: Addresses, login: KeptSecret, bans: KeptBans | None = None) -> None:
        platform = Platform(
            name="YouTube",
            client_id=access.client_id,
            client_secret=access.client_secret,
            token_url=addresses.token,
            authorize_url=addresses.authorize,
            authorize_fields=_LASTING,
            scopes=RIGHTS,
        )
        self._access = access
        self._endpoint = TokenEndpoint(platform)
        self._session = Session(self._endpoint, login.read, login.keep)
        quota = Quota(access.units_per_day, access.show_s)
        self._api = YouTube(addresses.api, self._session, quota, self._endpoint.now_ms)
        self._reading = Reading(self._api, self._heard)
        self._link: Reconnector[Live] = Reconnector(self._stay, self._lost, says.not_connected(), self._session)
        self._login = BrowserLogin(self._endpoint, self._session, self._link.begin_again)
        self._sending = Sending(self._api)
        self._order = Order(self._api, bans or KeptBans())
        self._audience = Audience(self._api)
        self._stage = YouTubeStage(self._api, access.broadcast)
        self._viewers = Viewers(access.client_id)
        self._unread = UnreadChat()

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._link.run(self._login, self._session, self._api, self._endpoint)

    async def _stay(self, enter: Callable[[Live], None]) -> None:
        """One stay in the chat. Raises: AbilityError: how it ended."""
        self._access.check()
        live = await broadcast.find(self._api, self._access.broadcast)
        await self._reading.follow(live.chat_id, partial(enter, live))

    def _lost(self, _error: AbilityError) -> None:
        self._unread.wake()  # whoever reads the feed is told why

    # ------------------------------------------------------------ login

    @property
    def prompt(self) -> LoginPrompt | None:
        """What the operator is to do to log in; None: no login has begun."""
        return self._login.prompt

    async def log_in(self) -> None:
        self._access.check()
        await self._login.log_in()

    # ------------------------------------------------------------ chat

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        own: str | None = None
        while True:
            try:
                own = self._viewers.key((await self._link.tried()).own_id)
            except AbilityError:
                if rows := self._rows(own):  # the last words of a chat that has ended
                    yield rows
                raise
            yield self._rows(own)
            await self._unread.news(QUIET_S)

    def _rows(self, own: str | None) -> list[ChatMessage]:
        """What has come and was not written from here; of the account `own` only what is known not to be."""
        rows = self._unread.take(but_of=None if self._sending.is_settled else own)
        return [row for row in rows if not self._sending.is_ours(row.id)]

    async def send(self, text: str, reply_to: str | None) -> str:
        live = self._link.entered()
        to = self._viewers.writer(reply_to) if reply_to is not None else ""
        if to is None:
            raise AbilityError("not_found", says.too_old())
        try:
            return await self._sending.send(live, text, to)
        finally:
            self._unread.wake()  # what was held back until it is known whose it is

    def _heard(self, said: Said) -> None:
        if (row := chat_message.row(said, self._viewers)) is not None:
            self._unread.put(row)

    # ------------------------------------------------------------ order

    async def hide(self, message_id: str) -> None:
        self._link.entered()
        await self._order.hide(message_id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        live = self._link.entered()
        if seconds:
            await self._order.mute(live, buyer_key, self._viewer(buyer_key), seconds)
        else:
            await self._order.let_in(buyer_key)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        live = self._link.entered()
        if blocked:
            await self._order.block(live, buyer_key, self._viewer(buyer_key))
        else:
            await self._order.let_in(buyer_key)

    def _viewer(self, buyer_key: str) -> str:
        channel_id = self._viewers.channel(buyer_key)
        if channel_id is None:
            raise AbilityError("not_found", says.viewer_unknown())
        return channel_id

    async def slow_mode(self, seconds: int) -> None:
        raise AbilityError("unsupported", says.no_slow_mode())

    async def pin(self, message_id: str | None) -> None:
        raise AbilityError("unsupported", says.no_pin())

    # ------------------------------------------------------------ viewers

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield await self._audience.count(await self._link.tried())
            await asyncio.sleep(STATS_EVERY_S)

    # ------------------------------------------------------------ the stage

    async def ingest(self) -> IngestPoint:
        return await self._stage.point() if self._session.logged_in else IngestPoint(url="")

    async def stream_key(self) -> IngestPoint:
        self._access.check()
        return await self._stage.stream_key()

    async def broadcast_status(self) -> BroadcastStatus:
        self._access.check()
        return await self._stage.status()

    async def set_title(self, title: str) -> None:
        self._access.check()
        await self._stage.set_title(title)

    async def planned_broadcasts(self) -> list[PlannedBroadcast]:
        self._access.check()
        return await self._stage.planned()

    async def plan_broadcast(self, title: str, privacy: Privacy) -> str:
        self._access.check()
        return await self._stage.plan(title, privacy)

    async def choose_broadcast(self, broadcast_id: str) -> None:
        self._access.check()
        await self._stage.choose(broadcast_id)

    async def go_live(self) -> None:
        self._access.check()
        await self._stage.go_live()

    async def end_broadcast(self) -> None:
        self._access.check()
        await self._stage.end()
