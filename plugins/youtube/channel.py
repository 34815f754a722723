"""The broadcast as the studio sees it: its chat, its order, its viewers, and the login that opens all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from studio.plugin_api.abilities import AbilityError, ChatMessage, LoginPrompt, ModerationAct, RoomStats
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import BrowserLogin, Platform, Session, TokenEndpoint
from studio.plugin_api.serving import UnreadChat
from youtube import chat_message
from youtube import sentences as says
from youtube.access import Access
from youtube.addresses import Addresses
from youtube.api import YouTube
from youtube.audience import Audience
from youtube.broadcast import Live
from youtube.chat_message import Said
from youtube.link import Link
from youtube.order import Order
from youtube.quota import Quota
from youtube.rights import RIGHTS
from youtube.sending import TEXT_BOUND, Sending
from youtube.viewers import Viewers

QUIET_S = 10.0  # the feed says at least this often that it lives
STATS_EVERY_S = 5.0
_LASTING = (("access_type", "offline"), ("prompt", "consent"))  # Google gives a refresh token only so


class YouTubeChannel:
    """All abilities of one connection. `run` keeps it in the chat; messages that come while nobody reads the feed wait for who
    opens it next. One event loop."""

    text_bound = TEXT_BOUND
    acts: frozenset[ModerationAct] = frozenset({"hide", "mute", "block"})

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
        self._link = Link(access, self._api, self._session, self._heard, self._lost)
        self._login = BrowserLogin(self._endpoint, self._session, self._link.begin_again)
        self._sending = Sending(self._api)
        self._order = Order(self._api, bans or KeptBans())
        self._audience = Audience(self._api)
        self._viewers = Viewers(access.client_id)
        self._unread = UnreadChat()

    async def run(self) -> None:
        """Stay connected until cancelled."""
        try:
            await self._link.run()
        finally:
            await asyncio.gather(self._login.close(), self._session.close())
            await self._api.close()
            await self._endpoint.close()

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
                own = self._viewers.key((await self._link.in_chat()).own_id)
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

    def _heard(self, live: Live, said: Said) -> None:
        if (row := chat_message.row(said, self._viewers)) is not None:
            self._unread.put(row)

    def _lost(self) -> None:
        self._unread.wake()  # whoever reads the feed is told why

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
            yield await self._audience.count(await self._link.in_chat())
            await asyncio.sleep(STATS_EVERY_S)
