"""The orders feed: each second it asks for the newest orders, and goes round and round through the show's older ones.

Oscar tells nothing of itself and can be asked neither for what changed nor for what came after a time: its list has the newest
orders first. So the list is read up to what is known already, and a further page of it each second finds what was paid, cancelled
or refunded since. Lines are asked for when their order's status is new; where they have statuses of their own, on each round.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from oscar import sentences as says
from oscar.answers import Line, Order, id_of
from oscar.api import FIRST, Api, first_of
from oscar.goods import Goods
from oscar.orders import order_line
from oscar.statuses import Statuses
from studio.plugin_api.abilities import AbilityError, OrderLine
from studio.plugin_api.bookmark import Bookmark

POLL_EVERY_S = 1.0
NEWEST = first_of(10)  # Oscar works 8 ms of a processor for each order that it lists
_AT_ONCE = 4  # orders whose lines are asked for
_WITHOUT_PAGES = 200  # orders that a shop may list at once
_KNOWN = 100_000  # orders of a show that are remembered


class OrderFeed:
    """Orders since the session's beginning. The bookmark keeps the highest id of an order that was there before, so that a plugin
    that is started again goes on from there, whatever the clocks say."""

    def __init__(
        self, api: Api, goods: Goods, statuses: Statuses, bookmark: Bookmark, poll_every_s: float = POLL_EVERY_S
    ) -> None:
        self._api, self._goods, self._statuses, self._bookmark = api, goods, statuses, bookmark
        self._poll_every_s = poll_every_s
        self._began: int | None = None
        self._told: dict[int, str] = {}  # orders handed on since the feed was opened, with the status that they had
        self._lines_have_statuses = False

    async def lines(self) -> AsyncIterator[list[OrderLine]]:
        """Lines, page by page, for ever. Begun again, it first goes through all of the show's orders without a pause.

        Raises:
            AbilityError: the server's; what could not be read comes when the feed is opened again.
        """
        await self._begin()
        self._told.clear()
        older = ""
        while True:
            query, all_new = NEWEST, True
            while query and all_new:
                lines, all_new, query = await self._page(query, again=False)
                yield lines
                older = older or (NEWEST if self._lines_have_statuses else query)
            if older:
                lines, _, older = await self._page(older, again=True)
                yield lines
            await asyncio.sleep(self._poll_every_s)

    async def _begin(self) -> None:
        if self._began is not None:
            return
        kept = self._bookmark.read()
        if not kept:
            orders = (await self._api.page("admin/orders/", Order, NEWEST, patient=True)).rows
            kept = str(max((id_of(order.url) for order in orders), default=0))
            self._bookmark.write(kept)
        self._began = int(kept)

    async def _page(self, query: str, again: bool) -> tuple[list[OrderLine], bool, str]:
        """Lines of a page's orders that are new or have changed; whether all on it are new; the query of the show's next page, if
        there is one. `again`: where lines have statuses of their own, those of all orders."""
        page = await self._api.page("admin/orders/", Order, query, patient=True)
        if page.is_whole and len(page.rows) > _WITHOUT_PAGES:
            raise AbilityError("refused", says.no_pages(count=len(page.rows)))
        ours = [order for order in page.rows if id_of(order.url) > (self._began or 0)]
        wanted = [order for order in ours if self._is_news(order) or (again and self._lines_have_statuses)]
        all_new = bool(page.rows) and all(id_of(order.url) not in self._told for order in ours) and len(ours) == len(page.rows)
        lines: list[OrderLine] = []
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            for order, found in zip(some, await asyncio.gather(*map(self._lines_of, some)), strict=True):
                lines += found
                self._remember(order)
        return lines, all_new, page.following if ours else ""

    def _is_news(self, order: Order) -> bool:
        return self._told.get(id_of(order.url)) != (order.status or "")

    def _remember(self, order: Order) -> None:
        if len(self._told) >= _KNOWN:
            del self._told[next(iter(self._told))]
        self._told[id_of(order.url)] = order.status or ""

    async def _lines_of(self, order: Order) -> list[OrderLine]:
        query, found = FIRST, list[Line]()
        while query:
            page = await self._api.page(f"admin/orders/{id_of(order.url)}/lines/", Line, query, patient=True)
            found += page.rows
            query = page.following
        self._lines_have_statuses = self._lines_have_statuses or any(line.status is not None for line in found)
        return [order_line(order, line, await self._goods.sold(line), self._statuses) for line in found]
