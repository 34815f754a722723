"""What the adapter for Vendure says."""

from __future__ import annotations

from studio.values.sentences import Template

who_asks = Template("vendure.who_asks", "Vendure wants to know who asks: give a user name and a password, or an API key.")
wrong_password = Template(
    "vendure.wrong_password",
    "Vendure refuses the user name or the password of {user}: check both in the settings.",
)
not_let_in = Template("vendure.not_let_in", "Vendure does not let {user} in: {reason}")
no_address = Template("vendure.no_address", "{url} is not the address of a server: check it in the settings.")
no_api = Template("vendure.no_api", "There is no Vendure Admin API at {url}: check the address in the settings.")
late = Template("vendure.late", "Vendure at {place} has not answered within {seconds} seconds.")
unreachable = Template("vendure.unreachable", "Vendure at {place} cannot be reached ({reason}).")
asked_too_often = Template("vendure.asked_too_often", "Vendure at {place} is asked too often.")
server_error = Template("vendure.server_error", "Vendure at {place} answers with error {code}.")
empty = Template("vendure.empty", "Vendure's answer is empty.")
forbidden = Template(
    "vendure.forbidden",
    "{user} may not do this in Vendure: give it the rights to products, stock and orders.",
)
api_key = Template("vendure.api_key", "The API key")
not_found = Template("vendure.not_found", "Vendure: {message}.")
no_channel = Template("vendure.no_channel", "Vendure has no such channel: check the channel token in the settings.")
failed = Template("vendure.failed", "Vendure failed: {reason}")
refuses = Template("vendure.refuses", "Vendure refuses: {reason}")
unknown_answer = Template("vendure.unknown_answer", "Vendure answers in a way that this adapter does not know: {reason}")
no_clock = Template("vendure.no_clock", "The server does not say what time it is, so its orders cannot be followed.")
decimals = Template(
    "vendure.decimals",
    "Vendure's price of {sku} has more decimals than {currency} has: give it a whole one there.",
)
few_decimals = Template("vendure.few_decimals", "Vendure keeps {places} decimals: {amount} cannot be written there.")
other_currency = Template("vendure.other_currency", "{sku} is sold in {found} here, not in {currency}.")
other_price = Template("vendure.other_price", "{sku} costs {price} in Vendure, not {expected}.")
other_stock = Template("vendure.other_stock", "{stock} of {sku} can be bought in Vendure, not {expected}.")
all_off = Template("vendure.all_off", "All variants of {product} are switched off in Vendure: switch one on there.")
no_product = Template("vendure.no_product", "Vendure has no product with the id {id}: check it in the product.")
price_outside = Template("vendure.price_outside", "A price in Vendure lies between 0 and {most}, in its smallest unit.")
stock_outside = Template("vendure.stock_outside", "A stock in Vendure lies between 0 and {most}, in its smallest unit.")
no_variant = Template("vendure.no_variant", "{product} has no variant with the SKU {sku} in Vendure.")
tax = Template("vendure.tax", "With {tax} tax on a whole price Vendure cannot charge exactly {price} for {sku}.")
not_counted = Template("vendure.not_counted", "Vendure does not count the stock of {sku}: switch its inventory tracking on.")
off = Template("vendure.off", "{sku} is switched off in Vendure: switch it on there.")
no_location = Template("vendure.no_location", "{sku} lies at no stock location of this channel in Vendure.")
oversold = Template("vendure.oversold", "Vendure sells {sku} beyond its stock: its out-of-stock threshold allows {units} more.")
limit_outside = Template("vendure.limit_outside", "A buyer's limit in Vendure lies between 0 (any number) and {most}.")
no_limits = Template(
    "vendure.no_limits",
    "This Vendure holds no buyer to a limit: put the plugin BuyerLimit into the shop (its page says how).",
)

ALL = (
    who_asks,
    wrong_password,
    not_let_in,
    no_address,
    no_api,
    late,
    unreachable,
    asked_too_often,
    server_error,
    empty,
    forbidden,
    api_key,
    not_found,
    no_channel,
    failed,
    refuses,
    unknown_answer,
    no_clock,
    decimals,
    few_decimals,
    other_currency,
    other_price,
    other_stock,
    all_off,
    no_product,
    price_outside,
    stock_outside,
    no_variant,
    tax,
    not_counted,
    off,
    no_location,
    oversold,
    limit_outside,
    no_limits,
)
