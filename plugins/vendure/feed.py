"""The orders feed: asks every second for what was placed or changed lately, and goes round and round through the show's.

Vendure has no feed of its own. Its `updatedAt` tells of a cancellation, but neither of a payment that came later nor of
a refund, and what was handed on may get lost: so each second a page of all orders since the beginning is read again, too.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping

from studio.plugin_api.abilities import AbilityError, OrderLine
from studio.plugin_api.bookmark import Bookmark
from vendure import questions
from vendure import sentences as says
from vendure.api import Api
from vendure.orders import iso_time, order_lines
from vendure.questions import ChannelAnswer, OrdersAnswer

POLL_EVERY_S = 1.0
PAGE = 100
OVERLAP_MS = 5000  # an order can be seen a little after its time; an answer may take 4 s; the clock has whole seconds


class OrderFeed:
    """Orders since the session's beginning, which the bookmark keeps: a plugin that is started again goes on from there."""

    def __init__(self, api: Api, bookmark: Bookmark, poll_every_s: float = POLL_EVERY_S) -> None:
        self._api, self._bookmark, self._poll_every_s = api, bookmark, poll_every_s
        self._began_ms = 0  # the server's wall clock, like all times here
        self._asked_ms = 0
        self._passed = 0  # orders passed on this round through all of them

    async def lines(self) -> AsyncGenerator[list[OrderLine], None]:
        """Lines, page by page, for ever. Begun again, it first goes through all of the show's orders without a pause.

        Raises:
            AbilityError: the server's; what could not be read comes the next time.
        """
        await self._begin()
        self._passed = 0
        while True:
            lines, is_last = await self._page({}, self._passed)
            yield lines
            if is_last:
                break
            self._passed += PAGE
        while True:
            async for lines in self._late():
                yield lines
            lines, is_last = await self._page({}, self._passed)
            self._passed = 0 if is_last else self._passed + PAGE
            yield lines
            await asyncio.sleep(self._poll_every_s)

    async def _begin(self) -> None:
        if self._began_ms:
            return
        kept = self._bookmark.read()
        if not kept:
            await self._api.read(questions.READ_CLOCK, ChannelAnswer, patient=True)
            if not self._api.server_ms:
                raise AbilityError("refused", says.no_clock())
            kept = str(self._api.server_ms)
            self._bookmark.write(kept)
        self._began_ms = self._asked_ms = int(kept)

    async def _late(self) -> AsyncIterator[list[OrderLine]]:
        """What was placed or changed since just before it was last asked for."""
        since = {"after": iso_time(self._asked_ms - OVERLAP_MS)}
        changed = {"_or": [{"orderPlacedAt": since}, {"updatedAt": since}]}
        skip, asked_ms = 0, 0
        while True:
            lines, is_last = await self._page(changed, skip)
            asked_ms = asked_ms or self._api.server_ms
            yield lines
            if is_last:
                break
            skip += PAGE
        self._asked_ms = asked_ms

    async def _page(self, narrower: Mapping[str, object], skip: int) -> tuple[list[OrderLine], bool]:
        """A page of the show's placed orders, oldest first; whether it is the last one."""
        placed = {"active": {"eq": False}, "orderPlacedAt": {"after": iso_time(self._began_ms)}}
        answer = await self._api.read(
            questions.READ_ORDERS, OrdersAnswer, patient=True, filter=placed | dict(narrower), skip=skip, take=PAGE
        )
        orders = answer.orders.items
        return [line for order in orders for line in order_lines(order, answer.global_settings)], len(orders) < PAGE
