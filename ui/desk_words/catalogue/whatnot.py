"""Sentences of `whatnot` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "whatnot.who_asks": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot wants to know who asks: give a personal access token (in Whatnot's developer dashboard: Personal access tokens).")),
    "whatnot.no_address": str(QT_TRANSLATE_NOOP("DeskWords", "The address in the settings is none of Whatnot's Seller API: leave the field empty.")),
    "whatnot.in_the_clear": str(QT_TRANSLATE_NOOP("DeskWords", "A token goes to {place} over https alone: give an address with https.")),
    "whatnot.wrong_token": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot does not take the token: it was revoked, has expired, or is another. Make one in Whatnot's developer dashboard.")),
    "whatnot.missing_scope": str(QT_TRANSLATE_NOOP("DeskWords", "The token lacks the permission {scopes}: give it that in Whatnot's developer dashboard.")),
    "whatnot.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot does not let this seller do it: {reason}")),
    "whatnot.elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends to another page: leave the address in the settings empty.")),
    "whatnot.no_api": str(QT_TRANSLATE_NOOP("DeskWords", "What answers at {place} is not Whatnot's Seller API: leave the address in the settings empty.")),
    "whatnot.late": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot at {place} has not answered within {seconds} seconds.")),
    "whatnot.not_our_turn": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot at {place} is asked as often as it may be: the turn of one question did not come within {seconds} seconds.")),
    "whatnot.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot at {place} cannot be reached ({reason}).")),
    "whatnot.asked_too_often": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot at {place} is asked too often: it wants {seconds} seconds of rest.")),
    "whatnot.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot at {place} answers with error {code}.")),
    "whatnot.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot has nothing at {path}.")),
    "whatnot.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot refuses: {reason}")),
    "whatnot.unknown_answer": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot answers in a way that this adapter does not know: {reason}")),
    "whatnot.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot's answer is longer than {most} MB.")),
    "whatnot.no_clock": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot does not say what time it is, so its orders cannot be followed.")),
    "whatnot.not_newest_first": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot lists orders in an order that this adapter does not know, so they cannot be followed: update the plugin.")),
    "whatnot.odd_orders": str(QT_TRANSLATE_NOOP("DeskWords", "Orders at Whatnot that cannot be read, and are not counted: {count}, the latest one {order}. Look after them there.")),
    "whatnot.list_broken": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot's list of orders cannot be read to its end: older orders may not be counted. It is tried every {seconds} seconds.")),
    "whatnot.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot has no product with the id {id}: check it in the product.")),
    "whatnot.no_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant {sku} at Whatnot: a variant is called by its SKU, without one of its own by its id.")),
    "whatnot.not_priced": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no price at Whatnot: give it one there, for buy it now.")),
    "whatnot.other_format": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is sold as '{kind}' at Whatnot, not at a price: change its format there to buy it now.")),
    "whatnot.odd_price": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot's price of {sku}, {price}, is none that can be charged here: give it a whole one there.")),
    "whatnot.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought at Whatnot, not {expected}.")),
    "whatnot.stock_moved": str(QT_TRANSLATE_NOOP("DeskWords", "The stock of {sku} has changed at Whatnot meanwhile, and was left as it is.")),
    "whatnot.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock at Whatnot lies between 0 and {most}.")),
    "whatnot.not_put_back": str(QT_TRANSLATE_NOOP("DeskWords", "The stock of {sku} has changed at Whatnot meanwhile; the studio changed it by {units} and could not take that back: correct it in Whatnot's inventory. {reason}")),
    "whatnot.variant_gone": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot no longer has the variant {sku}: read the product again.")),
    "whatnot.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "Whatnot keeps no stock of {sku}: enter one in Whatnot's inventory.")),
}
