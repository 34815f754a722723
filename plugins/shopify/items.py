"""Shopify's products in the port's terms. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from shopify import sentences as says
from shopify.places import Place
from shopify.questions import Level, Product, Variant
from studio.plugin_api.abilities import AbilityError, Reading
from studio.plugin_api.decimal_money import exact_minor
from studio.values.money import MoneyError

_FOR_SALE = frozenset({"ACTIVE", "UNLISTED"})


def sku_of(variant: Variant) -> str:
    """Its SKU; the number of a variant without one."""
    return (variant.sku or "").strip() or variant.number


def is_for_sale(product: Product) -> bool:
    """Whether it can be bought where it is published."""
    return product.status in _FOR_SALE


def is_counted(variant: Variant) -> bool:
    """Whether Shopify ends its sale when there is no more."""
    return variant.inventory_item.get("tracked") is True and variant.inventory_policy == "DENY"


def levels(variant: Variant, place: Place) -> dict[str, int]:
    """Units that can be sold from each location that sells online."""
    found = {one: variant.inventory_item.get(f"l{number}") for number, one in enumerate(place.online)}
    return {one: sum(each.quantity for each in level.quantities) for one, level in found.items() if isinstance(level, Level)}


def sellable(variant: Variant, place: Place) -> int:
    """Units that can still be bought; where more was promised than there is, none."""
    return max(0, sum(levels(variant, place).values()))


def adds_up(variants: Iterable[Variant], place: Place) -> bool:
    """Whether the locations have together what Shopify says can be sold online: else others sell than those of `place`."""
    return all(sellable(one, place) == max(0, one.sellable_online_quantity) for one in variants if is_counted(one))


def price_minor(price: Decimal, variant: Variant, currency: str) -> int:
    """A variant's price in minor units.

    Raises:
        AbilityError: `refused`, it is none.
    """
    try:
        return exact_minor(price, currency)
    except MoneyError as error:
        raise AbilityError("refused", says.decimals(sku=sku_of(variant), currency=currency)) from error


def variant_of(product: Product, sku: str) -> Variant:
    """The variant with this SKU.

    Raises:
        AbilityError: `not_found`; `refused`, where there are several.
    """
    found = [variant for variant in product.variants.nodes if sku_of(variant) == sku]
    if not found:
        raise AbilityError("not_found", says.no_variant(product=product.title, sku=repr(sku)))
    if len(found) > 1:
        raise AbilityError("refused", says.same_sku(product=product.title, sku=repr(sku)))
    return found[0]


def reading(product: Product, place: Place, *, listed: bool = False) -> Reading:
    """A product as it is now, without variants that share their SKU: nobody knows which of them is meant.

    `listed`: one of a list, without its levels.

    Raises:
        AbilityError: `refused`, a price of it is none.
    """
    named = Counter(map(sku_of, product.variants.nodes))
    variants = {sku: variant for variant in product.variants.nodes if named[sku := sku_of(variant)] == 1}
    struck = [(sku, one, one.compare_at_price) for sku, one in variants.items()]
    return Reading(
        item_id=product.number,
        title=product.title,
        currency=place.currency,
        open=product.published_on_publication and is_for_sale(product),
        prices={sku: price_minor(one.price, one, place.currency) for sku, one in variants.items()},
        list_prices={sku: price_minor(price, one, place.currency) for sku, one, price in struck if price},
        stocks={
            sku: max(0, one.sellable_online_quantity) if listed else sellable(one, place)
            for sku, one in _counted(variants.items())
        },
    )


def _counted(variants: Iterable[tuple[str, Variant]]) -> list[tuple[str, Variant]]:
    return [(sku, one) for sku, one in variants if is_counted(one)]
