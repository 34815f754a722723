"""A shop's orders as its API is asked for them, and which order a webhook is about."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import msgspec

from shopify.api import Api
from shopify.orders import iso_time, ms, order_lines
from shopify.questions import LIST_ORDERS, ORDERS, READ_LINES, READ_ORDERS, ChangedAnswer, Line, LinesAnswer, Order
from studio.plugin_api.order_webhooks import Mark, ShopOrder
from studio.plugin_api.webhooks import Call

MOST_LINES = 1_000  # of an order; what comes after them is left out
_ORDER = "gid://shopify/Order/"


class _Nodes(msgspec.Struct, frozen=True):
    nodes: list[Order | None]


class _Body(msgspec.Struct, frozen=True):
    """Of the topics orders/* an order, of refunds/create and others something of an order."""

    id: int = 0
    order_id: int | None = None


class AskedOrders:
    """`ShopOrders` of a Shopify shop. Ids are numbers."""

    at_once = ORDERS

    def __init__(self, api: Api) -> None:
        self._api = api

    async def clock_ms(self) -> int:
        return await self._api.clock_ms()

    async def changed(self, began_ms: int, since_ms: int) -> AsyncIterator[list[Mark]]:
        query = f"created_at:>='{iso_time(began_ms)}' AND updated_at:>='{iso_time(since_ms)}'"
        after: str | None = None
        while True:
            answer = await self._api.ask(LIST_ORDERS, ChangedAnswer, patient=True, query=query, after=after)
            yield [Mark(order.number, ms(order.updated_at)) for order in answer.orders.nodes]
            after = answer.orders.following
            if after is None:
                return

    async def read(self, ids: Sequence[str]) -> list[ShopOrder]:
        answer = await self._api.ask(READ_ORDERS, _Nodes, patient=True, ids=[_ORDER + one for one in ids])
        return [
            ShopOrder(order.number, ms(order.updated_at), ms(order.created_at), order_lines(order, await self._lines(order)))
            for order in answer.nodes
            if order is not None
        ]

    async def _lines(self, order: Order) -> list[Line]:
        lines, after = list(order.line_items.nodes), order.line_items.following
        while after is not None and len(lines) < MOST_LINES:
            answer = await self._api.ask(READ_LINES, LinesAnswer, patient=True, id=order.id, after=after)
            if answer.order is None:
                break
            lines += answer.order.line_items.nodes
            after = answer.order.line_items.following
        return lines[:MOST_LINES]


def order_of(call: Call) -> str:
    """The id of the order that a call is about; "" for none."""
    try:
        body = call.read(_Body)
    except ValueError:
        return ""
    topic = call.headers.get("x-shopify-topic", "")
    number = body.order_id if body.order_id is not None else body.id if topic.startswith("orders/") else 0
    return str(number) if 0 < number < 2**63 else ""
