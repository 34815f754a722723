"""`VendureShop`: the store adapter. Prices, stock and the link are compared, then written: other hands can come between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from decimal import Decimal
from typing import TypeVar

from studio.plugin_api.abilities import AbilityError, OrderLine, Reading
from studio.values.latest import Latest
from studio.values.money import amount
from studio.values.sentences import Template
from vendure import limits, money, questions, stock
from vendure import sentences as says
from vendure.api import Api
from vendure.feed import OrderFeed
from vendure.questions import LIMIT_FIELD, Product, ProductAnswer, ProductsAnswer, Rules, Variant, Written

log = logging.getLogger(__name__)

_PAGE = 50
_ITEMS_BOUND = 2000
_MOST = 2**31 - 1
_WRITTEN_S = 2.0  # an opening of a launch takes no longer
_CAPABILITIES = frozenset({"item.read", "price.write", "stock.write", "link.open"})

T = TypeVar("T")


class VendureShop:
    """Catalogue and orders of one shop (a channel of one Vendure server).

    No `stock.cas`: its API has no atomic compare and set. `limit.write` where the shop runs our plugin for it (`vendure.limits`),
    which is looked for each time the feed of orders is opened, so after each outage, too. No `item.pin`: it has no room in which
    an item could be pinned.
    """

    def __init__(self, api: Api, feed: OrderFeed) -> None:
        self._api, self._feed = api, feed
        self.capabilities = _CAPABILITIES
        self._writing = asyncio.Lock()  # our own calls never come between each other's comparing and writing
        self._written: Latest[Product] = Latest(_WRITTEN_S)  # the product, as it was before the latest write of price or stock

    async def look(self) -> None:
        """Find out what this server can do. Raises: AbilityError: in the operator's words."""
        held = await limits.are_held(self._api)
        self.capabilities = _CAPABILITIES | {"limit.write"} if held else _CAPABILITIES

    async def read_item(self, item_id: str) -> Reading:
        answer, product = await self._read(item_id)
        return _reading(product, answer)

    async def find_items(self) -> list[Reading]:
        readings: list[Reading] = []
        skip, total = 0, 1
        while skip < min(total, _ITEMS_BOUND):
            answer = await self._ask(questions.read_products, ProductsAnswer, skip=skip, take=_PAGE)
            for product in answer.products.items:
                try:
                    readings.append(_reading(product, answer))
                except AbilityError as error:  # one odd price does not hide the others
                    log.warning("%s is left out: %s", product.name, error.text)
            skip, total = skip + _PAGE, answer.products.total_items
        return readings

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        _within(price_minor, says.price_outside)
        async with self._writing:
            answer, product = await self._read(item_id)
            variant = _variant(self._written.keep(item_id, product), sku)
            if variant.currency_code != currency:
                raise AbilityError("refused", says.other_currency(sku=sku, found=variant.currency_code, currency=currency))
            wanted = money.units(price_minor, currency, answer.global_settings)
            if variant.price_with_tax == wanted:
                return
            now = money.price_minor(variant, answer.global_settings)
            if expected_minor is not None and now != expected_minor:
                found, said = amount(now, currency), amount(expected_minor, currency)
                raise AbilityError("conflict", says.other_price(sku=sku, price=f"{found} {currency}", expected=said))
            change = {"id": variant.id, "price": _written_price(variant, answer, wanted)}
            await self._api.write(questions.WRITE_VARIANTS, Written, input=[change])

    async def set_stock(self, item_id: str, sku: str, units: int, expected: int | None) -> None:
        _within(units, says.stock_outside)
        async with self._writing:
            answer, product = await self._read(item_id)
            variant = _variant(self._written.keep(item_id, product), sku)
            levels = stock.levels_for(variant, answer.global_settings, units)
            now = stock.sellable(variant, answer.global_settings)
            if expected is not None and now != expected:
                raise AbilityError("conflict", says.other_stock(stock=now, sku=sku, expected=expected))
            if now == units:
                return
            change = {
                "id": variant.id,
                "stockLevels": [
                    {"stockLocationId": level.stock_location_id, "stockOnHand": level.stock_on_hand} for level in levels
                ],
            }
            await self._api.write(questions.WRITE_VARIANTS, Written, input=[change])

    async def set_limit(self, item_id: str, limit: int) -> None:
        _within(limit, says.limit_outside)
        async with self._writing:
            _, product = await self._read(item_id)
            if product.limit is None:
                raise AbilityError("unsupported", says.no_limits())
            if product.limit != limit:
                change = {"id": product.id, "customFields": {LIMIT_FIELD: limit}}
                await self._api.write(questions.WRITE_PRODUCT, Written, input=change)

    async def open_link(self, item_id: str, is_open: bool) -> None:
        """Shops of one launch open together: right after price and stock a product that was closed is not read again for it."""
        async with self._writing:
            product = self._written.of(item_id) if is_open else None
            if product is None or product.enabled:
                _, product = await self._read(item_id)
            if is_open and not any(variant.enabled for variant in product.variants):
                raise AbilityError("refused", says.all_off(product=product.name))
            if product.enabled != is_open:
                change = {"id": product.id, "enabled": is_open}
                await self._api.write(questions.WRITE_PRODUCT, Written, input=change)

    async def orders(self) -> AsyncIterator[list[OrderLine]]:
        await self.look()
        async with aclosing(self._feed.lines()) as pages:
            async for lines in pages:
                yield lines

    async def _read(self, item_id: str) -> tuple[ProductAnswer, Product]:
        answer = await self._ask(questions.read_product, ProductAnswer, id=item_id)
        if answer.product is None:
            raise AbilityError("not_found", says.no_product(id=repr(item_id)))
        return answer, answer.product

    async def _ask(self, question: Callable[[bool], str], shape: type[T], **variables: object) -> T:
        """Ask for products, with their limits where the shop has such."""
        held = "limit.write" in self.capabilities
        try:
            return await self._api.read(question(held), shape, False, **variables)
        except AbilityError as error:
            if error.code != "refused" or not held:
                raise
            await self.look()  # begun again without our plugin, the server refuses to be asked for its field
            if "limit.write" in self.capabilities:
                raise
        return await self._api.read(question(False), shape, False, **variables)


def _within(number: int, refusal: Template) -> None:
    """Refuse what Vendure's numbers of 32 bits cannot hold."""
    if not 0 <= number <= _MOST:
        raise AbilityError("refused", refusal(most=f"{_MOST:,}"))


def _variant(product: Product, sku: str) -> Variant:
    for variant in product.variants:
        if variant.sku == sku:
            return variant
    raise AbilityError("not_found", says.no_variant(product=product.name, sku=repr(sku)))


def _reading(product: Product, rules: Rules) -> Reading:
    settings = rules.global_settings
    currency = product.variants[0].currency_code if product.variants else rules.active_channel.default_currency_code
    return Reading(
        item_id=product.id,
        title=product.name,
        currency=currency,
        open=product.enabled and any(variant.enabled for variant in product.variants),
        limit=product.limit,
        prices={variant.sku: money.price_minor(variant, settings) for variant in product.variants},
        stocks={
            variant.sku: stock.sellable(variant, settings)
            for variant in product.variants
            if not variant.enabled or stock.is_counted(variant, settings)
        },
    )


def _written_price(variant: Variant, rules: Rules, wanted: int) -> int:
    """What has to be written so that a buyer pays `wanted`, as Vendure counts: without tax where the shop keeps its prices so."""
    if rules.active_channel.prices_include_tax:
        return wanted
    with_tax = 1 + variant.tax_rate_applied.value / 100
    net = round(wanted / with_tax)
    if round(net * with_tax) != wanted:
        tax = f"{variant.tax_rate_applied.value:g} %"
        price = Decimal(wanted).scaleb(-rules.global_settings.server_config.money_strategy_precision)
        raise AbilityError("refused", says.tax(tax=tax, price=str(price), sku=variant.sku))
    return net
