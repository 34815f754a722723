"""The channel as the studio sees it: its chat, read, written and kept in order, and how many are there."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import uuid4

from irc import sentences as says
from irc.access import Access
from irc.asking import Asking
from irc.line import Line
from irc.link import Link
from irc.order import Order
from irc.said import plain_words
from irc.sending import TEXT_BOUND, Sending
from irc.wire import Patience
from studio.plugin_api.abilities import AbilityError, ChatMessage, ModerationAct, RoomStats
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.serving import UnreadChat

QUIET_S = 10.0  # the feed says at least this often that it lives
_STATS_EVERY_S = 1.0
_REMEMBERED = 2_000  # messages that can be answered
_ID = 100  # characters of a server's id


class IrcChannel:
    """Chat reader, chat writer, moderation and stats of one channel. `run` keeps it connected; messages that come while nobody
    reads the feed wait for who opens it next."""

    text_bound = TEXT_BOUND

    def __init__(self, access: Access, patience: Patience | None = None, bans: KeptBans | None = None) -> None:
        self._access = access
        self._link = Link(access, self._heard, self._lost, patience)
        self._asking = Asking()
        self._sending = Sending(access.channel, self._asking)
        self._order = Order(access.channel, self._link, self._asking, bans or KeptBans())
        self._unread = UnreadChat()
        self._nicks: OrderedDict[str, str] = OrderedDict()  # message -> who wrote it
        self._ids, self._count = uuid4().hex[:12], 0

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._link.run()

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        while True:
            await self._link.tried()
            yield self._unread.take()
            await self._unread.news(QUIET_S)

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            await self._link.tried()
            yield RoomStats(online=max(0, len(self._link.members) - 1))  # without the studio
            await asyncio.sleep(_STATS_EVERY_S)

    async def send(self, text: str, reply_to: str | None) -> str:
        if reply_to is not None:
            nick = self._nicks.get(reply_to)
            if nick is None:
                raise AbilityError("not_found", says.too_old())
            text = f"{nick}: {text}"
        return await self._sending.send(self._link, text) or self._next_id()

    # ------------------------------------------------------------ order

    @property
    def acts(self) -> frozenset[ModerationAct]:
        """Nothing but to block, and that as an operator alone."""
        return frozenset({"block"}) if self._link.is_operator else frozenset()

    async def block(self, buyer_key: str, blocked: bool) -> None:
        await self._order.block(buyer_key, blocked)

    async def hide(self, message_id: str) -> None:
        raise AbilityError("unsupported", says.no_hiding())

    async def mute(self, buyer_key: str, seconds: int) -> None:
        raise AbilityError("unsupported", says.no_muting())

    async def slow_mode(self, seconds: int) -> None:
        raise AbilityError("unsupported", says.no_slow_mode())

    async def pin(self, message_id: str | None) -> None:
        raise AbilityError("unsupported", says.no_pins())

    # ------------------------------------------------------------ what is heard

    def _heard(self, line: Line) -> None:
        self._asking.heard(line)
        self._order.heard(line)
        if line.command != "PRIVMSG" or not self._link.is_here(line.param(0)):
            return
        if self._link.is_me(line.nick):  # echo-message
            self._sending.echoed(line.tags.get("msgid", "")[:_ID])
        elif words := plain_words(line.nick, line.param(-1)):
            self._unread.put(self._row(line, words))

    def _lost(self, error: AbilityError) -> None:
        self._asking.lost(error)
        self._unread.wake()

    def _row(self, line: Line, words: str) -> ChatMessage:
        message_id = line.tags.get("msgid", "")
        if not message_id or len(message_id) > _ID:
            message_id = self._next_id()
        self._nicks[message_id] = line.nick
        if len(self._nicks) > _REMEMBERED:
            self._nicks.popitem(last=False)
        account = line.tags.get("account", "*")
        who = f"account {account}" if account not in ("", "*") else f"nick {self._link.folded(line.nick)}"
        key = hashlib.blake2s(f"{self._access.server} {who}".encode(), digest_size=8).hexdigest()
        self._order.wrote(key, line.source)
        at_ms = _server_ms(line.tags.get("time", ""))
        return ChatMessage(id=message_id, buyer_key=key, name=line.nick, text=words, at_ms=at_ms)

    def _next_id(self) -> str:
        self._count += 1
        return f"{self._ids}-{self._count}"


def _server_ms(text: str) -> int:
    """The server's wall clock where it says it, else ours."""
    try:
        said = datetime.fromisoformat(text)
        at_ms = round((said if said.tzinfo is not None else said.replace(tzinfo=UTC)).timestamp() * 1000)
    except ValueError:
        at_ms = 0
    return at_ms if at_ms > 0 else round(datetime.now(UTC).timestamp() * 1000)
