"""Preparing a product: where its shop and the queue differ, in the operator's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from studio.document.products import Product
from studio.show import money
from studio.show.selling import stock
from studio.show.selling.catalogue import list_price, live_price
from studio.values.counting import counted
from studio.values.shop import Reading
from studio.words import preparing as says
from studio.words.complaints import either


def problem(product: Product, readings: Mapping[str, Reading], shops: int) -> str:
    """What preparing finds: where shops and queue differ. Empty: nothing.

    `readings` are those of the shops that were read, by their names, of `shops` altogether: their stocks count together.
    """
    for shop, reading in readings.items():
        if found := _prices(product, reading):
            return found if shops == 1 else says.in_shop(shop=shop, problem=found)
    if len(readings) < shops:
        return ""
    skus = [variant.sku for variant in product.variants]
    totals = [stock.total(reading.stocks, skus) for reading in readings.values()]
    total = None if None in totals else sum(units for units in totals if units is not None)
    planned = sum(variant.stock for variant in product.variants)  # the reserve is part of it
    if total is not None and total < max(1, planned):
        units = counted(total, "unit")
        if not product.reserve:
            return says.stock(units=units, planned=planned)
        return says.stock_and_reserve(units=units, planned=planned - product.reserve, reserve=product.reserve)
    return ""


def _prices(product: Product, reading: Reading) -> str:
    if reading.currency != product.currency:
        return says.currency(found=reading.currency, currency=product.currency)
    for variant in product.variants:
        found = reading.prices.get(variant.sku)
        if found is None:
            return says.no_sku(sku=variant.sku)
        meant = live_price(product, variant), list_price(product, variant)
        if found not in meant:
            prices = list(dict.fromkeys(money.words(minor, product.currency) for minor in meant if minor))
            prices = prices or [money.words(0, product.currency)]
            said = reduce(lambda price, other: either(kind=price, other=other), prices)
            return says.price(price=money.words(found, reading.currency), sku=variant.sku, said=said)
    return ""
