"""A product of WooCommerce with its variations, in the port's terms. Pure."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from studio.plugin_api.abilities import AbilityError, Reading
from woocommerce import money
from woocommerce import sentences as says
from woocommerce.answers import Product, Sellable
from woocommerce.rules import Rules


class Item(NamedTuple):
    """A product with what can be bought of it, by SKU: itself, or its variations."""

    product: Product
    variants: dict[str, Sellable]

    def variant(self, sku: str) -> Sellable:
        """The variant with this SKU.

        Raises:
            AbilityError: `not_found`.
        """
        if sku not in self.variants:
            raise AbilityError("not_found", says.no_variant(product=title(self.product), sku=repr(sku)))
        return self.variants[sku]


def item(product: Product, variations: Iterable[Sellable]) -> Item:
    """A product with its variations; one that has none of its kind is its own only variant."""
    variants: dict[str, Sellable] = {}
    for sold in variations if product.type.startswith("variable") else [product]:
        variants.setdefault(name_of(sold.id, sold.sku, product), sold)
    return Item(product, variants)


def name_of(number: int, sku: str | None, product: Product | None) -> str:
    """What a variant is called here: by its SKU, or by its number where it has none. WooCommerce gives a variation without a SKU
    that of its product, so that all of them would be called alike."""
    is_own = bool(sku) and (product is None or number == product.id or sku != product.sku)
    return str(sku) if is_own else str(number)


def title(product: Product) -> str:
    """Its name as people read it: WordPress keeps names as parts of a page."""
    return html.unescape(product.name) or str(product.id)


def is_hidden(variant: Sellable, product: Product) -> bool:
    """Whether this variation of several is switched off; a product by itself is rather closed."""
    return variant.id != product.id and variant.status != "publish"


def is_counted(variant: Sellable) -> bool:
    """Whether its stock is its own and ends: not its product's for all variations, and not sold beyond (backorders)."""
    return variant.manage_stock is True and variant.backorders == "no"


def left(variant: Sellable, promised: Mapping[int, int]) -> int:
    """Units on the shelf less those promised to unpaid checkouts, by the number of what they are of."""
    return math.floor(variant.stock_quantity or 0) - promised.get(variant.id, 0)


def sellable(variant: Sellable, product: Product, promised: Mapping[int, int]) -> int | None:
    """Units that can still be bought; None where nobody counts them."""
    if is_hidden(variant, product) or variant.stock_status == "outofstock":
        return 0
    return max(0, left(variant, promised)) if is_counted(variant) else None


def reading(found: Item, promised: Mapping[int, int], rules: Rules) -> Reading:
    """The item as the port has it.

    Raises:
        AbilityError: `refused`: a price that cannot be said, or that is not what buyers are shown; a kind that is sold elsewhere.
    """
    product = found.product
    if product.type in ("grouped", "external"):
        raise AbilityError("refused", says.not_sold_here(product=title(product), kind=product.type))
    prices, list_prices = {}, {}
    for sku, variant in found.variants.items():
        price = shown_price(variant, rules, sku)
        if price is None:
            continue
        prices[sku] = price
        regular = money.minor(variant.regular_price, rules, sku)
        if regular is not None and regular > price:
            list_prices[sku] = regular
    stocks = {sku: sellable(variant, product, promised) for sku, variant in found.variants.items()}
    return Reading(
        item_id=str(product.id),
        title=title(product),
        currency=rules.currency,
        open=product.status == "publish" and not all(is_hidden(variant, product) for variant in found.variants.values()),
        prices=prices,
        list_prices=list_prices,
        stocks={sku: units for sku, units in stocks.items() if units is not None},
    )


def shown_price(variant: Sellable, rules: Rules, sku: str) -> int | None:
    """What a buyer is shown, in minor units; None: it has no price, and cannot be bought.

    Raises:
        AbilityError: `refused`: it is no whole minor unit, or not what is entered, for tax comes to it or goes off.
    """
    if rules.adds_tax and variant.tax_status == "taxable":
        raise AbilityError("refused", says.tax(sku=sku))
    return money.minor(variant.price, rules, sku)
