"""`WhatnotShop`: the store adapter. Stock is compared, changed by a difference, and put back where it had moved meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from uuid import uuid4

from studio.plugin_api.abilities import AbilityError, OrderLine, Reading
from studio.plugin_api.order_webhooks import OrderFeed
from whatnot import sentences as says
from whatnot.answers import Written, WrittenAll
from whatnot.api import Api
from whatnot.goods import Goods
from whatnot.items import reading, sellable
from whatnot.order_source import OrderSource

log = logging.getLogger(__name__)

_MOST = 2**31 - 1
_APPLIED, _BEFORE = "applied", "already_applied"  # the answer to the first time was lost


class WhatnotShop:
    """Products, stock and orders of one seller.

    No `price.write`: prices are staged on a variant (Whatnot's word), and nothing says when a product that is on sale takes them.
    No `link.open`: a product can be held back from the profile shop, and is sold in the shows that it is assigned to all the
    same. No `limit.write`, no `item.pin`: the API has no such thing. No `stock.cas`: it compares nothing by itself.

    Each change of stock has a key under which Whatnot makes it once, so it is asked for again after a lost answer. The answer
    says what the stock was just before: where that is not what was expected, the change is taken back and refused as a conflict.
    """

    capabilities = frozenset({"item.read", "stock.write"})

    def __init__(self, api: Api, goods: Goods, feed: OrderFeed, source: OrderSource) -> None:
        self._api, self._goods, self._feed, self._source = api, goods, feed, source
        self._writing = asyncio.Lock()  # our own calls never come between each other's comparing and writing
        self._changing: set[asyncio.Task[None]] = set()  # what is finished even when nobody waits for it any more

    @property
    def warning(self) -> str:
        """That orders are not counted; "" for none."""
        return self._source.notice

    @property
    def notice(self) -> str:
        """What the operator should mend, though nothing fails for it: a relay that is away; "" for nothing."""
        return self._feed.notice

    async def read_item(self, item_id: str) -> Reading:
        return reading(await self._goods.item(item_id))

    async def find_items(self) -> list[Reading]:
        readings: list[Reading] = []
        for item in await self._goods.items():
            try:
                readings.append(reading(item))
            except AbilityError as error:  # an auction, or one odd price, does not hide the others
                log.info("%s is left out: %s", item.title or item.id, error.text)
        return readings

    async def set_stock(self, item_id: str, sku: str, units: int, expected: int | None) -> None:
        if not 0 <= units <= _MOST:
            raise AbilityError("refused", says.stock_outside(most=f"{_MOST:,}"))
        async with self._writing:
            await self.close()
            variant = (await self._goods.item(item_id)).variant(sku)
            now = sellable(variant)
            if expected is not None and now != expected:
                text = says.not_counted(sku=sku) if now is None else says.other_stock(stock=now, sku=sku, expected=expected)
                raise AbilityError("conflict", text)
            if now == units:
                return
            if now is None:
                await self._write("set", {"variant_id": variant.id, "quantity": units}, sku)
                return
            change = asyncio.create_task(self._change(variant.id, sku, now, units, is_held=expected is not None))
            self._changing.add(change)
            change.add_done_callback(self._changed)
            await asyncio.shield(change)

    async def close(self) -> None:
        """Wait for a change that was begun: the desk gives a call up sooner than one that has to be put back can end."""
        if self._changing:
            await asyncio.wait(self._changing)

    async def _change(self, variant_id: str, sku: str, now: int, units: int, is_held: bool) -> None:
        """Change the stock by what is lacking. `is_held`: it was `now`, or the change is put back.

        Raises:
            AbilityError: in the operator's words.
        """
        written = await self._write("adjust", {"variant_id": variant_id, "delta": units - now}, sku)
        if not is_held or written.status != _APPLIED or written.previous_quantity in (None, now):
            return
        changed = _difference(written, units - now)
        if changed:
            try:
                await self._write("adjust", {"variant_id": variant_id, "delta": -changed}, sku)
            except AbilityError as error:
                raise AbilityError(error.code, says.not_put_back(sku=sku, units=f"{changed:+}", reason=error.text)) from error
        raise AbilityError("conflict", says.stock_moved(sku=sku))

    def _changed(self, change: asyncio.Task[None]) -> None:
        """Say what became of it, where nobody else may."""
        self._changing.discard(change)
        error = None if change.cancelled() else change.exception()
        if error is not None:
            is_usual = isinstance(error, AbilityError) and error.code == "conflict"
            log.log(logging.INFO if is_usual else logging.WARNING, "A change of stock failed: %s", error)

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        return self._feed.lines()

    async def _write(self, how: str, change: dict[str, object], sku: str) -> Written:
        """Make one change of stock, once.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        items = [change | {"idempotency_key": str(uuid4())}]
        answer = await self._api.write(f"inventory/{how}", WrittenAll, {"items": items})
        if len(answer.results) != 1:
            raise AbilityError("refused", says.unknown_answer(reason=f"{len(answer.results)} results"))
        written = answer.results[0]
        if written.status == "variant_not_found":
            raise AbilityError("not_found", says.variant_gone(sku=sku))
        if written.status not in (_APPLIED, _BEFORE):
            raise AbilityError("refused", says.not_counted(sku=sku))
        return written


def _difference(written: Written, wanted: int) -> int:
    """By how much a change has changed the stock: Whatnot stops at none, and says so."""
    if written.previous_quantity is None or written.new_quantity is None:
        return wanted
    return written.new_quantity - written.previous_quantity
