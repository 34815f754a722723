"""The chat as the studio sees it: read, written in, kept in order, how many watch, and what is streamed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

from owncast import broadcast
from owncast import sentences as says
from owncast.access import Access
from owncast.answers import CHAT, SYSTEM, Event, User
from owncast.api import OwncastApi
from owncast.broadcast import TITLE_BOUND
from owncast.chat_user import ChatUser
from owncast.markup import words
from owncast.order import Order
from owncast.sending import TEXT_BOUND, Sending
from owncast.silenced import Silenced
from owncast.viewers import Messages, Viewers
from owncast.wire import Patience, UnknownUserError, Wire, opened
from studio.plugin_api.abilities import AbilityError, BroadcastStatus, ChatMessage, IngestPoint, ModerationAct, RoomStats
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.reconnecting import Reconnector
from studio.plugin_api.serving import UnreadChat

QUIET_S = 10.0  # the feed says at least this often that it lives
STATS_EVERY_S = 5.0

log = logging.getLogger(__name__)


class OwncastChat:
    """All abilities of one connection. `run` keeps it connected; messages that come while nobody reads the feed wait for who
    opens it next. One event loop."""

    text_bound = TEXT_BOUND
    acts: frozenset[ModerationAct] = frozenset({"hide", "mute", "block"})
    title_bound = TITLE_BOUND

    def __init__(
        self, access: Access, token: KeptSecret, patience: Patience | None = None, silenced: Silenced | None = None
    ) -> None:
        self._access, self._patience = access, patience or Patience()
        self._api = OwncastApi(access)
        self._user = ChatUser(self._api, token, self._patience.keyring_s)
        self._viewers, self._messages = Viewers(access.server), Messages()
        self._link: Reconnector[Wire] = Reconnector(self._stay, self._lost, says.not_connected())
        self._sending = Sending(self._api)
        self._order = Order(self._api, self._user, self._viewers, self._messages, silenced or Silenced())
        self._unread = UnreadChat()
        self._since_ms: int | None = None  # by the server's clock: what was written before is not told; None: not known yet

    async def run(self) -> None:
        """Stay connected until cancelled."""
        self._order.resume()
        await self._link.run(self._order, self._api)

    async def _stay(self, enter: Callable[[Wire], None]) -> None:
        """One stay in the chat. Raises: AbilityError: how it ended."""
        self._access.check()
        token = await self._user.token()
        try:
            async with opened(self._access.chat, token, self._patience) as wire:
                await self._catch_up(token)
                enter(wire)
                await wire.hear(self._heard)
        except UnknownUserError:
            self._user.forget()
            raise

    def _lost(self, _error: AbilityError) -> None:
        self._unread.wake()  # whoever reads the feed is told why

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        while True:
            await self._link.tried()
            yield self._unread.take()
            await self._unread.news(QUIET_S)

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            await self._link.tried()
            status = await self._api.status()
            yield RoomStats(online=status.viewer_count if status.online else 0)
            await asyncio.sleep(STATS_EVERY_S)

    async def ingest(self) -> IngestPoint:
        self._access.check()
        return IngestPoint(url="", page_url=self._access.server)

    async def broadcast_status(self) -> BroadcastStatus:
        self._access.check()
        return await broadcast.status(self._api)

    async def set_title(self, title: str) -> None:
        self._access.check()
        await broadcast.set_title(self._api, title)

    async def send(self, text: str, reply_to: str | None) -> str:
        self._link.entered()
        if reply_to is not None:
            name = self._messages.name(reply_to)
            if name is None:
                raise AbilityError("not_found", says.message_gone())
            text = f"{name}: {text}"
        return await self._sending.send(text)

    async def hide(self, message_id: str) -> None:
        await self._order.hide(message_id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        await self._order.mute(buyer_key, seconds)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        await self._order.block(buyer_key, blocked)

    async def slow_mode(self, seconds: int) -> None:
        raise AbilityError("unsupported", says.no_slow_mode())

    async def pin(self, message_id: str | None) -> None:
        raise AbilityError("unsupported", says.no_pins())

    async def _catch_up(self, token: str) -> None:
        """Hear what was told while the connection was lost; the first time, find out what was written before the beginning."""
        try:
            told = await self._api.history(token)
        except AbilityError as error:
            log.info("What was written meanwhile is not known: %s", error.text)
            return
        if self._since_ms is None:
            self._since_ms = 1 + max((server_ms(event.timestamp) for event in told), default=0)
            return
        for event in told:
            if server_ms(event.timestamp) >= self._since_ms:  # those that are known are passed over
                self._heard(event)

    def _heard(self, event: Event) -> None:
        if event.type not in (CHAT, SYSTEM) or not event.id or not event.visible:
            return
        if self._since_ms is None:  # the server did not say what was written before: this was not
            self._since_ms = server_ms(event.timestamp) or None
        user, text = event.user or User(), words(event.body)
        if not text or not self._messages.is_new(event.id, user.display_name):
            return
        if (user.is_bot or event.type == SYSTEM) and self._sending.claims(event.id, text):
            return  # it is ours, and comes back
        if event.type == CHAT and user.id:
            self._unread.put(self._row(event, user, text))

    def _row(self, event: Event, user: User, text: str) -> ChatMessage:
        marks = (("moderator", user.is_moderator), ("bot", user.is_bot))
        return ChatMessage(
            id=event.id,
            buyer_key=self._viewers.key(user.id),
            name=user.display_name,
            text=text,
            badges=tuple(badge for badge, is_so in marks if is_so),
            at_ms=server_ms(event.timestamp) or round(datetime.now(UTC).timestamp() * 1000),
        )


def server_ms(text: str) -> int:
    """The server's wall clock (RFC 3339); 0 where it does not say it."""
    try:
        said = datetime.fromisoformat(text)
        return max(0, round((said if said.tzinfo is not None else said.replace(tzinfo=UTC)).timestamp() * 1000))
    except (ValueError, OverflowError):
        return 0
