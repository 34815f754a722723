"""What is said of launches: why one cannot be armed or started, what is asked before, and how it went."""

from __future__ import annotations

from studio.values.sentences import Template

not_explained = Template("launches.not_explained", "{product} is not being explained. Explain it first.")
not_confirmed = Template("launches.not_confirmed", "Shop '{shop}' has not confirmed {product} within 5 s. {why}")
failed = Template("launches.failed", "This launch did not succeed. Repair it, or abort and arm it again.")
past_zero = Template("launches.past_zero", "It is past zero. Abort it instead: that closes the link and puts everything back.")
no_sale = Template("launches.no_sale", "No sale is running. Wait until this launch is open, or arm the product and launch it.")
until_sold_out = Template("launches.until_sold_out", "This sale runs until it is sold out. End it when it has run long enough.")
shop_busy = Template("launches.shop_busy", "The shop is still taking the last units. Try again in a moment.")
units_stay_out = Template(
    "launches.units_stay_out",
    "{units} of {product} are taken out of the stock of shop '{shop}', and are not put back when the sale ends. If "
    "they are real, add them there then.",
)
nothing_to_repair = Template("launches.nothing_to_repair", "There is nothing to repair. Go on, or cancel the launch.")
none_armed = Template("launches.none_armed", "No launch is armed. Explain a product and arm it first.")
no_price = Template("launches.no_price", "{product} has no price. Enter one.")
below_floor = Template(
    "launches.below_floor",
    "{price} is below the floor price of {product}, {floor}. Raise it, or change the floor price in the queue.",
)
too_many = Template(
    "launches.too_many",
    "{product}: {total} in stock, {reserve} in reserve: at most {available}, not {wanted}. Lower the quantity, or add"
    " stock in the shop.",
)
none_to_sell = Template(
    "launches.none_to_sell",
    "{product}: {total} in stock, {reserve} in reserve: none to sell. Add stock in the shop, or lower the reserve.",
)
no_stock_known = Template(
    "launches.no_stock_known",
    "Shop '{shop}' does not say how many of {product} there are. Give a quantity.",
)
other_currency = Template(
    "launches.other_currency",
    "Shop '{shop}' sells {product} in {found}, not in {currency}. Correct it in the queue or in the shop.",
)
no_sku = Template(
    "launches.no_sku",
    "Shop '{shop}' does not have {sku} of {product}. Add it there, or correct the SKU in the queue.",
)
other_unit = Template(
    "launches.other_unit",
    "Shop '{shop}' asks {found} for {sku} where {planned} is planned: it seems to count in another unit. Correct the "
    "one that is wrong.",
)
still_put_back = Template(
    "launches.still_put_back",
    "The last launch of {product} is still being put back in shop '{shop}'. Wait for it, or press Repair to try again now.",
)
last_failed = Template("launches.last_failed", "The last launch failed. Repair or abort it first.")
under_way = Template("launches.under_way", "{product} is being launched. Wait for it, or end it first.")
unseen = Template("launches.unseen", "The show is not on air: nobody sees this launch.")
repair_again = Template(
    "launches.repair_again",
    "The shop is still being put back as it was; tried again now. Then press Repair once more.",
)
did_not_open = Template(
    "launches.did_not_open",
    "Not open: {said}. It is put back as it was. Press Repair to try again, or by hand: {todo}",
)
currency_now = Template("launches.currency_now", "The shop sells {product} in {found} now, not {currency}.")
stock_now = Template("launches.stock_now", "The shop has {units} of {product} now: not {wanted}. Arm it again.")
sku_gone = Template("launches.sku_gone", "The shop does not have {sku} of {product} any more.")
price_now = Template("launches.price_now", "The shop asks {price} for {product} now; it was {old} when armed. Arm it again.")
no_answer = Template("launches.no_answer", "Shop '{shop}' did not answer in time. {why}")
see_to_it = Template("launches.see_to_it", "See to it, then start again.")
no_answer_yet = Template("launches.no_answer_yet", "Shop '{shop}' has not answered for 5 s. See to it, then start again.")
studio_away = Template("launches.studio_away", "The studio was away at zero. Start again.")
sold_out_half_open = Template(
    "launches.sold_out_half_open",
    "{product} sold out while it was half open ({units}). End it, or arm it again.",
)
limit_not_held = Template("launches.limit_not_held", "Shop '{shop}' cannot hold buyers to {count} each: it sells a buyer more.")
coupon_not_told = Template(
    "launches.coupon_not_told",
    "Shop '{shop}' cannot be told of the coupon '{coupon}': see there that buyers get it.",
)
and_in_reserve = Template("launches.and_in_reserve", "{quantity} and {reserve} in reserve")
delay_unknown = Template(
    "launches.delay_unknown",
    "How far viewers of {name} are behind is not known. Enter their delay in its settings.",
)
doubtful = Template("launches.doubtful", "{product}: {doubt}. Arm it all the same?")
sells_others = Template(
    "launches.sells_others",
    "shop '{shop}' sells {skus} with its link too, at prices and in numbers of its own",
)
prepare_first = Template("launches.prepare_first", "Prepare it, then arm it.")
both = Template("launches.both", "{reason}; {other}")
