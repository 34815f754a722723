"""What buyers pay: a stock record's price, and what the shop's strategy makes of it (tax)."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from oscar.answers import Price
from oscar.api import Api
from oscar.items import Item, Variant

_KNOWN_S = 30.0  # how long a price that has not changed is believed to bear the same tax
_BOUND = 4_000  # products


class Prices:
    """Prices as the shop has a visitor pay them. Asked once for each price, and again from time to time."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[int, tuple[Decimal, Decimal, float]] = {}  # product -> net, gross, when
        self.is_taxed = False  # what a visitor paid was not what stands in the stock record, at least once

    async def of(self, item: Item) -> dict[str, Decimal]:
        """Of all variants that have a price, by SKU.

        Raises:
            AbilityError: in the operator's words.
        """
        priced = {sku: variant for sku, variant in item.variants.items() if variant.record.price is not None}
        found = await asyncio.gather(*(self.gross(variant) for variant in priced.values()))
        return dict(zip(priced, found, strict=True))

    async def gross(self, variant: Variant, fresh: bool = False) -> Decimal:
        """What a visitor pays for a unit now. `fresh`: ask, whatever was said before.

        Raises:
            AbilityError: in the operator's words.
        """
        net, product = variant.record.price or Decimal(0), variant.product.id
        now_s = asyncio.get_running_loop().time()
        known = self._known.get(product)
        if known is not None and known[0] == net and now_s - known[2] < _KNOWN_S and not fresh:
            return known[1]
        said = await self._api.read(f"products/{product}/price/", Price, stranger=True)
        gross = net if said.incl_tax is None else said.incl_tax
        self.is_taxed = self.is_taxed or gross != net
        if len(self._known) >= _BOUND:
            self._known.clear()
        self._known[product] = net, gross, now_s
        return gross
