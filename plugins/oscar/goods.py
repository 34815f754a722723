"""Finds the shop's products: an item with all its variants, all items, and what a line of an order sold."""

from __future__ import annotations

import asyncio
import logging

from oscar import sentences as says
from oscar.answers import Line, Product, ProductClass, id_of
from oscar.api import FIRST, Api
from oscar.items import Item, item
from oscar.orders import Sold
from studio.plugin_api.abilities import AbilityError

log = logging.getLogger(__name__)

_VARIANTS = 100  # of a product
_ITEMS = 2_000
_LISTING_S = 3.5  # then what was found has to do
_CLASS_S = 60.0  # how long a product type is believed
_SOLD = 4_000  # stock records remembered


class Goods:
    """The products. One asyncio loop."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._counted: dict[str, tuple[bool, float]] = {}  # product type -> whether it tracks stock, and when that was said
        self._sold: dict[tuple[int, int], Sold] = {}

    async def item(self, item_id: str) -> Item:
        """A product, by its id.

        Raises:
            AbilityError: in the operator's words.
        """
        if not (item_id.isascii() and item_id.isdecimal() and len(item_id) <= 18):
            raise AbilityError("not_found", says.no_product(id=repr(item_id)))
        product = await self._product(int(item_id))
        if product.parent is not None:
            raise AbilityError("not_found", says.is_variant(id=item_id, parent=product.parent))
        asked = [self._product(id_of(url)) for url in product.children[:_VARIANTS]]
        *children, counted = await asyncio.gather(*asked, self._is_counted(product.product_class))
        return item(product, [child for child in children if isinstance(child, Product)], bool(counted))

    async def items(self) -> list[Item]:
        """What the shop sells, newest first; in a very large or slow shop what could be listed in time.

        Raises:
            AbilityError: in the operator's words.
        """
        until_s = asyncio.get_running_loop().time() + _LISTING_S
        tops: list[Product] = []
        children: dict[int, list[Product]] = {}
        query = FIRST
        while query and len(tops) < _ITEMS:
            page = await self._api.page("admin/products/", Product, query)
            for product in page.rows:
                if product.parent is None:
                    tops.append(product)
                else:
                    children.setdefault(product.parent, []).append(product)
            query = page.following
            if query and asyncio.get_running_loop().time() > until_s:
                log.warning("The shop has more products than could be listed in time: %s were.", len(tops))
                break
        return [
            item(product, children.get(product.id, []), await self._is_counted(product.product_class))
            for product in tops[:_ITEMS]
        ]

    async def sold(self, line: Line) -> Sold:
        """The item and the SKU that a line of an order is of.

        Raises:
            AbilityError: in the operator's words; a product that is gone is none.
        """
        key = id_of(line.product), id_of(line.stockrecord)
        if not key[0]:
            return Sold()
        if key not in self._sold:
            try:
                product = await self._api.read(f"admin/products/{key[0]}/", Product, patient=True)
            except AbilityError as error:
                if error.code != "not_found":
                    raise
                return Sold()
            records = {id_of(record.url): record.partner_sku for record in product.stockrecords}
            if len(self._sold) >= _SOLD:
                self._sold.clear()
            self._sold[key] = Sold(str(product.parent or product.id), records.get(key[1], ""))
        return self._sold[key]

    async def _product(self, number: int) -> Product:
        try:
            return await self._api.read(f"admin/products/{number}/", Product)
        except AbilityError as error:
            if error.code == "not_found":
                raise AbilityError("not_found", says.no_product(id=repr(str(number)))) from error
            raise

    async def _is_counted(self, product_class: str | None) -> bool:
        if not product_class:
            return True
        now_s = asyncio.get_running_loop().time()
        known = self._counted.get(product_class)
        if known is None or now_s - known[1] > _CLASS_S:
            found = await self._api.read(f"admin/productclasses/{product_class}/", ProductClass)
            if len(self._counted) >= _ITEMS:
                self._counted.clear()
            self._counted[product_class] = known = found.track_stock, now_s
        return known[0]
