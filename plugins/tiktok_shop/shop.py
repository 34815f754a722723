"""`TikTokShop`: the store adapter. Prices and stock are compared, then written: other hands can come between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping

from studio.plugin_api.abilities import AbilityError, OrderLine, Reading
from studio.plugin_api.order_webhooks import OrderFeed
from studio.values.money import amount
from studio.values.sentences import together
from tiktok_shop import items, money, paths
from tiktok_shop import sentences as says
from tiktok_shop.answers import Product, Sku, Written
from tiktok_shop.goods import Goods
from tiktok_shop.refusals import of_errors
from tiktok_shop.seller import Seller
from tiktok_shop.warehouses import spread

log = logging.getLogger(__name__)

_MOST_UNITS = 99_999  # of a SKU, as TikTok Shop has it


class TikTokShop:
    """Catalogue and orders of one shop.

    No `link.open`: TikTok Shop writes prices of live products alone, and looks a product over anew, for as long as that takes,
    before it is live again. A launch that closed and opened it would have no sale. What is live is read all the same.

    No `stock.cas`: stock is set to a number. No `limit.write`: the API sets no limit for each buyer. No `item.pin`: it has no way
    to the list of products of a LIVE.
    """

    capabilities = frozenset({"item.read", "price.write", "stock.write"})

    def __init__(self, seller: Seller, goods: Goods, feed: OrderFeed) -> None:
        self._seller, self._goods, self._feed = seller, goods, feed
        self._writing = asyncio.Lock()  # our own calls never come between each other's comparing and writing

    @property
    def notice(self) -> str:
        """What the operator should know before a launch: what a sale's end leaves to them; and that the relay is away."""
        return together(self._feed.notice, says.end_of_sale())

    async def read_item(self, item_id: str) -> Reading:
        return items.reading(await self._goods.product(item_id))

    async def find_items(self) -> list[Reading]:
        readings: list[Reading] = []
        for product in await self._goods.products():
            try:
                readings.append(items.reading(product))
            except AbilityError as error:  # one odd price does not hide the others
                log.warning("%s is left out: %s", items.title(product), error.text)
        return readings

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None) -> None:
        wanted = money.written(price_minor, currency)
        async with self._writing:
            product = await self._goods.product(item_id)
            variant = items.sku_of(product, sku)
            found = variant.price.currency if variant.price is not None else ""
            if found != currency:
                raise AbilityError("refused", says.other_currency(sku=sku, found=found or "-", currency=currency))
            now = items.price_minor(variant)
            if now == price_minor:
                return
            if expected_minor is not None and now != expected_minor:
                price = f"{amount(now, currency)} {currency}" if now is not None else "-"
                raise AbilityError("conflict", says.other_price(sku=sku, price=price, expected=amount(expected_minor, currency)))
            await self._write_price(product, variant, wanted, currency)
            after = items.price_minor(items.sku_of(await self._goods.product(item_id), sku))
            if after == price_minor:
                return
            shown = amount(after, currency) if after is not None else "-"
            if now is None or after == now:
                raise AbilityError("refused", says.price_stays(sku=sku, price=wanted, found=shown))
            if await self._is_put_back(product, variant, now):
                raise AbilityError("refused", says.price_put_back(sku=sku, price=wanted, found=shown))
            old = f"{amount(now, currency)} {currency}"
            raise AbilityError("refused", says.price_left(sku=sku, price=wanted, found=shown, old=old))

    async def set_stock(self, item_id: str, sku: str, units: int, expected: int | None) -> None:
        if not 0 <= units <= _MOST_UNITS:
            raise AbilityError("refused", says.stock_outside(most=f"{_MOST_UNITS:,}"))
        async with self._writing:
            product = await self._goods.product(item_id)
            variant = items.sku_of(product, sku)
            if not items.is_counted(variant):
                raise AbilityError("refused", says.backorders(sku=sku))
            if items.is_off(variant):
                raise AbilityError("refused", says.switched_off(sku=sku))
            now, levels = items.sellable(variant), items.levels(variant)
            if expected is not None and now != expected:
                raise AbilityError("conflict", says.other_stock(stock=now, sku=sku, expected=expected))
            if now == units:
                return
            if not levels:
                raise AbilityError("refused", says.no_warehouse(sku=sku))
            lies = [{"warehouse_id": one, "quantity": there} for one, there in spread(levels, units).items()]
            await self._write(paths.inventory(item_id), {"id": variant.id, "inventory": lies})

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        return self._feed.lines()

    async def _is_put_back(self, product: Product, former: Sku, shown_minor: int) -> bool:
        """Write the price as it was entered before `former` was changed: a price that nobody has asked for is not left there.
        What buyers are shown has taxes in it, say, and entered it would come out higher still. Whether they see it again."""
        currency = former.price.currency if former.price is not None else ""
        try:
            await self._write_price(product, former, items.entered(former), currency)
            found = items.sku_of(await self._goods.product(product.id), items.name_of(former.id, former.seller_sku))
            return items.price_minor(found) == shown_minor
        except AbilityError as error:
            log.warning("The price of before could not be put back: %s", error.text)
            return False

    async def _write_price(self, product: Product, variant: Sku, wanted: str, currency: str) -> None:
        if not items.is_live(product):  # TikTok Shop says it in no words that help
            sku = items.name_of(variant.id, variant.seller_sku)
            raise AbilityError("refused", says.not_live(product=items.title(product), sku=sku, price=f"{wanted} {currency}"))
        price = {"amount": wanted, "currency": currency}
        await self._write(paths.prices(product.id), {"id": variant.id, "price": price})

    async def _write(self, path: str, sku: Mapping[str, object]) -> None:
        """Change one SKU of a product."""
        written = await self._seller.change(path, Written, {"skus": [sku]})
        if trouble := of_errors(written.errors or []):
            raise trouble
