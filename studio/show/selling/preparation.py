"""Preparing a product: where its shop and the queue differ, in the operator's words."""

from __future__ import annotations

from studio.document.products import Product
from studio.show import money
from studio.show.selling import stock
from studio.show.selling.catalogue import list_price, live_price
from studio.values.counting import counted
from studio.values.shop import Reading


def problem(product: Product, reading: Reading) -> str:
    """What preparing finds: where shop and queue differ. Empty: nothing."""
    if reading.currency != product.currency:
        return f"The shop sells it in {reading.currency}, the queue says {product.currency}."
    for variant in product.variants:
        found = reading.prices.get(variant.sku)
        if found is None:
            return f"The shop does not have {variant.sku}."
        meant = live_price(product, variant), list_price(product, variant)
        if found not in meant:
            said = " or ".join(dict.fromkeys(money.words(minor, product.currency) for minor in meant if minor))
            return f"The shop asks {money.words(found, reading.currency)} for {variant.sku}, the queue says {said}."
    total = stock.total(reading.stocks, [variant.sku for variant in product.variants])
    planned = sum(variant.stock for variant in product.variants)  # the reserve is part of it
    if total is not None and total < max(1, planned):
        units = counted(total, "unit")
        if not product.reserve:
            return f"The shop has {units}, the queue means to sell {planned}."
        return f"The shop has {units}, the queue means to sell {planned - product.reserve} and keep {product.reserve}."
    return ""
