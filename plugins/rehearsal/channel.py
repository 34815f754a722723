"""The rehearsal's channel as the studio sees it: its chat, read, written and kept in order, and who is there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from rehearsal import sentences as says
from rehearsal.bell import rung
from rehearsal.chat import TEXT_BOUND, Chat, Said
from studio.plugin_api.abilities import MODERATION_ACTS, AbilityError, ChatMessage, RoomStats
from studio.values.plain_text import plain

_BATCH = 500
_STATS_EVERY_S = 1.0


class RehearsalChannel:
    """Chat reader and writer, moderation and stats.

    `shop` tells this store's messages from those of any other; `figures` says who is there now; `now_ms` is the wall clock,
    `now_ns` the monotonic one.
    """

    text_bound = TEXT_BOUND
    acts = frozenset(MODERATION_ACTS)

    def __init__(
        self,
        chat: Chat,
        shop: str,
        figures: Callable[[], RoomStats],
        now_ms: Callable[[], int],
        now_ns: Callable[[], int],
    ) -> None:
        self._chat, self._shop, self._figures = chat, shop, figures
        self._now_ms, self._now_ns = now_ms, now_ns

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        number = self._chat.count
        while True:
            news = self._chat.heard.next()
            rows = self._chat.since(number, _BATCH)
            yield [self._row(said) for said in rows if not said.host]
            if rows:
                number = rows[-1].id
            else:
                await rung(news)

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield self._figures()
            await asyncio.sleep(_STATS_EVERY_S)

    async def send(self, text: str, reply_to: str | None) -> str:
        to = self._find(reply_to).name if reply_to is not None else ""
        return self._id(self._chat.say_as_host(plain(text, TEXT_BOUND), to, self._now_ms()))

    async def hide(self, message_id: str) -> None:
        self._chat.hide(self._find(message_id).id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        self._chat.rules.mute(buyer_key, seconds, self._now_ns() / 1e9)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        self._chat.rules.block(buyer_key, blocked, self._now_ns() / 1e9)

    async def slow_mode(self, seconds: int) -> None:
        self._chat.rules.slow_s = seconds

    async def pin(self, message_id: str | None) -> None:
        self._chat.pinned = self._find(message_id) if message_id is not None else None

    def _find(self, message_id: str) -> Said:
        number = message_id.rpartition("-")[2]
        said = self._chat.find(int(number)) if number.isascii() and number.isdigit() else None
        if said is None or self._id(said) != message_id:
            raise AbilityError("not_found", says.no_message())
        return said

    def _id(self, said: Said) -> str:
        return f"{self._shop}-{said.at_ms}-{said.id}"

    def _row(self, said: Said) -> ChatMessage:
        return ChatMessage(
            id=self._id(said),
            buyer_key=said.speaker,
            name=said.name,
            text=said.text,
            badges=("buyer",) if said.bought else (),
            at_ms=said.at_ms,
            buyer=said.bought,
        )
