"""Finds the seller's products: an item with its variants, all items, and what an order's line sold."""

from __future__ import annotations

import asyncio
import logging

from studio.plugin_api.abilities import AbilityError
from whatnot import sentences as says
from whatnot.answers import Merchandising, Product, Variant
from whatnot.api import Api, OddAnswerError, is_id
from whatnot.items import Item, named

log = logging.getLogger(__name__)

_ITEMS = 2_000
_LISTING_S = 3.5  # then what was found has to do
_TITLE_S = 60.0  # how long a title is believed: each reading would otherwise cost one more of ten requests a second
_REMEMBERED = 4_000  # products


class Goods:
    """The products. One asyncio loop."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._titles: dict[str, tuple[str, float]] = {}  # by product: its title, and when it was read, the loop's clock
        self._names: dict[str, dict[str, str]] = {}  # by product: what its variants are, or were, called, by their id

    async def item(self, item_id: str) -> Item:
        """A product, by its id.

        Raises:
            AbilityError: in the operator's words.
        """
        if not is_id(item_id):
            raise AbilityError("not_found", says.no_product(id=repr(item_id)))
        try:
            title, variants, sold = await asyncio.gather(self._title(item_id), self._variants(item_id), self._sold(item_id))
        except AbilityError as error:
            if error.code == "not_found":
                raise AbilityError("not_found", says.no_product(id=repr(item_id))) from error
            raise
        return Item(item_id, title, named(variants), sold)

    async def items(self) -> list[Item]:
        """What the seller sells. Each product costs two of ten requests a second: of many, what could be listed in time.

        Raises:
            AbilityError: in the operator's words.
        """
        until_s = _now_s() + _LISTING_S
        found, odd = list[Item](), 0
        cursor: str | None = ""
        try:
            while cursor is not None:
                async with asyncio.timeout_at(until_s if cursor else None):  # without the first page there is nothing to show
                    page = await self._api.page("products", Product, cursor)
                odd += len(page.odd)
                for product in page.rows:
                    if _now_s() > until_s or len(found) >= _ITEMS:
                        raise TimeoutError
                    self._keep_title(product.id, product.title)
                    try:
                        async with asyncio.timeout_at(until_s):
                            found.append(await self.item(product.id))
                    except AbilityError as error:  # the seller took it away meanwhile
                        if error.code != "not_found":
                            raise
                cursor = page.following or None
        except TimeoutError:
            log.warning("There are more products than could be listed in time: %s were.", len(found))
        if odd and not found:
            raise OddAnswerError("refused", says.unknown_answer(reason=f"{odd} rows"))
        return found

    async def sold_name(self, product_id: str | None, variant_id: str | None) -> str:
        """What a variant that was ordered is called here, whether it is there still or not; "" for what is none.

        Raises:
            AbilityError: in the operator's words; a product that is gone is none.
        """
        if not variant_id:
            return ""
        if not product_id or not is_id(product_id):  # of a product that was read, it is known all the same
            return next((names[variant_id] for names in self._names.values() if variant_id in names), variant_id)
        if variant_id not in self._names.get(product_id, {}):
            try:
                await self._variants(product_id, patient=True)
            except AbilityError as error:
                if error.code != "not_found":
                    raise
                self._keep_names(product_id, {})
            self._names[product_id].setdefault(variant_id, variant_id)
        return self._names[product_id][variant_id]

    async def _title(self, item_id: str) -> str:
        known = self._titles.get(item_id)
        if known is None or _now_s() - known[1] > _TITLE_S:
            known = self._keep_title(item_id, (await self._api.read(f"products/{item_id}", Product)).title)
        return known[0]

    def _keep_title(self, item_id: str, title: str) -> tuple[str, float]:
        if len(self._titles) >= _REMEMBERED:
            self._titles.clear()
        self._titles[item_id] = kept = title, _now_s()
        return kept

    async def _variants(self, item_id: str, patient: bool = False) -> list[Variant]:
        found = await self._api.whole(f"products/{item_id}/variants", Variant, patient=patient)
        self._keep_names(item_id, {one.id: name for name, one in named(found).items()})
        return found

    def _keep_names(self, item_id: str, names: dict[str, str]) -> None:
        """Remember what a product's variants are called; those that are no longer listed keep their names."""
        if len(self._names) >= _REMEMBERED:
            self._names.clear()
        self._names.setdefault(item_id, {}).update(names)

    async def _sold(self, item_id: str) -> Merchandising:
        return await self._api.read(f"merchandising/products/{item_id}", Merchandising)


def _now_s() -> float:
    return asyncio.get_running_loop().time()
