"""Preparing a product: where its shop and the queue differ, in the operator's words."""

from __future__ import annotations

from functools import reduce

from studio.document.products import Product
from studio.show import money
from studio.show.selling import stock
from studio.show.selling.catalogue import list_price, live_price
from studio.values.counting import counted
from studio.values.shop import Reading
from studio.words import preparing as says
from studio.words.complaints import either


def problem(product: Product, reading: Reading) -> str:
    """What preparing finds: where shop and queue differ. Empty: nothing."""
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
    total = stock.total(reading.stocks, [variant.sku for variant in product.variants])
    planned = sum(variant.stock for variant in product.variants)  # the reserve is part of it
    if total is not None and total < max(1, planned):
        units = counted(total, "unit")
        if not product.reserve:
            return says.stock(units=units, planned=planned)
        return says.stock_and_reserve(units=units, planned=planned - product.reserve, reserve=product.reserve)
    return ""
