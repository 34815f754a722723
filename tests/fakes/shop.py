"""A shop in memory, for desks that sell: it does what it is asked, and says what a test wants it to say.

A test says what a shop says by itself (`sells`, `orders_say`, `tells`), what is changed there (`changes`) and what goes wrong
(`fails`, `hangs`).
"""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from studio.plugin_api.abilities import CAPABILITIES, AbilityError, AbilityErrorCode, OrderLine, Reading, Status
from studio.plugin_api.data import QueuedProduct, ShowQueue
from tests.fakes.processes import ScriptedProcesses


class MemoryShop:
    """Catalogue and orders of the connection `name`. The desk's loop; the test's words, any thread: neither undoes what the other
    changes in an item meanwhile.
    """

    capabilities = CAPABILITIES

    def __init__(self, processes: ScriptedProcesses, name: str) -> None:
        self.items: dict[str, Reading] = {}
        self._changing = threading.Lock()
        self._failing: dict[str, AbilityError] = {}  # by method: it raises this
        self._held: dict[str, asyncio.Event] = {}  # by method: it does not answer until then
        self._processes, self._worker = processes, f"plugin.{name}"
        self._numbers = itertools.count(1)

    def go_on_from(self, other: MemoryShop) -> None:
        """Be what another desk's shop is by now."""
        self.items, self._numbers = dict(other.items), other._numbers

    # ------------------------------------------------------------ what a test says

    def sells(self, item_id: str, units: int, status: Status = "paid", each: int = 2) -> None:
        """So many units are ordered, `each` at most in one order."""
        with self._changing:
            item = self.items[item_id]
            sku, price = next(iter(item.prices.items()))
            self.items[item_id] = msgspec.structs.replace(item, stocks=item.stocks | {sku: item.stocks[sku] - units})
        self.orders_say(
            *(
                OrderLine(
                    order_id=f"order-{next(self._numbers)}",
                    line_id="0",
                    sku=sku,
                    item_id=item_id,
                    status=status,
                    quantity=min(each, units - first),
                    unit_price_minor=price,
                    currency=item.currency,
                    buyer="An",
                    at_ms=time.time_ns() // 1_000_000,
                )
                for first in range(0, units, each)
            )
        )

    def orders_say(self, *lines: OrderLine) -> None:
        """These order lines come, or change."""
        self._processes.event(self._worker, "orders", lines=[msgspec.to_builtins(line) for line in lines], set_aside=[])

    def fails(self, method: str, text: str, code: AbilityErrorCode = "refused") -> None:
        """A method fails with these words from now on."""
        self._failing[method] = AbilityError(code, text)

    def hangs(self, *methods: str) -> None:
        """These methods are not answered until it `goes_on`."""
        self._held = {method: asyncio.Event() for method in methods}

    def goes_on(self) -> None:
        """Nothing fails or hangs any more."""
        self._failing.clear()
        held, self._held = self._held, {}
        for event in held.values():
            self._processes.soon(event.set)

    def changes(self, item_id: str, **fields: Any) -> None:
        """Somebody changes an item in the shop itself."""
        with self._changing:
            self.items[item_id] = msgspec.structs.replace(self.items[item_id], **fields)

    def tells(self, *items: str) -> None:
        """It tells these items unasked, as they are now."""
        told = [msgspec.structs.replace(self.items[name], at_ns=time.monotonic_ns()) for name in items]
        self._processes.event(self._worker, "readings", readings=[msgspec.to_builtins(reading) for reading in told])

    # ------------------------------------------------------------ what the show sells

    def stock(self, connection: str, queue: ShowQueue) -> None:
        """Put the products that the show sells here on the shelf, as the rehearsal's shop does."""
        for product in queue.products:
            if product.shop == connection:
                self._put_on_shelf(product)

    def _put_on_shelf(self, product: QueuedProduct) -> None:
        name, variants = product.item_id or product.id, product.variants
        list_prices = {row.sku: product.list_price_minor if (own := row.list_price_minor) is None else own for row in variants}
        reading = Reading(
            item_id=name,
            title=product.title,
            currency=product.currency,
            prices={sku: price or product.live_price_minor for sku, price in list_prices.items()},
            list_prices=list_prices,
            stocks={row.sku: row.stock for row in variants},
            limit=0,
        )
        self.items.setdefault(name, reading)

    # ------------------------------------------------------------ what it provides

    async def read_item(self, item_id: str) -> Reading:
        return await self._item("read_item", item_id)

    async def find_items(self) -> list[Reading]:
        return list(self.items.values())

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        await self._item("set_price", item_id)
        with self._changing:
            item = self.items[item_id]
            if item.prices[sku] not in (price_minor, expected_minor) and expected_minor is not None:
                raise AbilityError("conflict", f"It costs {item.prices[sku]}.")
            self.items[item_id] = msgspec.structs.replace(item, prices=item.prices | {sku: price_minor}, currency=currency)

    async def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None) -> None:
        await self._item("set_stock", item_id)
        with self._changing:
            item = self.items[item_id]
            if expected is not None and item.stocks[sku] != expected:
                raise AbilityError("conflict", f"There are {item.stocks[sku]}.")
            self.items[item_id] = msgspec.structs.replace(item, stocks=item.stocks | {sku: stock})

    async def set_limit(self, item_id: str, limit: int) -> None:
        await self._item("set_limit", item_id)
        self.changes(item_id, limit=limit)

    async def open_link(self, item_id: str, is_open: bool) -> None:
        await self._item("open_link", item_id)
        self.changes(item_id, open=is_open)

    async def pin_item(self, item_id: str | None) -> None:
        if item_id is not None:
            await self._item("pin_item", item_id)
        with self._changing:
            self.items = {name: msgspec.structs.replace(item, pinned=name == item_id) for name, item in self.items.items()}

    async def _item(self, method: str, item_id: str) -> Reading:
        if (held := self._held.get(method)) is not None:
            await held.wait()
        if (failing := self._failing.get(method)) is not None:
            raise failing
        if item_id not in self.items:
            raise AbilityError("not_found", "The shop has no such product: check its item id.")
        return self.items[item_id]

    async def orders(self) -> AsyncIterator[list[OrderLine]]:
        """Not read: what is ordered is said by `sells`."""
        yield []
