"""What the adapter for Whatnot says."""

from __future__ import annotations

from studio.values.sentences import Template

who_asks = Template(
    "whatnot.who_asks",
    "Whatnot wants to know who asks: give a personal access token (in Whatnot's developer dashboard: Personal access tokens).",
)
no_address = Template("whatnot.no_address", "The address in the settings is none of Whatnot's Seller API: leave the field empty.")
in_the_clear = Template("whatnot.in_the_clear", "A token goes to {place} over https alone: give an address with https.")
wrong_token = Template(
    "whatnot.wrong_token",
    "Whatnot does not take the token: it was revoked, has expired, or is another. Make one in Whatnot's developer dashboard.",
)
missing_scope = Template(
    "whatnot.missing_scope", "The token lacks the permission {scopes}: give it that in Whatnot's developer dashboard."
)
forbidden = Template("whatnot.forbidden", "Whatnot does not let this seller do it: {reason}")
elsewhere = Template("whatnot.elsewhere", "{place} sends to another page: leave the address in the settings empty.")
no_api = Template(
    "whatnot.no_api", "What answers at {place} is not Whatnot's Seller API: leave the address in the settings empty."
)
late = Template("whatnot.late", "Whatnot at {place} has not answered within {seconds} seconds.")
not_our_turn = Template(
    "whatnot.not_our_turn",
    "Whatnot at {place} is asked as often as it may be: the turn of one question did not come within {seconds} seconds.",
)
unreachable = Template("whatnot.unreachable", "Whatnot at {place} cannot be reached ({reason}).")
asked_too_often = Template(
    "whatnot.asked_too_often", "Whatnot at {place} is asked too often: it wants {seconds} seconds of rest."
)
server_error = Template("whatnot.server_error", "Whatnot at {place} answers with error {code}.")
not_found = Template("whatnot.not_found", "Whatnot has nothing at {path}.")
refuses = Template("whatnot.refuses", "Whatnot refuses: {reason}")
unknown_answer = Template("whatnot.unknown_answer", "Whatnot answers in a way that this adapter does not know: {reason}")
too_long = Template("whatnot.too_long", "Whatnot's answer is longer than {most} MB.")
no_clock = Template("whatnot.no_clock", "Whatnot does not say what time it is, so its orders cannot be followed.")
not_newest_first = Template(
    "whatnot.not_newest_first",
    "Whatnot lists orders in an order that this adapter does not know, so they cannot be followed: update the plugin.",
)
odd_orders = Template(
    "whatnot.odd_orders",
    "Orders at Whatnot that cannot be read, and are not counted: {count}, the latest one {order}. Look after them there.",
)
list_broken = Template(
    "whatnot.list_broken",
    "Whatnot's list of orders cannot be read to its end: older orders may not be counted. It is tried every {seconds} seconds.",
)
no_product = Template("whatnot.no_product", "Whatnot has no product with the id {id}: check it in the product.")
no_variant = Template(
    "whatnot.no_variant",
    "{product} has no variant {sku} at Whatnot: a variant is called by its SKU, without one of its own by its id.",
)
not_priced = Template("whatnot.not_priced", "{product} has no price at Whatnot: give it one there, for buy it now.")
other_format = Template(
    "whatnot.other_format", "{product} is sold as '{kind}' at Whatnot, not at a price: change its format there to buy it now."
)
odd_price = Template(
    "whatnot.odd_price", "Whatnot's price of {sku}, {price}, is none that can be charged here: give it a whole one there."
)
other_stock = Template("whatnot.other_stock", "{stock} of {sku} can be bought at Whatnot, not {expected}.")
stock_moved = Template("whatnot.stock_moved", "The stock of {sku} has changed at Whatnot meanwhile, and was left as it is.")
stock_outside = Template("whatnot.stock_outside", "A stock at Whatnot lies between 0 and {most}.")
not_put_back = Template(
    "whatnot.not_put_back",
    "The stock of {sku} has changed at Whatnot meanwhile; the studio changed it by {units} and could not take that back: "
    "correct it in Whatnot's inventory. {reason}",
)
variant_gone = Template("whatnot.variant_gone", "Whatnot no longer has the variant {sku}: read the product again.")
not_counted = Template("whatnot.not_counted", "Whatnot keeps no stock of {sku}: enter one in Whatnot's inventory.")

ALL = (
    who_asks,
    no_address,
    in_the_clear,
    wrong_token,
    missing_scope,
    forbidden,
    elsewhere,
    no_api,
    late,
    not_our_turn,
    unreachable,
    asked_too_often,
    server_error,
    not_found,
    refuses,
    unknown_answer,
    too_long,
    no_clock,
    not_newest_first,
    odd_orders,
    list_broken,
    no_product,
    no_variant,
    not_priced,
    other_format,
    odd_price,
    other_stock,
    stock_moved,
    stock_outside,
    not_put_back,
    variant_gone,
    not_counted,
)
