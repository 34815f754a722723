"""`WooShop`: the store adapter. Prices, stock and status are compared, then written: other hands can come between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping

from studio.plugin_api.abilities import AbilityError, OrderLine, Reading
from studio.plugin_api.order_webhooks import OrderFeed
from studio.values.money import amount
from woocommerce import items, money
from woocommerce import sentences as says
from woocommerce.answers import Product, Sellable, Variation
from woocommerce.api import Api
from woocommerce.goods import Goods, number_of
from woocommerce.items import Item, title
from woocommerce.order_source import OrderSource
from woocommerce.rules import RuleBook
from woocommerce.webhook_watch import WebhookWatch

log = logging.getLogger(__name__)

_MOST = 2**31 - 1
_OPEN, _CLOSED = "publish", "private"


class WooShop:
    """Catalogue and orders of one shop.

    No `stock.cas`: the API has no atomic compare and set. No `limit.write`: WooCommerce holds nobody to a limit for each buyer
    ("sold individually" is one for each order). No `item.pin`: it has no room in which an item could be pinned.

    Stock is written as a difference (`inventory_delta`), which WooCommerce adds to what it has at that moment: units that are
    bought between our reading and our writing stay bought.
    """

    capabilities = frozenset({"item.read", "price.write", "stock.write", "link.open"})

    def __init__(
        self, api: Api, rules: RuleBook, goods: Goods, source: OrderSource, feed: OrderFeed, watch: WebhookWatch | None = None
    ) -> None:
        self._api, self._rules, self._goods, self._source, self._feed, self._watch = api, rules, goods, source, feed, watch
        self._writing = asyncio.Lock()  # our own calls never come between each other's comparing and writing

    @property
    def notice(self) -> str:
        """What the operator should know while all else goes well."""
        return self._feed.notice or (self._watch.notice if self._watch is not None else "")

    async def read_item(self, item_id: str) -> Reading:
        rules = await self._rules.now()
        # First what is promised: an order that is paid meanwhile counts twice, and never not at all.
        held = await self._source.held(number_of(item_id))
        return items.reading(await self._goods.item(item_id), held, rules)

    async def find_items(self) -> list[Reading]:
        rules, held = await self._rules.now(), await self._source.held()
        readings: list[Reading] = []
        for item in await self._goods.items():
            try:
                readings.append(items.reading(item, held, rules))
            except AbilityError as error:  # one odd price does not hide the others
                log.warning("%s is left out: %s", title(item.product), error.text)
        return readings

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        rules = await self._rules.now()
        if rules.currency != currency:
            raise AbilityError("refused", says.other_currency(sku=sku, found=rules.currency, currency=currency))
        wanted = money.written(price_minor, rules)
        async with self._writing:
            item = await self._goods.item(item_id)
            variant = item.variant(sku)
            now = items.shown_price(variant, rules, sku)
            if now == price_minor:
                return
            if expected_minor is not None and now != expected_minor:
                price = f"{amount(now, currency)} {currency}" if now is not None else "-"
                raise AbilityError("conflict", says.other_price(sku=sku, price=price, expected=amount(expected_minor, currency)))
            regular = money.minor(variant.regular_price, rules, sku)
            is_sale = regular is not None and price_minor < regular
            fields = {"sale_price": wanted} if is_sale else {"regular_price": wanted, "sale_price": ""}
            after = await self._write(item, variant, fields)
            found = money.minor(after.price, rules, sku)
            if found != price_minor:
                before = {"regular_price": str(variant.regular_price or ""), "sale_price": str(variant.sale_price or "")}
                await self._write(item, variant, before)
                charged = amount(found, currency) if found is not None else "-"
                raise AbilityError("refused", says.price_stays(sku=sku, price=wanted, found=charged))

    async def set_stock(self, item_id: str, sku: str, units: int, expected: int | None) -> None:
        if not 0 <= units <= _MOST:
            raise AbilityError("refused", says.stock_outside(most=f"{_MOST:,}"))
        async with self._writing:
            held = await self._source.held(number_of(item_id))
            item = await self._goods.item(item_id)
            variant = item.variant(sku)
            if not items.is_counted(variant):
                raise AbilityError("refused", _why_not_counted(variant, sku))
            if items.is_hidden(variant, item.product):
                raise AbilityError("refused", says.hidden(sku=sku))
            now, left = items.sellable(variant, item.product, held), items.left(variant, held)
            if expected is not None and now != expected:
                raise AbilityError("conflict", says.other_stock(stock=now or 0, sku=sku, expected=expected))
            if left == units:
                return
            if not abs(units - left) <= _MOST:
                raise AbilityError("refused", says.stock_outside(most=f"{_MOST:,}"))
            after = await self._write(item, variant, {"inventory_delta": units - left})
            if after.stock_quantity == variant.stock_quantity:
                raise AbilityError("refused", says.stock_stays(sku=sku))
            if (after.stock_quantity or 0) > 0 and after.stock_status == "outofstock":
                await self._write(item, variant, {"inventory_delta": left - units})
                raise AbilityError("refused", says.threshold(sku=sku, units=units))

    async def open_link(self, item_id: str, is_open: bool) -> None:
        async with self._writing:
            item = await self._goods.item(item_id)
            product = item.product
            if is_open and all(items.is_hidden(variant, product) for variant in item.variants.values()):
                raise AbilityError("refused", says.all_hidden(product=title(product)))
            if (product.status == _OPEN) != is_open:
                wanted = _OPEN if is_open else _CLOSED
                after = await self._api.change(f"products/{product.id}", Product, {"status": wanted})
                if after.status != wanted:  # a user who may not publish, a date of publishing to come
                    raise AbilityError("refused", says.status_stays(product=title(product), found=after.status))

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        return self._feed.lines()

    async def _write(self, item: Item, variant: Sellable, fields: Mapping[str, object]) -> Sellable:
        if variant.id == item.product.id:
            return await self._api.change(f"products/{variant.id}", Product, fields)
        return await self._api.change(f"products/{item.product.id}/variations/{variant.id}", Variation, fields)


def _why_not_counted(variant: Sellable, sku: str) -> str:
    if variant.manage_stock == "parent":
        return says.counted_together(sku=sku)
    return says.backorders(sku=sku) if variant.manage_stock else says.not_counted(sku=sku)
