"""A product of TikTok Shop in the port's terms. Pure."""

from __future__ import annotations

from collections import Counter

from studio.plugin_api.abilities import AbilityError, Reading
from tiktok_shop import money
from tiktok_shop import sentences as says
from tiktok_shop.answers import Price, Product, Sku

_LIVE = "ACTIVATE"
_OFF = "DEACTIVATED"


def title(product: Product) -> str:
    """Its name; its id where it has none."""
    return product.title or product.id


def name_of(number: str, seller_sku: str | None) -> str:
    """What a variant is called here: by the seller's SKU; one without by TikTok's own id."""
    return (seller_sku or "").strip() or number


def is_live(product: Product) -> bool:
    """Whether buyers can buy it, and its prices can be written."""
    return product.status == _LIVE and not product.is_not_for_sale


def sku_of(product: Product, name: str) -> Sku:
    """The variant of this name.

    Raises:
        AbilityError: `not_found`; `refused`, where there are several.
    """
    found = [sku for sku in product.skus or [] if name_of(sku.id, sku.seller_sku) == name]
    if not found:
        raise AbilityError("not_found", says.no_variant(product=title(product), sku=repr(name)))
    if len(found) > 1:
        raise AbilityError("refused", says.same_sku(product=title(product), sku=repr(name)))
    return found[0]


def levels(sku: Sku) -> dict[str, int]:
    """Units in each of its warehouses."""
    return {one.warehouse_id: one.quantity or 0 for one in sku.inventory or []}


def is_counted(sku: Sku) -> bool:
    """Whether its sale ends when there is no more."""
    return not any(one.backorder_quantity for one in sku.inventory or [])


def is_off(sku: Sku) -> bool:
    """Whether the merchant has switched it off: nobody can buy it, whatever lies in the warehouse."""
    return sku.status_info is not None and sku.status_info.status == _OFF


def sellable(sku: Sku) -> int:
    """Units that can still be bought: none of a variant that is switched off."""
    if is_off(sku):
        return 0
    return sum(max(0, units) for units in levels(sku).values())


def price_minor(sku: Sku) -> int | None:
    """What a buyer pays, in minor units of the SKU's currency; None: it has no price.

    Raises:
        AbilityError: `refused`, it is no price that can be.
    """
    price = sku.price or Price()
    amount = price.sale_price or price.tax_exclusive_price
    return money.minor(amount, price.currency, name_of(sku.id, sku.seller_sku)) if amount else None


def entered(sku: Sku) -> str:
    """Its price as it was entered, before taxes that TikTok Shop adds; "" where it has none."""
    price = sku.price or Price()
    return price.tax_exclusive_price or price.sale_price or ""


def reading(product: Product) -> Reading:
    """A product as it is now, without variants that share their name: nobody knows which of them is meant.

    Raises:
        AbilityError: `refused`, a price of it is none, or there are several currencies, or none.
    """
    skus = product.skus or []
    named = Counter(name_of(sku.id, sku.seller_sku) for sku in skus)
    variants = {name: sku for sku in skus if named[name := name_of(sku.id, sku.seller_sku)] == 1}
    currencies = sorted({sku.price.currency for sku in skus if sku.price is not None})
    if len(currencies) != 1:
        raise AbilityError("refused", says.one_currency(product=title(product), found=", ".join(currencies)[:100] or "-"))
    prices = {name: price for name, sku in variants.items() if (price := price_minor(sku)) is not None}
    return Reading(
        item_id=product.id,
        title=title(product),
        currency=currencies[0],
        open=is_live(product),
        prices=prices,
        list_prices={
            name: listed
            for name, price in prices.items()
            if (listed := _list_price_minor(variants[name], currencies[0])) is not None and listed > price
        },
        stocks={name: sellable(sku) for name, sku in variants.items() if is_counted(sku)},
    )


def _list_price_minor(sku: Sku, currency: str) -> int | None:
    listed = sku.list_price
    if listed is None or not listed.amount or listed.currency != currency:
        return None
    return money.minor(listed.amount, currency, name_of(sku.id, sku.seller_sku))
