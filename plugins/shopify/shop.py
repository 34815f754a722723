"""`ShopifyShop`: the store adapter."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from shopify import questions
from shopify import sentences as says
from shopify.api import Api
from shopify.items import adds_up, is_counted, is_for_sale, levels, price_minor, reading, sku_of, variant_of
from shopify.places import Place, Places
from shopify.questions import Nodes, Product, ProductAnswer, ProductsAnswer, Variant, Written
from studio.plugin_api.abilities import AbilityError, AbilityErrorCode, OrderLine, Reading
from studio.plugin_api.order_webhooks import OrderFeed
from studio.values.money import LARGEST_MINOR, amount
from studio.values.plain_text import shortened

log = logging.getLogger(__name__)

_MOST_UNITS = 1_000_000_000  # of a variant at a location, as Shopify has it
_COST = 900  # points that a page of variants may cost; Shopify's bound is 1,000
_VARIANTS = 2_000  # of a product
_ITEMS = 2_000
_LISTING_S = 3.5  # then what was found has to do


class ShopifyShop:
    """Catalogue and orders of one shop.

    Stock is what can be sold from all locations that sell online. It is set at one of them, and what lies at the others is
    compared in the same change, which Shopify makes whole or not at all: so a sale from anywhere in between has it refused.

    The link is the product's publication on one sales channel: other channels, the product's status, and whether it is listed
    stay as the merchant has them. What Shopify answers to the change is read back.

    A price is written alone, not the price it is compared with (`compareAtPrice`, which is read as the list price).

    No `limit.write`: Shopify holds nobody to a number of units without an app of its own in the checkout, and a reading says
    so (`limit` None). No `item.pin`: it has no room in which an item could be pinned.
    """

    capabilities = frozenset({"item.read", "price.write", "stock.write", "stock.cas", "link.open"})

    def __init__(self, api: Api, places: Places, feed: OrderFeed) -> None:
        self._api, self._places, self._feed = api, places, feed
        self._sizes: dict[str, int] = {}  # of products: how many variants are asked for at once; fewer may cost less
        self._writing = asyncio.Lock()  # our own calls never come between each other's comparing and writing

    async def read_item(self, item_id: str) -> Reading:
        place = await self._places.place()
        return reading(await self._product(item_id, place), place)

    async def find_items(self) -> list[Reading]:
        place, until_s = await self._places.place(), asyncio.get_running_loop().time() + _LISTING_S
        readings: list[Reading] = []
        after: str | None = None
        while len(readings) < _ITEMS:
            answer = await self._api.ask(questions.READ_PRODUCTS, ProductsAnswer, publication=place.publication, after=after)
            for product in answer.products.nodes:
                try:
                    readings.append(await self._listed(product, place))
                except AbilityError as error:  # one odd price does not hide the others
                    log.warning("%s is left out: %s", product.title, error.text)
            after = answer.products.following
            if after is None:
                break
            if asyncio.get_running_loop().time() > until_s:
                log.warning("The shop has more products than could be listed in time: %s were.", len(readings))
                break
        return readings[:_ITEMS]

    async def _listed(self, product: Product, place: Place) -> Reading:
        """One of a list: with all of its variants, where the shop lets them be asked for."""
        if product.variants.following:
            try:
                return reading(await self._product(product.number, place), place)
            except AbilityError as error:
                if error.code != "limited":
                    raise
        return reading(product, place, listed=True)

    async def set_price(self, item_id: str, sku: str, price_minor_: int, currency: str, expected_minor: int | None) -> None:
        if not 0 <= price_minor_ <= LARGEST_MINOR:
            raise AbilityError("refused", says.price_outside(most=f"{amount(LARGEST_MINOR, currency)} {currency}"))
        async with self._writing:
            place = await self._places.place()
            if place.currency != currency:
                raise AbilityError("refused", says.other_currency(sku=sku, found=place.currency, currency=currency))
            product = await self._product(item_id, place)
            variant = variant_of(product, sku)
            now = price_minor(variant.price, variant, currency)
            if now == price_minor_:
                return
            if expected_minor is not None and now != expected_minor:
                found, said = amount(now, currency), amount(expected_minor, currency)
                raise AbilityError("conflict", says.other_price(sku=sku, price=f"{found} {currency}", expected=said))
            change = {"id": variant.id, "price": amount(price_minor_, currency)}
            written = await self._change(questions.WRITE_PRICE, product=product.id, variants=[change])
            if [price_minor(one.price, variant, currency) for one in written.product_variants or []] != [price_minor_]:
                raise AbilityError("refused", says.not_done(product=product.title))

    async def set_stock(self, item_id: str, sku: str, units: int, expected: int | None) -> None:
        if not 0 <= units <= _MOST_UNITS:
            raise AbilityError("refused", says.stock_outside(most=f"{_MOST_UNITS:,}"))
        async with self._writing:
            place = await self._places.place()
            variant = variant_of(await self._product(item_id, place), sku)
            if not is_counted(variant):
                raise AbilityError("refused", says.not_counted(sku=sku))
            there = levels(variant, place)
            if place.location.id not in there:
                raise AbilityError("refused", says.not_stocked(sku=sku, location=place.location.name))
            now = max(0, sum(there.values()))
            if expected is not None and now != expected:
                raise AbilityError("conflict", says.other_stock(stock=now, sku=sku, expected=expected))
            if now == units:
                return
            here = there.pop(place.location.id)
            elsewhere = sum(there.values())
            if units < elsewhere:
                raise AbilityError("refused", says.lies_elsewhere(sku=sku, units=elsewhere))
            wanted = {place.location.id: (here, units - elsewhere)} | {one: (has, has) for one, has in there.items()}
            await self._set_quantities(variant, wanted, compared=expected is not None)

    async def open_link(self, item_id: str, is_open: bool) -> None:
        async with self._writing:
            place = await self._places.place()
            product = await self._product(item_id, place)
            if is_open and not is_for_sale(product):
                raise AbilityError("refused", says.not_for_sale(product=product.title))
            if product.published_on_publication == is_open:
                return
            question = questions.PUBLISH if is_open else questions.UNPUBLISH
            written = await self._change(question, id=product.id, publication=place.publication)
            if written.publishable is None or written.publishable.published_on_publication != is_open:
                raise AbilityError("refused", says.not_done(product=product.title))

    @property
    def notice(self) -> str:
        """What the operator should mend, though nothing fails for it: a relay that is away; "" for nothing."""
        return self._feed.notice

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        return self._feed.lines()

    async def _product(self, item_id: str, place: Place) -> Product:
        """The product with all its variants."""
        if not (item_id.isascii() and item_id.isdecimal() and len(item_id) <= 18):
            raise AbilityError("not_found", says.no_product(id=repr(item_id)))
        most = max(1, min(100, _COST // (2 + 2 * len(place.online))))
        size = min(most, self._sizes.get(item_id, most))
        online: dict[str, Any] = {f"l{number}": one for number, one in enumerate(place.online)}
        variants: list[Variant] = []
        after: str | None = None
        while True:
            answer = await self._api.ask(
                questions.read_product(len(place.online)),
                ProductAnswer,
                id=f"gid://shopify/Product/{item_id}",
                publication=place.publication,
                variants=size,
                after=after,
                **online,
            )
            product = answer.product
            if product is None:
                raise AbilityError("not_found", says.no_product(id=repr(item_id)))
            variants += product.variants.nodes
            after = product.variants.following
            if after is None or len(variants) >= _VARIANTS:
                if len(self._sizes) >= _ITEMS:
                    self._sizes.clear()
                self._sizes[item_id] = len(variants) // 10 * 10 + 10
                if not adds_up(variants, place):
                    self._places.doubt()
                return Product(product.id, product.title, product.status, product.published_on_publication, Nodes(variants))

    async def _set_quantities(self, variant: Variant, wanted: dict[str, tuple[int, int]], compared: bool) -> None:
        """Set units at locations, `wanted` from and to; where they are not `compared` the first alone, from any number.

        Asked again under one key after a lost answer, it is done once.
        """
        item = variant.inventory_item.get("id")
        quantities = [
            {"inventoryItemId": item, "locationId": one, "quantity": to, "changeFromQuantity": before if compared else None}
            for one, (before, to) in wanted.items()
        ]
        change = {"name": "available", "reason": "correction", "quantities": quantities if compared else quantities[:1]}
        answer = await self._api.ask(questions.WRITE_STOCK, dict[str, Written], input=change, key=str(uuid4()))
        for trouble in _written(answer).user_errors:
            if trouble.code == "CHANGE_FROM_QUANTITY_STALE":
                raise AbilityError("conflict", says.stock_moved(sku=sku_of(variant)))
            is_under_way = trouble.code == "IDEMPOTENCY_CONCURRENT_REQUEST"  # the first of two that are asked under one key
            code: AbilityErrorCode = "unreachable" if is_under_way else "refused"
            raise AbilityError(code, says.refuses(reason=shortened(trouble.message, 200)))

    async def _change(self, question: str, **variables: object) -> Written:
        """Make a change; refused where Shopify names a trouble."""
        written = _written(await self._api.change(question, dict[str, Written], **variables))
        for trouble in written.user_errors:
            raise AbilityError("refused", says.refuses(reason=shortened(trouble.message, 200)))
        return written


def _written(answer: dict[str, Written]) -> Written:
    """What the only change of a question answers."""
    for written in answer.values():
        return written
    raise AbilityError("refused", says.unknown_answer(reason="{}"))
