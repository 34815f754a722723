"""A product of Oscar with its variants, in the port's terms. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from oscar import money
from oscar import sentences as says
from oscar.answers import Product, StockRecord
from studio.plugin_api.abilities import AbilityError, Reading


class Variant(NamedTuple):
    """What can be bought: a product by itself or a variant of one, and its stock record, the one that Oscar sells from."""

    product: Product
    record: StockRecord


class Item(NamedTuple):
    """A product with its variants by partner SKU; a variant without a stock record cannot be bought, and is none.
    `is_counted`: its product type tracks stock."""

    product: Product
    variants: dict[str, Variant]
    is_counted: bool

    @property
    def is_open(self) -> bool:
        return self.product.is_public and any(variant.product.is_public for variant in self.variants.values())

    def variant(self, sku: str) -> Variant:
        """The variant with this SKU.

        Raises:
            AbilityError: `not_found`.
        """
        if sku not in self.variants:
            raise AbilityError("not_found", says.no_variant(product=title(self.product), sku=repr(sku)))
        return self.variants[sku]


def item(product: Product, children: list[Product], is_counted: bool) -> Item:
    """A product with its children; without any, it is its own only variant. Oscar sells from the first stock record."""
    variants: dict[str, Variant] = {}
    for sold in children if product.structure == "parent" else [product]:
        if sold.stockrecords:
            record = sold.stockrecords[0]
            variants.setdefault(record.partner_sku, Variant(sold, record))
    return Item(product, variants, is_counted)


def title(product: Product) -> str:
    return product.title or str(product.id)


def is_hidden(variant: Variant) -> bool:
    """Whether this variant of several is not for sale; a product by itself is rather closed."""
    return variant.product.parent is not None and not variant.product.is_public


def left(variant: Variant) -> int:
    """Units on the shelf less those promised to orders; below zero where two buyers were sold the same one."""
    return (variant.record.num_in_stock or 0) - (variant.record.num_allocated or 0)


def sellable(variant: Variant) -> int:
    """Units that can still be bought; none of a variant that is hidden beside others."""
    return 0 if is_hidden(variant) else max(0, left(variant))


def reading(found: Item, prices: dict[str, Decimal]) -> Reading:
    """The item as the port has it.

    Args:
        prices: what a buyer pays, by SKU.

    Raises:
        AbilityError: `refused`, a price has parts of a minor unit.
    """
    currencies = [variant.record.price_currency for variant in found.variants.values()]
    currency = currencies[0] if currencies else "XXX"  # ISO 4217: no currency
    alike = {sku for sku, variant in found.variants.items() if variant.record.price_currency == currency}
    return Reading(
        item_id=str(found.product.id),
        title=title(found.product),
        currency=currency,
        open=found.is_open,
        prices={sku: money.minor(price, currency, sku) for sku, price in prices.items() if sku in alike},
        stocks={sku: sellable(variant) for sku, variant in found.variants.items() if found.is_counted or is_hidden(variant)},
    )
