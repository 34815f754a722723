"""What the rehearsal platform says to the desk; what its page says to viewers stands where it is said."""

from __future__ import annotations

from studio.values.sentences import Template

no_item = Template("rehearsal.no_item", "The rehearsal shop has no item {item}.")
other_currency = Template("rehearsal.other_currency", "{item} is sold in {found}, not in {currency}.")
other_price = Template("rehearsal.other_price", "{item}: the price is {found}, not {expected}.")
other_stock = Template("rehearsal.other_stock", "{item}: {stock} in stock, not {expected}.")
no_sku = Template("rehearsal.no_sku", "{item} has no SKU {sku}.")
price_outside = Template("rehearsal.price_outside", "A price lies between 0 and {most}.")
stock_outside = Template("rehearsal.stock_outside", "A stock lies between 0 and {most}.")
limit_outside = Template("rehearsal.limit_outside", "A limit lies between 0 (any number) and {most}.")
no_message = Template("rehearsal.no_message", "The rehearsal's chat has no such message any more. Choose a newer one.")
nobody_let_in = Template(
    "rehearsal.nobody_let_in",
    "The rehearsal page lets nobody in. Look whether the rehearsal runs, then send them again.",
)
page_elsewhere = Template(
    "rehearsal.page_elsewhere",
    "A crowd goes to a rehearsal page on this computer, as in http://127.0.0.1:8080/. Choose one that is here.",
)

ALL = (
    no_item,
    other_currency,
    other_price,
    other_stock,
    no_sku,
    price_outside,
    stock_outside,
    limit_outside,
    no_message,
    nobody_let_in,
    page_elsewhere,
)
