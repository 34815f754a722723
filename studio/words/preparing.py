"""What is found when a product is prepared: how its shop and the queue differ."""

from __future__ import annotations

from studio.values.sentences import Template

currency = Template("preparing.currency", "The shop sells it in {found}, the queue says {currency}.")
in_shop = Template("preparing.in_shop", "{shop}: {problem}")
stock_and_reserve = Template(
    "preparing.stock_and_reserve",
    "The shop has {units}, the queue means to sell {planned} and keep {reserve}.",
)
stock = Template("preparing.stock", "The shop has {units}, the queue means to sell {planned}.")
no_sku = Template("preparing.no_sku", "The shop does not have {sku}.")
price = Template("preparing.price", "The shop asks {price} for {sku}, the queue says {said}.")
