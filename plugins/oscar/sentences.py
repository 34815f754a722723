"""What the adapter for django-oscar says."""

from __future__ import annotations

from studio.values.sentences import Template

who_asks = Template("oscar.who_asks", "Oscar wants to know who asks: give a user name and a password, or an API token.")
no_address = Template("oscar.no_address", "{url} is not the address of a server: check it in the settings.")
in_the_clear = Template("oscar.in_the_clear", "A password goes to {place} over https alone: give an address with https.")
no_api = Template(
    "oscar.no_api",
    "There is no admin API of Oscar at {url}: check the address, and that the shop has OSCARAPI_BLOCK_ADMIN_API_ACCESS = False.",
)
elsewhere = Template(
    "oscar.elsewhere",
    "Oscar at {place} answers with another page, {page}: a login or https is asked for there. Correct the address.",
)
wrong_password = Template("oscar.wrong_password", "Oscar refuses the user name or the password of {user}: check both.")
wrong_token = Template("oscar.wrong_token", "Oscar refuses the API token: check it in the settings.")
forbidden = Template(
    "oscar.forbidden",
    "Oscar says no to {user}: check the secret, and that it is staff with rights to products, stock and orders ({reason}).",
)
token = Template("oscar.token", "The token's user")
late = Template("oscar.late", "Oscar at {place} has not answered within {seconds} seconds.")
unreachable = Template("oscar.unreachable", "Oscar at {place} cannot be reached ({reason}).")
asked_too_often = Template("oscar.asked_too_often", "Oscar at {place} is asked too often: it wants {seconds} seconds of rest.")
server_error = Template("oscar.server_error", "Oscar at {place} answers with error {code}.")
not_found = Template("oscar.not_found", "Oscar has nothing at {path}.")
refuses = Template("oscar.refuses", "Oscar refuses: {reason}")
unknown_answer = Template("oscar.unknown_answer", "Oscar answers in a way that this adapter does not know: {reason}")
too_long = Template("oscar.too_long", "Oscar's answer is longer than {most} MB: have it list {page} at a time (PAGE_SIZE).")
no_pages = Template(
    "oscar.no_pages",
    "Oscar lists all of its {count} orders at once: set DEFAULT_PAGINATION_CLASS and PAGE_SIZE in the shop's settings.",
)
no_product = Template("oscar.no_product", "Oscar has no product with the id {id}: check it in the product.")
is_variant = Template("oscar.is_variant", "{id} is a variant in Oscar: give the id of its product, {parent}.")
no_variant = Template("oscar.no_variant", "{product} has no variant with the partner SKU {sku} in Oscar.")
all_hidden = Template("oscar.all_hidden", "No variant of {product} is public in Oscar: make one public there.")
hidden = Template("oscar.hidden", "{sku} is not public in Oscar: make it public there.")
decimals = Template(
    "oscar.decimals",
    "Oscar's price of {sku} has more decimals than {currency} has: give it a whole one there.",
)
few_decimals = Template("oscar.few_decimals", "Oscar keeps two decimals: {amount} cannot be written there.")
other_currency = Template("oscar.other_currency", "{sku} is sold in {found} here, not in {currency}.")
other_price = Template("oscar.other_price", "{sku} costs {price} in Oscar, not {expected}.")
other_stock = Template("oscar.other_stock", "{stock} of {sku} can be bought in Oscar, not {expected}.")
price_outside = Template("oscar.price_outside", "A price in Oscar lies between 0 and {most}.")
stock_outside = Template("oscar.stock_outside", "A stock in Oscar lies between 0 and {most}.")
tax = Template("oscar.tax", "Oscar charges {found} for {sku} with tax, and cannot charge exactly {price}.")
not_counted = Template(
    "oscar.not_counted",
    "Oscar does not count the stock of {sku}: switch 'Track stock levels' on for its product type.",
)
still_sold = Template(
    "oscar.still_sold",
    "Oscar hides {product} and still sells it to who knows its address: have the shop's strategy refuse what is not public.",
)

ALL = (
    who_asks,
    no_address,
    in_the_clear,
    no_api,
    elsewhere,
    wrong_password,
    wrong_token,
    forbidden,
    token,
    late,
    unreachable,
    asked_too_often,
    server_error,
    not_found,
    refuses,
    unknown_answer,
    too_long,
    no_pages,
    no_product,
    is_variant,
    no_variant,
    all_hidden,
    hidden,
    decimals,
    few_decimals,
    other_currency,
    other_price,
    other_stock,
    price_outside,
    stock_outside,
    tax,
    not_counted,
    still_sold,
)
