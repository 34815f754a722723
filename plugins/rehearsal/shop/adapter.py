"""The rehearsal shop as the studio sees it: its catalogue, what changes in it, and its orders."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable
from typing import cast

from rehearsal.bell import rung
from rehearsal.shop.goods import Item, Order, Refused
from rehearsal.shop.store import Store
from studio.plugin_api.abilities import CAPABILITIES, AbilityError, AbilityErrorCode, OrderLine, Reading

_BATCH = 500
_PACE_S = 0.05  # between readings of items that change and change


class RehearsalShop:
    """Catalogue with every capability, its feed, and orders. `began`: the store's number of changes when the show began; older
    orders are not told."""

    capabilities = CAPABILITIES

    def __init__(self, store: Store, began: int) -> None:
        self._store, self._began = store, began

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

    async def open_link(self, item_id: str, is_open: bool) -> None:
        _do(lambda: self._store.shelf.open_link(item_id, is_open))

    async def pin_item(self, item_id: str | None) -> None:
        _do(lambda: self._store.shelf.pin(item_id))

    async def readings(self) -> AsyncIterator[list[Reading]]:
        with self._store.touched.followed() as changed:
            while True:
                news = self._store.touched.bell.next()
                at_ns, items = time.monotonic_ns(), self._on_shelf(sorted(changed))
                changed.clear()
                yield [_reading(item, at_ns) for item in items]
                if items:
                    await asyncio.sleep(_PACE_S)
                else:
                    await rung(news)

    def _on_shelf(self, names: Iterable[str]) -> list[Item]:
        found = []
        for name in names:
            with contextlib.suppress(Refused):  # it went meanwhile
                found.append(self._store.shelf.item(name))
        return found

    async def orders(self) -> AsyncIterator[list[OrderLine]]:
        change = self._began
        while True:
            news = self._store.ordered.next()
            orders, change = self._store.orders.since(change, _BATCH)
            yield [line for order in orders for line in _lines(order)]
            if not orders:
                await rung(news)


def _do(change: Callable[[], None]) -> None:
    try:
        change()
    except Refused as refusal:
        raise _error(refusal) from refusal


def _error(refusal: Refused) -> AbilityError:
    return AbilityError(cast("AbilityErrorCode", refusal.code), refusal.text)


def _reading(item: Item, at_ns: int = 0) -> Reading:
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
        at_ns=at_ns,
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
