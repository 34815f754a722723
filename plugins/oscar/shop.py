"""`OscarShop`: the store adapter. Prices, stock and what is public are compared, then written: other hands can come between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from decimal import Decimal

from oscar import money
from oscar import sentences as says
from oscar.answers import Availability, Product, StockRecord, id_of
from oscar.api import Api
from oscar.feed import OrderFeed
from oscar.goods import Goods
from oscar.items import Item, Variant, is_hidden, left, reading, sellable, title
from oscar.prices import Prices
from studio.plugin_api.abilities import AbilityError, OrderLine, Reading
from studio.values.latest import Latest
from studio.values.money import amount

log = logging.getLogger(__name__)

_MOST = 2**31 - 1
_WRITTEN_S = 2.0  # an opening of a launch takes no longer


class OscarShop:
    """Catalogue and orders of one shop.

    No `stock.cas`: the API has no atomic compare and set. No `limit.write`: Oscar holds nobody to a limit for each buyer of a
    product. No `item.pin`: it has no room in which an item could be pinned.

    Oscar writes a stock record as a whole. What a buyer is promised in the few milliseconds between its reading and its writing
    the record is overwritten then: prices and stock are best written while the link is closed, as a launch does.
    """

    capabilities = frozenset({"item.read", "price.write", "stock.write", "link.open"})

    def __init__(self, api: Api, goods: Goods, feed: OrderFeed) -> None:
        self._api, self._goods, self._feed = api, goods, feed
        self._prices = Prices(api)
        self._writing = asyncio.Lock()  # our own calls never come between each other's comparing and writing
        self._written: Latest[Item] = Latest(_WRITTEN_S)  # the item, as it was before the latest write of price or stock

    async def read_item(self, item_id: str) -> Reading:
        item = await self._goods.item(item_id)
        return reading(item, await self._prices.of(item))

    async def find_items(self) -> list[Reading]:
        items = await self._goods.items()
        probe = next(
            (item for item in items if any(variant.record.price is not None for variant in item.variants.values())), None
        )
        if probe is not None:
            await self._prices.of(probe)
        readings: list[Reading] = []
        for item in items:
            try:
                readings.append(reading(item, self._listed_prices(item)))
            except AbilityError as error:  # one odd price does not hide the others
                log.warning("%s is left out: %s", title(item.product), error.text)
        return readings

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        wanted = money.price(price_minor, currency)
        async with self._writing:
            variant = self._written.keep(item_id, await self._goods.item(item_id)).variant(sku)
            if variant.record.price_currency != currency:
                found = variant.record.price_currency
                raise AbilityError("refused", says.other_currency(sku=sku, found=found, currency=currency))
            net, gross = variant.record.price, await self._prices.gross(variant)
            if net is not None and gross == wanted:
                return
            if expected_minor is not None and (net is None or money.minor(gross, currency, sku) != expected_minor):
                price = f"{gross} {currency}" if net is not None else "-"
                raise AbilityError("conflict", says.other_price(sku=sku, price=price, expected=amount(expected_minor, currency)))
            if net == gross:  # a launch has two seconds for all of its steps: what bears no tax is not asked about again
                await self._write(variant, {"price": str(wanted)})
            else:
                await self._write_taxed_price(variant, _net(wanted, net, gross), wanted)

    async def set_stock(self, item_id: str, sku: str, units: int, expected: int | None) -> None:
        if not 0 <= units <= _MOST:
            raise AbilityError("refused", says.stock_outside(most=f"{_MOST:,}"))
        async with self._writing:
            item = self._written.keep(item_id, await self._goods.item(item_id))
            variant = item.variant(sku)
            if not item.is_counted:
                raise AbilityError("refused", says.not_counted(sku=sku))
            if is_hidden(variant):
                raise AbilityError("refused", says.hidden(sku=sku))
            now = left(variant)
            if expected is not None and max(0, now) != expected:
                raise AbilityError("conflict", says.other_stock(stock=max(0, now), sku=sku, expected=expected))
            if now == units:
                return
            on_hand = units + (variant.record.num_allocated or 0)
            if on_hand > _MOST:
                raise AbilityError("refused", says.stock_outside(most=f"{_MOST:,}"))
            await self._write(variant, {"num_in_stock": on_hand})

    async def open_link(self, item_id: str, is_open: bool) -> None:
        """Shops of one launch open together: right after price and stock an item that was closed is not read again for it."""
        async with self._writing:
            item = self._written.of(item_id) if is_open else None
            if item is None or item.product.is_public:
                item = await self._goods.item(item_id)
            if is_open and all(map(is_hidden, item.variants.values())):
                raise AbilityError("refused", says.all_hidden(product=title(item.product)))
            if item.product.is_public != is_open:
                await self._api.change(f"admin/products/{item.product.id}/", Product, {"is_public": is_open})
                if not is_open:
                    await self._see_closed(item)

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        return self._feed.lines()

    def _listed_prices(self, item: Item) -> dict[str, Decimal]:
        """Of all items at once only what their stock records say can be told: nothing, where buyers pay something else."""
        if self._prices.is_taxed:
            return {}
        return {sku: variant.record.price for sku, variant in item.variants.items() if variant.record.price is not None}

    async def _write_taxed_price(self, variant: Variant, net: Decimal, wanted: Decimal) -> None:
        """Write it, see what a visitor pays then, and take it back where that is another price."""
        record = await self._write(variant, {"price": str(net)})
        gross = await self._prices.gross(Variant(variant.product, record), fresh=True)
        if gross != wanted:
            before = None if variant.record.price is None else str(variant.record.price)
            await self._write(variant, {"price": before})
            raise AbilityError("refused", says.tax(found=str(gross), sku=record.partner_sku, price=str(wanted)))

    async def _write(self, variant: Variant, fields: dict[str, object]) -> StockRecord:
        return await self._api.change(f"admin/stockrecords/{id_of(variant.record.url)}/", StockRecord, fields)

    async def _see_closed(self, item: Item) -> None:
        """Say it where the shop still sells what it hides."""
        for variant in item.variants.values():
            if sellable(variant):
                said = await self._api.read(f"products/{variant.product.id}/availability/", Availability, stranger=True)
                if said.is_available_to_buy:
                    raise AbilityError("refused", says.still_sold(product=title(item.product)))
                return


def _net(wanted: Decimal, net: Decimal | None, gross: Decimal) -> Decimal:
    """What the stock record has to say so that a buyer pays `wanted`, by the tax that its price bears now."""
    if not net or not gross or net == gross:
        return wanted
    return (wanted * net / gross).quantize(Decimal("0.01"))
