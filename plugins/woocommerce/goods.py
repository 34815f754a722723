"""Finds the shop's products: an item with its variations, all items, and what a line of an order sold."""

from __future__ import annotations

import asyncio
import logging

from studio.plugin_api.abilities import AbilityError
from woocommerce import items
from woocommerce import sentences as says
from woocommerce.answers import Product, Variation, fields_of
from woocommerce.api import PAGE, Api
from woocommerce.items import Item, name_of

log = logging.getLogger(__name__)

_ITEMS = 2_000
_VARIATION_PAGES = 5  # of a product
_AT_ONCE = 6  # products whose variations are asked for
_LISTING_S = 3.5  # then what was found has to do
_SOLD = 4_000  # products remembered
_PRODUCT, _VARIATION = fields_of(Product), fields_of(Variation)


def number_of(item_id: str) -> int:
    """The number of a product by its id.

    Raises:
        AbilityError: `not_found`, it is none.
    """
    if not (item_id.isascii() and item_id.isdecimal() and len(item_id) <= 18):
        raise AbilityError("not_found", says.no_product(id=repr(item_id)))
    return int(item_id)


class Goods:
    """The products. One asyncio loop."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._variable: set[int] = set()  # products that had variations when they were read last
        self._sold: dict[int, Product | None] = {}

    async def item(self, item_id: str) -> Item:
        """A product, by its id.

        Raises:
            AbilityError: in the operator's words.
        """
        number = number_of(item_id)
        if number in self._variable:  # most likely still so: both at once
            product, variations = await asyncio.gather(self._product(number), self._variations(number))
        else:
            product = await self._product(number)
            variations = await self._variations(number) if product.type.startswith("variable") else []
        self._remember(product)
        return items.item(product, variations)

    async def items(self) -> list[Item]:
        """What the shop sells, newest first; in a very large or slow shop what could be listed in time.

        Raises:
            AbilityError: in the operator's words.
        """
        until_s = _now_s() + _LISTING_S
        products: list[Product] = []
        number = pages = 1
        while number <= pages and len(products) < _ITEMS and _now_s() < until_s:
            page = await self._api.page("products", Product, _PRODUCT, number)
            products += page.rows
            number, pages = number + 1, page.pages
        found: list[Item] = []
        is_late = number <= pages
        for first in range(0, len(products), _AT_ONCE):
            some = products[first : first + _AT_ONCE]
            is_late = is_late or _now_s() > until_s
            if is_late:
                some = [product for product in some if not product.type.startswith("variable")]
            found += await asyncio.gather(*map(self._with_variations, some))
        if is_late:
            log.warning("The shop has more products than could be listed in time: %s were.", len(found))
        return found[:_ITEMS]

    async def sold_name(self, product_id: int, variation_id: int, sku: str | None) -> str:
        """What a variant that was ordered is called here, whether it is there still or not.

        Raises:
            AbilityError: in the operator's words; a product that is gone is none.
        """
        if not variation_id or not sku:
            return name_of(variation_id or product_id, sku, None)
        if product_id not in self._sold:
            try:
                self._remember(await self._product(product_id, patient=True))
            except AbilityError as error:
                if error.code != "not_found":
                    raise
                self._sold[product_id] = None
        return name_of(variation_id, sku, self._sold[product_id])

    async def _with_variations(self, product: Product) -> Item:
        if product.type.startswith("variable"):
            return items.item(product, await self._variations(product.id))
        return items.item(product, [])

    async def _product(self, number: int, patient: bool = False) -> Product:
        try:
            product = await self._api.read(f"products/{number}", Product, _PRODUCT, patient=patient)
        except AbilityError as error:
            if error.code == "not_found":
                raise AbilityError("not_found", says.no_product(id=repr(str(number)))) from error
            raise
        if product.parent_id and product.type == "variation":
            raise AbilityError("not_found", says.is_variation(id=number, parent=product.parent_id))
        return product

    async def _variations(self, number: int) -> list[Variation]:
        path = f"products/{number}/variations"
        first = await self._api.page(path, Variation, _VARIATION)
        others = range(2, min(first.pages, _VARIATION_PAGES) + 1)
        pages = await asyncio.gather(*(self._api.page(path, Variation, _VARIATION, page) for page in others))
        return [*first.rows, *(row for page in pages for row in page.rows)][: PAGE * _VARIATION_PAGES]

    def _remember(self, product: Product) -> None:
        if len(self._sold) >= _SOLD:
            self._sold.clear()
        self._sold[product.id] = product
        (self._variable.add if product.type.startswith("variable") else self._variable.discard)(product.id)


def _now_s() -> float:
    return asyncio.get_running_loop().time()
