"""What the adapter for WooCommerce says."""

from __future__ import annotations

from studio.values.sentences import Template

who_asks = Template(
    "woocommerce.who_asks",
    "WooCommerce wants to know who asks: give a consumer key and its secret (in WooCommerce's settings: Advanced, REST API).",
)
no_address = Template("woocommerce.no_address", "{url} is not the address of a shop: check it in the settings.")
in_the_clear = Template("woocommerce.in_the_clear", "A key goes to {place} over https alone: give an address with https.")
no_api = Template(
    "woocommerce.no_api",
    "There is no REST API of WooCommerce at {url}: check the address, that WooCommerce is active, "
    "and that WordPress's permalinks are not 'Plain'.",
)
elsewhere = Template(
    "woocommerce.elsewhere", "The shop at {place} sends to another page, {page}: give the address to which it leads."
)
blocked = Template(
    "woocommerce.blocked",
    "Something before WooCommerce at {place} refuses the studio: let its firewall or security plugin pass the REST API.",
)
wrong_key = Template(
    "woocommerce.wrong_key", "WooCommerce refuses the key: check key, secret and that it may read and write ({reason})."
)
no_key_seen = Template(
    "woocommerce.no_key_seen",
    "WooCommerce knows no such key, or none reaches it: check the key; if it is right, have it sent in the address ({reason}).",
)
forbidden = Template(
    "woocommerce.forbidden", "The key's user may not do this in WooCommerce: make it one of a shop manager ({reason})."
)
late = Template("woocommerce.late", "WooCommerce at {place} has not answered within {seconds} seconds.")
unreachable = Template("woocommerce.unreachable", "WooCommerce at {place} cannot be reached ({reason}).")
asked_too_often = Template(
    "woocommerce.asked_too_often", "WooCommerce at {place} is asked too often: it wants {seconds} seconds of rest."
)
maintenance = Template("woocommerce.maintenance", "The shop at {place} is busy or being maintained.")
server_error = Template("woocommerce.server_error", "WooCommerce at {place} answers with error {code}.")
not_found = Template("woocommerce.not_found", "WooCommerce has nothing at {path}.")
refuses = Template("woocommerce.refuses", "WooCommerce refuses: {reason}")
unknown_answer = Template("woocommerce.unknown_answer", "WooCommerce answers in a way that this adapter does not know: {reason}")
too_long = Template("woocommerce.too_long", "WooCommerce's answer is longer than {most} MB.")
no_clock = Template("woocommerce.no_clock", "The shop's server does not say what time it is, so its orders cannot be followed.")
no_currency = Template("woocommerce.no_currency", "WooCommerce sells in {currency}, which is no currency of ISO 4217.")
no_product = Template("woocommerce.no_product", "WooCommerce has no product with the id {id}: check it in the product.")
is_variation = Template("woocommerce.is_variation", "{id} is a variation in WooCommerce: give the id of its product, {parent}.")
no_variant = Template(
    "woocommerce.no_variant",
    "{product} has no variant {sku} in WooCommerce: a variant is called by its SKU, without one of its own by its id.",
)
not_sold_here = Template("woocommerce.not_sold_here", "{product} is a product of the kind '{kind}', which is not sold by itself.")
all_hidden = Template("woocommerce.all_hidden", "No variation of {product} is enabled in WooCommerce: enable one there.")
hidden = Template("woocommerce.hidden", "{sku} is not enabled in WooCommerce: enable it there.")
decimals = Template(
    "woocommerce.decimals",
    "WooCommerce's price of {sku}, {price}, is none that can be charged in {currency}: give it a whole one there.",
)
few_decimals = Template(
    "woocommerce.few_decimals",
    "WooCommerce charges {places} decimals: {amount} cannot be written there. Set its number of decimals.",
)
tax = Template(
    "woocommerce.tax",
    "WooCommerce shows {sku} at another price than is entered there: "
    "have prices entered as the shop displays them, both with tax or both without.",
)
other_currency = Template("woocommerce.other_currency", "{sku} is sold in {found} here, not in {currency}.")
other_price = Template("woocommerce.other_price", "{sku} costs {price} in WooCommerce, not {expected}.")
other_stock = Template("woocommerce.other_stock", "{stock} of {sku} can be bought in WooCommerce, not {expected}.")
price_outside = Template("woocommerce.price_outside", "A price in WooCommerce lies between 0 and {most} here.")
stock_outside = Template("woocommerce.stock_outside", "A stock in WooCommerce lies between 0 and {most}.")
price_stays = Template(
    "woocommerce.price_stays",
    "WooCommerce charges {found} for {sku} and not {price}: take out the dates of its sale there, or what else sets its price.",
)
stock_stays = Template("woocommerce.stock_stays", "WooCommerce has not changed the stock of {sku}: see there what sets it.")
status_stays = Template("woocommerce.status_stays", "{product} stays '{found}' in WooCommerce: see there what keeps it so.")
threshold = Template(
    "woocommerce.threshold", "WooCommerce takes {sku} for sold out with {units} left: lower its 'Out of stock threshold'."
)
not_counted = Template(
    "woocommerce.not_counted", "WooCommerce does not count the stock of {sku}: switch 'Manage stock' on for it."
)
counted_together = Template(
    "woocommerce.counted_together",
    "WooCommerce counts {sku} together with all variations of its product: switch 'Manage stock' on for each variation.",
)
backorders = Template(
    "woocommerce.backorders", "WooCommerce sells {sku} beyond its stock: set 'Allow backorders' to 'Do not allow' for it."
)
no_webhook = Template(
    "woocommerce.no_webhook",
    "No webhook of WooCommerce with the topic '{topic}' leads to the relay: make one. Until then orders are asked for.",
)
webhook_disabled = Template(
    "woocommerce.webhook_disabled",
    "WooCommerce has switched webhook {names} off, as it does when calls fail: switch it on again there "
    "(in WooCommerce's settings: Advanced, Webhooks). Until then orders are asked for.",
)
webhook_paused = Template(
    "woocommerce.webhook_paused", "Webhook {names} is paused in WooCommerce. Until it is active orders are asked for."
)

ALL = (
    who_asks,
    no_address,
    in_the_clear,
    no_api,
    elsewhere,
    blocked,
    wrong_key,
    no_key_seen,
    forbidden,
    late,
    unreachable,
    asked_too_often,
    maintenance,
    server_error,
    not_found,
    refuses,
    unknown_answer,
    too_long,
    no_clock,
    no_currency,
    no_product,
    is_variation,
    no_variant,
    not_sold_here,
    all_hidden,
    hidden,
    decimals,
    few_decimals,
    tax,
    other_currency,
    other_price,
    other_stock,
    price_outside,
    stock_outside,
    price_stays,
    stock_stays,
    status_stays,
    threshold,
    not_counted,
    counted_together,
    backorders,
    no_webhook,
    webhook_disabled,
    webhook_paused,
)
