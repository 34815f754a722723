"""Sentences of `launches` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "launches.not_explained": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is not being explained. Explain it first.")),
    "launches.not_confirmed": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' has not confirmed {product} within 5 s. {why}")),
    "launches.failed": str(QT_TRANSLATE_NOOP("DeskWords", "This launch did not succeed. Repair it, or abort and arm it again.")),
    "launches.past_zero": str(QT_TRANSLATE_NOOP("DeskWords", "It is past zero. Abort it instead: that closes the link and puts everything back.")),
    "launches.no_sale": str(QT_TRANSLATE_NOOP("DeskWords", "No sale is running. Wait until this launch is open, or arm the product and launch it.")),
    "launches.until_sold_out": str(QT_TRANSLATE_NOOP("DeskWords", "This sale runs until it is sold out. End it when it has run long enough.")),
    "launches.shop_busy": str(QT_TRANSLATE_NOOP("DeskWords", "The shop is still taking the last units. Try again in a moment.")),
    "launches.units_stay_out": str(QT_TRANSLATE_NOOP("DeskWords", "{units} of {product} are taken out of the stock of shop '{shop}', and are not put back when the sale ends. If they are real, add them there then.")),
    "launches.nothing_to_repair": str(QT_TRANSLATE_NOOP("DeskWords", "There is nothing to repair. Go on, or cancel the launch.")),
    "launches.none_armed": str(QT_TRANSLATE_NOOP("DeskWords", "No launch is armed. Explain a product and arm it first.")),
    "launches.no_price": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no price. Enter one.")),
    "launches.below_floor": str(QT_TRANSLATE_NOOP("DeskWords", "{price} is below the floor price of {product}, {floor}. Raise it, or change the floor price in the queue.")),
    "launches.too_many": str(QT_TRANSLATE_NOOP("DeskWords", "{product}: {total} in stock, {reserve} in reserve: at most {available}, not {wanted}. Lower the quantity, or add stock in the shop.")),
    "launches.none_to_sell": str(QT_TRANSLATE_NOOP("DeskWords", "{product}: {total} in stock, {reserve} in reserve: none to sell. Add stock in the shop, or lower the reserve.")),
    "launches.no_stock_known": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not say how many of {product} there are. Give a quantity.")),
    "launches.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' sells {product} in {found}, not in {currency}. Correct it in the queue or in the shop.")),
    "launches.no_sku": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not have {sku} of {product}. Add it there, or correct the SKU in the queue.")),
    "launches.other_unit": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' asks {found} for {sku} where {planned} is planned: it seems to count in another unit. Correct the one that is wrong.")),
    "launches.still_put_back": str(QT_TRANSLATE_NOOP("DeskWords", "The last launch of {product} is still being put back in shop '{shop}'. Wait for it, or press Repair to try again now.")),
    "launches.last_failed": str(QT_TRANSLATE_NOOP("DeskWords", "The last launch failed. Repair or abort it first.")),
    "launches.under_way": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is being launched. Wait for it, or end it first.")),
    "launches.unseen": str(QT_TRANSLATE_NOOP("DeskWords", "The show is not on air: nobody sees this launch.")),
    "launches.repair_again": str(QT_TRANSLATE_NOOP("DeskWords", "The shop is still being put back as it was; tried again now. Then press Repair once more.")),
    "launches.did_not_open": str(QT_TRANSLATE_NOOP("DeskWords", "Not open: {said}. It is put back as it was. Press Repair to try again, or by hand: {todo}")),
    "launches.currency_now": str(QT_TRANSLATE_NOOP("DeskWords", "The shop sells {product} in {found} now, not {currency}.")),
    "launches.stock_now": str(QT_TRANSLATE_NOOP("DeskWords", "The shop has {units} of {product} now: not {wanted}. Arm it again.")),
    "launches.sku_gone": str(QT_TRANSLATE_NOOP("DeskWords", "The shop does not have {sku} of {product} any more.")),
    "launches.price_now": str(QT_TRANSLATE_NOOP("DeskWords", "The shop asks {price} for {product} now; it was {old} when armed. Arm it again.")),
    "launches.no_answer": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' did not answer in time. {why}")),
    "launches.see_to_it": str(QT_TRANSLATE_NOOP("DeskWords", "See to it, then start again.")),
    "launches.no_answer_yet": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' has not answered for 5 s. See to it, then start again.")),
    "launches.studio_away": str(QT_TRANSLATE_NOOP("DeskWords", "The studio was away at zero. Start again.")),
    "launches.sold_out_half_open": str(QT_TRANSLATE_NOOP("DeskWords", "{product} sold out while it was half open ({units}). End it, or arm it again.")),
    "launches.limit_not_held": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' cannot hold buyers to {count} each: it sells a buyer more.")),
    "launches.coupon_not_told": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' cannot be told of the coupon '{coupon}': see there that buyers get it.")),
    "launches.and_in_reserve": str(QT_TRANSLATE_NOOP("DeskWords", "{quantity} and {reserve} in reserve")),
    "launches.delay_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "How far viewers of {name} are behind is not known. Enter their delay in its settings.")),
    "launches.doubtful": str(QT_TRANSLATE_NOOP("DeskWords", "{product}: {doubt}. Arm it all the same?")),
    "launches.sells_others": str(QT_TRANSLATE_NOOP("DeskWords", "shop '{shop}' sells {skus} with its link too, at prices and in numbers of its own")),
    "launches.prepare_first": str(QT_TRANSLATE_NOOP("DeskWords", "Prepare it, then arm it.")),
    "launches.both": str(QT_TRANSLATE_NOOP("DeskWords", "{reason}; {other}")),
}
