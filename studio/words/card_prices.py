"""What is said of the price on a card: of what its shop asks, and of an edit that changes it on air."""

from __future__ import annotations

from studio.values.sentences import Template

doubtful = Template("card_prices.doubtful", "{product} is on air: {doubt}. Change it there all the same?")
tenth_of_list = Template("card_prices.tenth_of_list", "the live price {price} is a tenth or less of the list price {listed}")
live_times = Template("card_prices.live_times", "the live price {price} is {times} times what it was, {before}")
live_tenth = Template("card_prices.live_tenth", "the live price {price} is a tenth or less of what it was, {before}")
list_times = Template("card_prices.list_times", "the list price {price} is {times} times what it was, {before}")
list_tenth = Template("card_prices.list_tenth", "the list price {price} is a tenth or less of what it was, {before}")
is_now = Template("card_prices.is_now", "{product} is on air: its card's price is {price} now.")
is_now_instead = Template(
    "card_prices.is_now_instead",
    "{product} is on air: its card's price is {price} now, instead of {listed}.",
)
not_confirmed_why = Template(
    "card_prices.not_confirmed_why",
    "Shop '{shop}' does not confirm the price of {product}: the card is hidden. {why}",
)
not_running = Template("card_prices.not_running", "It does not run.")
says_shop = Template(
    "card_prices.says_shop",
    "Shop '{shop}' asks {price} for {product}, not {meant}: the card says what the shop asks.",
)
hidden = Template("card_prices.hidden", "Shop '{shop}' asks {price} for {product}, not {meant}: the card is hidden.")
no_sku = Template("card_prices.no_sku", "Shop '{shop}' does not have {sku} of {product}: the card is hidden.")
other_currency = Template("card_prices.other_currency", "Shop '{shop}' sells {product} in {found}, not {currency}.")
not_confirmed = Template(
    "card_prices.not_confirmed",
    "Shop '{shop}' does not confirm the price of {product}: the card is hidden.",
)
times_planned = Template("card_prices.times_planned", "the live price {price} is {times} times the planned {planned}")
tenth_of_planned = Template(
    "card_prices.tenth_of_planned",
    "the live price {price} is a tenth or less of the planned price {planned}",
)
