"""The rehearsal's channel as the studio sees it: its chat, and who is there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from rehearsal.bell import rung
from rehearsal.chat import Chat, Said
from studio.plugin_api.abilities import ChatMessage, RoomStats

_BATCH = 500
_STATS_EVERY_S = 1.0


class RehearsalChannel:
    """Chat reader and stats. `shop` tells this store's messages from those of any other; `figures` says who is there now."""

    def __init__(self, chat: Chat, shop: str, figures: Callable[[], RoomStats]) -> None:
        self._chat, self._shop, self._figures = chat, shop, figures

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        number = self._chat.count
        while True:
            news = self._chat.heard.next()
            rows = self._chat.since(number, _BATCH)
            yield [self._row(said) for said in rows]
            if rows:
                number = rows[-1].id
            else:
                await rung(news)

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield self._figures()
            await asyncio.sleep(_STATS_EVERY_S)

    def _row(self, said: Said) -> ChatMessage:
        return ChatMessage(
            id=f"{self._shop}-{said.at_ms}-{said.id}",
            buyer_key=said.speaker,
            name=said.name,
            text=said.text,
            badges=("buyer",) if said.bought else (),
            at_ms=said.at_ms,
            buyer=said.bought,
        )
