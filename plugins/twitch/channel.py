"""The channel as the studio sees it: its chat, its order, its viewers, its stage, and the login that opens all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

from studio.plugin_api.abilities import (
    MODERATION_ACTS,
    AbilityError,
    BroadcastStatus,
    ChatMessage,
    IngestPoint,
    LoginPrompt,
    RoomStats,
)
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import DeviceLogin, Platform, Session, TokenEndpoint
from studio.plugin_api.reconnecting import Reconnector
from studio.plugin_api.serving import UnreadChat
from twitch import account, chat_message
from twitch import sentences as says
from twitch.access import Access
from twitch.account import Account
from twitch.addresses import Addresses
from twitch.api import Helix
from twitch.broadcast import TITLE_BOUND, TwitchBroadcast
from twitch.chat_message import Said
from twitch.events import Events
from twitch.frames import Frame
from twitch.order import Order
from twitch.rights import RIGHTS
from twitch.sending import TEXT_BOUND, Sending
from twitch.stage import Stage
from twitch.subscription import subscribe
from twitch.viewers import Viewers
from twitch.wire import Patience

QUIET_S = 10.0  # the feed says at least this often that it lives
STATS_EVERY_S = 5.0


class TwitchChannel:
    """All abilities of one connection. `run` keeps it connected; messages that come while nobody reads the feed wait for who
    opens it next. One event loop."""

    text_bound = TEXT_BOUND
    acts = frozenset(MODERATION_ACTS)
    title_bound = TITLE_BOUND

    def __init__(self, access: Access, addresses: Addresses, login: KeptSecret, patience: Patience | None = None) -> None:
        platform = Platform(
            name="Twitch",
            client_id=access.client_id,
            token_url=f"{addresses.identity}/token",
            device_url=f"{addresses.identity}/device",
            scopes=RIGHTS,
            scopes_field="scopes",
        )
        self._access = access
        self._endpoint = TokenEndpoint(platform)
        self._session = Session(self._endpoint, login.read, login.keep)
        self._api = Helix(addresses.helix, access.client_id, self._session)
        self._events_url = f"{addresses.events}?keepalive_timeout_seconds=10"
        self._events = Events(self._heard, patience)
        self._link: Reconnector[Account] = Reconnector(self._stay, self._lost, says.not_connected(), self._session)
        self._login = DeviceLogin(self._endpoint, self._session, self._link.begin_again)
        self._sending = Sending(self._api)
        self._order = Order(self._api)
        self._stage = Stage(self._api, addresses)
        self._broadcast = TwitchBroadcast(self._api, self._stage)
        self._viewers = Viewers(access.channel)
        self._unread = UnreadChat()

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._link.run(self._login, self._session, self._api, self._endpoint)

    async def _stay(self, enter: Callable[[Account], None]) -> None:
        """One stay in the channel. Raises: AbilityError: how it ended."""
        self._access.check()
        found = await account.find(self._api, self._access.channel)
        await self._events.follow(self._events_url, partial(subscribe, self._api, found), partial(enter, found))

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
        while True:
            own = self._viewers.key((await self._link.tried()).user.id)
            rows = self._unread.take(but_of=None if self._sending.is_settled else own)
            yield [row for row in rows if not self._sending.is_ours(row.id)]
            await self._unread.news(QUIET_S)

    async def send(self, text: str, reply_to: str | None) -> str:
        try:
            return await self._sending.send(self._link.entered(), text, reply_to)
        finally:
            self._unread.wake()  # what was held back until it is known whose it is

    def _heard(self, frame: Frame) -> None:
        if frame.metadata.subscription_type != chat_message.TYPE or (said := chat_message.read(frame.payload.event)) is None:
            return
        if (here := self._link.there) is not None and said.chatter_user_id == here.user.id and said.is_moderator:
            self._sending.learn_moderator(here.user.id)
        if not said.is_from_elsewhere and said.message.text:
            self._put(said, frame)

    def _put(self, said: Said, frame: Frame) -> None:
        self._unread.put(chat_message.row(said, self._viewers, frame.metadata.message_timestamp))

    # ------------------------------------------------------------ order

    async def hide(self, message_id: str) -> None:
        await self._order.hide(self._link.entered(), message_id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        await self._order.mute(self._link.entered(), self._viewer(buyer_key), seconds)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        await self._order.block(self._link.entered(), self._viewer(buyer_key), blocked)

    def _viewer(self, buyer_key: str) -> str:
        user_id = self._viewers.account(buyer_key)
        if user_id is None:
            raise AbilityError("not_found", says.viewer_unknown())
        return user_id

    async def slow_mode(self, seconds: int) -> None:
        await self._order.slow_mode(self._link.entered(), seconds)

    async def pin(self, message_id: str | None) -> None:
        await self._order.pin(self._link.entered(), message_id)

    # ------------------------------------------------------------ the stage

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield await self._stage.audience(await self._link.tried())
            await asyncio.sleep(STATS_EVERY_S)

    async def ingest(self) -> IngestPoint:
        return await self._stage.ingest(await self._link.tried())

    async def stream_key(self) -> IngestPoint:
        return await self._broadcast.stream_key(self._link.entered())

    async def broadcast_status(self) -> BroadcastStatus:
        return await self._broadcast.status(await self._link.tried())

    async def set_title(self, title: str) -> None:
        await self._broadcast.set_title(self._link.entered(), title)
