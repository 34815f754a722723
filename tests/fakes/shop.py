"""A shop in memory, for desks that sell: a `Shop` that does what it is asked, behind the plugin's own protocol.

What the desk asks of its plugin's process reaches it through the real `Calls` of the plugins' interface, and its answers go back
as that process's events. A test says what a shop says by itself: `sells`, `writes`, `online`; and what goes wrong: `fails`.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec

from studio.contracts import messages
from studio.plugin_api.shop import CAPABILITIES, ChatMessage, OrderLine, Reading, RoomStats, ShopError, ShopErrorCode, Status
from studio.plugin_api.shop.calls import Answer, Calls
from tests.fakes.processes import ScriptedProcesses


class MemoryShop:
    """The rehearsal's shop, in memory, with what the desk put on its shelf. The desk's loop; the test's words, any thread."""

    id = "rehearsal"
    name = "Rehearsal shop"
    capabilities = CAPABILITIES

    def __init__(self, processes: ScriptedProcesses, now_ns: Callable[[], int], worker: str = "plugin.rehearsal") -> None:
        self.items: dict[str, Reading] = {}
        self._failing: dict[str, ShopError] = {}  # by method: what it says instead
        self._held: dict[str, asyncio.Event] = {}  # by method: it does not answer until then
        self._processes, self._now_ns, self._worker = processes, now_ns, worker
        self._numbers = itertools.count(1)
        self._calls: Calls | None = None
        processes.hearers[worker] = self._hear
        processes.greeters[worker] = self._greet

    def go_on_from(self, other: MemoryShop) -> None:
        """Be what another desk's shop is by now."""
        self.items, self._numbers = dict(other.items), other._numbers

    # ------------------------------------------------------------ what a test says

    def sells(self, item_id: str, units: int, status: Status = "paid", each: int = 2) -> None:
        """So many units are ordered, `each` at most in one order."""
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

    def writes(self, *rows: ChatMessage) -> None:
        """Viewers write."""
        self._processes.event(self._worker, "chat", rows=[msgspec.to_builtins(row) for row in rows])

    def online(self, viewers: int, behind_ms: int | None = None) -> None:
        """So many watch."""
        self._processes.event(self._worker, "stats", online=viewers, behind_ms=behind_ms)

    def fails(self, method: str, text: str, code: ShopErrorCode = "refused") -> None:
        """A method fails with these words from now on."""
        self._failing[method] = ShopError(code, text)

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
        self.items[item_id] = msgspec.structs.replace(self.items[item_id], **fields)

    # ------------------------------------------------------------ its process

    def _greet(self) -> None:
        self._calls = Calls(self, self._answer, self._now_ns, 5.0)
        state = {"state": "running", "capabilities": sorted(self.capabilities), "text": ""}
        self._processes.event(self._worker, "shop_state", **state)

    def _hear(self, _worker: str, message: messages.ToWorker) -> None:
        if not isinstance(message, messages.Command) or not message.name.startswith("shop."):
            return
        method = message.name.removeprefix("shop.")
        if method == "seed":
            for product in message.arguments["products"]:
                self._put_on_shelf(product)
        elif self._calls is not None and method not in ("announce", "orders_again"):
            self._calls.take(method, message.arguments)

    def _answer(self, answer: Answer) -> None:
        self._processes.event(self._worker, "shop_answer", **msgspec.to_builtins(answer))

    def _put_on_shelf(self, product: dict[str, Any]) -> None:
        variants = product["variants"]
        self.items.setdefault(
            product["item_id"] or product["id"],
            Reading(
                item_id=product["item_id"] or product["id"],
                title=product["title"],
                currency=product["currency"],
                prices={row["sku"]: product["list_price_minor"] or product["live_price_minor"] for row in variants},
                list_prices={row["sku"]: product["list_price_minor"] for row in variants},
                stocks={row["sku"]: row["stock"] for row in variants},
                limit=0,
            ),
        )

    # ------------------------------------------------------------ what the port asks of a shop

    async def read_item(self, item_id: str) -> Reading:
        return await self._item("read_item", item_id)

    async def find_items(self) -> list[Reading]:
        return list(self.items.values())

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        item = await self._item("set_price", item_id)
        if item.prices[sku] not in (price_minor, expected_minor) and expected_minor is not None:
            raise ShopError("conflict", f"It costs {item.prices[sku]}.")
        self.items[item_id] = msgspec.structs.replace(item, prices=item.prices | {sku: price_minor}, currency=currency)

    async def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None) -> None:
        item = await self._item("set_stock", item_id)
        if item.stocks[sku] not in (stock, expected) and expected is not None:
            raise ShopError("conflict", f"There are {item.stocks[sku]}.")
        self.items[item_id] = msgspec.structs.replace(item, stocks=item.stocks | {sku: stock})

    async def set_limit(self, item_id: str, limit: int) -> None:
        self.items[item_id] = msgspec.structs.replace(await self._item("set_limit", item_id), limit=limit)

    async def open_link(self, item_id: str, is_open: bool) -> None:
        self.items[item_id] = msgspec.structs.replace(await self._item("open_link", item_id), open=is_open)

    async def pin_item(self, item_id: str | None) -> None:
        if item_id is not None:
            await self._item("pin_item", item_id)
        self.items = {name: msgspec.structs.replace(item, pinned=name == item_id) for name, item in self.items.items()}

    async def _item(self, method: str, item_id: str) -> Reading:
        if method in self._held:
            await self._held[method].wait()
        if method in self._failing:
            raise self._failing[method]
        if item_id not in self.items:
            raise ShopError("not_found", "The shop has no such product: check its item id.")
        return self.items[item_id]

    async def orders(self) -> AsyncIterator[list[OrderLine]]:
        """Not read: what is ordered is said by `sells`."""
        yield []

    async def chat(self) -> AsyncIterator[list[ChatMessage]]:
        """Not read: what viewers write is said by `writes`."""
        yield []

    async def stats(self) -> AsyncIterator[RoomStats]:
        """Not read: who watches is said by `online`."""
        yield RoomStats(online=0)
