"""What the adapter for Shopify says."""

from __future__ import annotations

from studio.values.sentences import Template

who_asks = Template(
    "shopify.who_asks",
    "Shopify wants to know who asks: enter the Admin API access token of an app of the shop.",
)
wrong_token = Template(
    "shopify.wrong_token",
    "Shopify refuses the access token: install the shop's app anew, and enter the token that it then shows.",
)
no_address = Template("shopify.no_address", "{shop} is no shop: enter its address, like my-shop.myshopify.com.")
in_the_clear = Template(
    "shopify.in_the_clear",
    "The access token would go to {place} without encryption: enter an address that begins with https.",
)
no_shop = Template("shopify.no_shop", "Shopify knows no shop at {place}: check it in the settings.")
elsewhere = Template("shopify.elsewhere", "The shop at {place} is now at {page}: enter that in the settings.")
no_api = Template("shopify.no_api", "There is no Shopify Admin API at {place}: check the shop in the settings.")
late = Template("shopify.late", "Shopify at {place} has not answered within {seconds} seconds.")
unreachable = Template("shopify.unreachable", "Shopify at {place} cannot be reached ({reason}).")
server_error = Template("shopify.server_error", "Shopify at {place} answers with error {code}.")
asked_too_often = Template(
    "shopify.asked_too_often",
    "Shopify lets {place} be asked again in {seconds} seconds: other apps of the same token ask it too, or the show is too "
    "much for the shop's plan.",
)
paused = Template("shopify.paused", "The shop at {place} is paused or frozen: see its administration at Shopify.")
forbidden = Template(
    "shopify.forbidden",
    "The app may not do this in Shopify ({reason}). Give it the rights to read and write products, inventory and "
    "publications, and to read locations and orders, and install it anew.",
)
refuses = Template("shopify.refuses", "Shopify refuses: {reason}")
failed = Template("shopify.failed", "Shopify failed: {reason}")
too_long = Template("shopify.too_long", "Shopify's answer is longer than {most} MiB.")
unknown_answer = Template("shopify.unknown_answer", "Shopify answers in a way that this adapter does not know: {reason}")
no_clock = Template("shopify.no_clock", "Shopify does not say what time it is, so its orders cannot be followed.")
no_location = Template(
    "shopify.no_location",
    "No location that fulfils online orders is called {name} in Shopify. There are: {names}. Check it in the settings.",
)
no_channel = Template(
    "shopify.no_channel",
    "No sales channel is called {name} in Shopify. There are: {names}. Check it in the settings.",
)
no_product = Template("shopify.no_product", "Shopify has no product with the id {id}: check it in the product.")
no_variant = Template("shopify.no_variant", "{product} has no variant with the SKU {sku} in Shopify.")
same_sku = Template(
    "shopify.same_sku",
    "{product} has several variants with the SKU {sku} in Shopify: give each one its own there.",
)
decimals = Template("shopify.decimals", "Shopify's price of {sku} is no price in {currency}: correct it there.")
price_outside = Template("shopify.price_outside", "A price in Shopify lies between 0 and {most}.")
stock_outside = Template("shopify.stock_outside", "A stock in Shopify lies between 0 and {most}.")
other_currency = Template("shopify.other_currency", "{sku} is sold in {found} here, not in {currency}.")
other_price = Template("shopify.other_price", "{sku} costs {price} in Shopify, not {expected}.")
other_stock = Template("shopify.other_stock", "{stock} of {sku} can be bought in Shopify, not {expected}.")
stock_moved = Template("shopify.stock_moved", "Buyers were quicker: the stock of {sku} changed in Shopify while it was set.")
not_counted = Template(
    "shopify.not_counted",
    "Shopify does not hold to the stock of {sku}: switch 'Track quantity' on there, and 'Continue selling when out of stock' "
    "off.",
)
not_stocked = Template("shopify.not_stocked", "{sku} is not stocked at {location} in Shopify: stock it there, or choose another.")
lies_elsewhere = Template(
    "shopify.lies_elsewhere",
    "{units} of {sku} lie at other locations that sell online in Shopify: the show can leave no fewer than these.",
)
not_for_sale = Template(
    "shopify.not_for_sale",
    "{product} is a draft or archived in Shopify: make it active there, then the show can open it.",
)
not_done = Template("shopify.not_done", "Shopify took the change of {product} and shows it unchanged: look at it there.")

ALL = tuple(one for one in dict(globals()).values() if isinstance(one, Template))
