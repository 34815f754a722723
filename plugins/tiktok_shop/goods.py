"""Finds the shop's products: one by its id, and all that buyers can buy."""

from __future__ import annotations

import asyncio
import logging

from studio.plugin_api.abilities import AbilityError
from tiktok_shop import paths
from tiktok_shop import sentences as says
from tiktok_shop.answers import Product, ProductPage
from tiktok_shop.rows import Rows
from tiktok_shop.seller import Seller

log = logging.getLogger(__name__)

_ITEMS, _PAGE = 2_000, 100
_LISTING_S = 3.5  # then what was found has to do


class Goods:
    """The products. One asyncio loop."""

    def __init__(self, seller: Seller) -> None:
        self._seller, self._rows = seller, Rows()

    async def product(self, item_id: str) -> Product:
        """A product as buyers have it now.

        Raises:
            AbilityError: in the operator's words.
        """
        try:
            return await self._seller.read(paths.product(item_id), Product)
        except AbilityError as error:
            if error.code == "not_found":
                raise AbilityError("not_found", says.no_product(id=repr(item_id))) from error
            raise

    async def products(self) -> list[Product]:
        """Those that are live; in a very large shop what could be listed in time.

        Raises:
            AbilityError: in the operator's words.
        """
        until_s = asyncio.get_running_loop().time() + _LISTING_S
        found: list[Product] = []
        query = {"page_size": str(_PAGE)}
        while len(found) < _ITEMS:
            page = await self._seller.read(paths.PRODUCT_SEARCH, ProductPage, query, {"status": "ACTIVATE"})
            found += self._rows.read(page.products, Product)
            token = page.next_page_token or ""
            if not token or token == query.get("page_token"):
                break
            if asyncio.get_running_loop().time() > until_s:
                log.warning("The shop has more products than could be listed in time: %s were.", len(found))
                break
            query["page_token"] = token
        return found[:_ITEMS]
