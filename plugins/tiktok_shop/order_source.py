"""What TikTok Shop is asked about orders: which changed, what has become of some, and which one a webhook names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Mark, ShopOrder
from studio.plugin_api.webhooks import Call
from tiktok_shop import paths
from tiktok_shop.answers import Order, OrderHead, OrderPage
from tiktok_shop.orders import order_lines
from tiktok_shop.rows import Rows
from tiktok_shop.seller import Seller

_AT_ONCE = 50  # orders that can be asked for by their ids
_PAGE, _PAGES = 100, 1_000  # orders of a page; pages of a search


class _About(msgspec.Struct, frozen=True):
    order_id: str | int = ""


class _Body(msgspec.Struct, frozen=True):
    data: _About


class OrderSource:
    """The orders of one shop, for `studio.plugin_api.order_webhooks`. One asyncio loop."""

    at_once = _AT_ONCE

    def __init__(self, seller: Seller) -> None:
        self._seller, self._rows = seller, Rows()

    async def clock_ms(self) -> int:
        """TikTok's clock at its latest answer. Raises: AbilityError."""
        return await self._seller.clock_ms()

    async def changed(self, began_ms: int, since_ms: int) -> AsyncIterator[list[Mark]]:
        """Orders placed since `began_ms` that changed since `since_ms`, the earliest placed first: an order that changes between
        two pages keeps its place.

        Raises:
            AbilityError: in the operator's words.
        """
        fields = {"create_time_ge": began_ms // 1000, "update_time_ge": since_ms // 1000}
        query = {"page_size": str(_PAGE), "sort_field": "create_time", "sort_order": "ASC"}
        for _ in range(_PAGES):
            page = await self._seller.read(paths.ORDER_SEARCH, OrderPage, query, fields, patient=True)
            yield [Mark(head.id, head.update_time * 1000) for head in self._rows.read(page.orders, OrderHead)]
            token = page.next_page_token or ""
            if not token or token == query.get("page_token"):
                return
            query["page_token"] = token

    async def read(self, ids: Sequence[str]) -> list[ShopOrder]:
        """The orders as they are now. An app's webhooks may tell of its other shops: orders of theirs are left out.

        Raises:
            AbilityError: in the operator's words.
        """
        named = [one for one in ids if paths.is_id(one)]
        if not named:
            return []
        try:
            page = await self._seller.read(paths.ORDERS, OrderPage, {"ids": ",".join(named)}, patient=True)
        except AbilityError as error:
            if error.code != "not_found":
                raise
            if len(named) == 1:
                return []
            return [order for one in named for order in await self.read([one])]
        return [
            ShopOrder(order.id, order.update_time * 1000, order.create_time * 1000, order_lines(order))
            for order in self._rows.read(page.orders, Order)
        ]


def named_by(call: Call) -> str:
    """The id of the order that a call is about, "" where it is about none. All events about orders name it alike."""
    try:
        name = str(call.read(_Body).data.order_id)
    except ValueError:
        return ""
    return name if paths.is_id(name) else ""
