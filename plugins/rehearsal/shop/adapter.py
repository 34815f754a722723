"""The rehearsal shop as the studio's shop port sees it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import cast

from rehearsal.chat import Chat, Said
from rehearsal.shop.goods import Item, Order, Refused
from rehearsal.shop.store import Store
from studio.plugin_api.shop import CAPABILITIES, ChatMessage, OrderLine, Reading, RoomStats, ShopError, ShopErrorCode

_BATCH = 500
_QUIET_S = 10.0  # feeds say at least this often that they live
_STATS_EVERY_S = 1.0


class RehearsalShop:
    """A `Shop` with every capability. `began`: the store's number of changes when the show began; older orders are not told."""

    id = "rehearsal"
    name = "Rehearsal shop"
    capabilities = CAPABILITIES

    def __init__(self, store: Store, chat: Chat, stats: Callable[[], RoomStats], began: int) -> None:
        self._store, self._chat, self._stats, self._began = store, chat, stats, began

    async def read_item(self, item_id: str) -> Reading:
        try:
            return _reading(self._store.shelf.item(item_id))
        except Refused as refusal:
            raise _error(refusal) from refusal

    async def find_items(self) -> list[Reading]:
        return [_reading(item) for item in self._store.shelf.items()]

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        _do(lambda: self._store.shelf.set_price(item_id, sku, price_minor, currency, expected_minor))

    async def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None) -> None:
        _do(lambda: self._store.shelf.set_stock(item_id, sku, stock, expected))

    async def set_limit(self, item_id: str, limit: int) -> None:
        _do(lambda: self._store.shelf.set_limit(item_id, limit))

    async def open_link(self, item_id: str, open: bool) -> None:  # noqa: A002  the port's word
        _do(lambda: self._store.shelf.open_link(item_id, open))

    async def pin_item(self, item_id: str | None) -> None:
        _do(lambda: self._store.shelf.pin(item_id))

    async def orders(self) -> AsyncIterator[list[OrderLine]]:
        change = self._began
        while True:
            news = self._store.ordered.next()
            orders, change = self._store.orders.since(change, _BATCH)
            yield [line for order in orders for line in _lines(order)]
            if not orders:
                await _rung(news)

    async def chat(self) -> AsyncIterator[list[ChatMessage]]:
        number = self._chat.count
        while True:
            news = self._chat.heard.next()
            rows = self._chat.since(number, _BATCH)
            yield [_row(self._store.shop, said) for said in rows]
            if rows:
                number = rows[-1].id
            else:
                await _rung(news)

    async def stats(self) -> AsyncIterator[RoomStats]:
        while True:
            yield self._stats()
            await asyncio.sleep(_STATS_EVERY_S)


def _do(change: Callable[[], None]) -> None:
    try:
        change()
    except Refused as refusal:
        raise _error(refusal) from refusal


def _error(refusal: Refused) -> ShopError:
    return ShopError(cast("ShopErrorCode", refusal.code), refusal.text)


async def _rung(news: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(_QUIET_S):
            await news.wait()
    except TimeoutError:
        return


def _reading(item: Item) -> Reading:
    return Reading(
        item_id=item.item_id,
        title=item.title,
        currency=item.currency,
        open=item.open,
        pinned=item.pinned,
        prices={sku.sku: sku.price_minor for sku in item.skus},
        list_prices={sku.sku: sku.list_price_minor for sku in item.skus},
        stocks={sku.sku: sku.stock for sku in item.skus},
        limit=item.purchase_limit,
    )


def _lines(order: Order) -> list[OrderLine]:
    return [
        OrderLine(
            order_id=order.order_id,
            line_id=str(place),
            sku=line.sku,
            item_id=line.item_id,
            status=order.status,
            quantity=line.quantity,
            unit_price_minor=line.unit_price_minor,
            currency=order.currency,
            buyer=order.name,
            at_ms=order.placed_ms,
            note=order.note,
        )
        for place, line in enumerate(order.lines, 1)
    ]


def _row(shop: str, said: Said) -> ChatMessage:
    badges = ("buyer",) if said.bought else ()
    return ChatMessage(
        id=f"{shop}-{said.at_ms}-{said.id}",
        buyer_key=said.speaker,
        name=said.name,
        text=said.text,
        badges=badges,
        at_ms=said.at_ms,
        buyer=said.bought,
    )
