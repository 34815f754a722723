"""Sentences of `vendure` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "vendure.who_asks": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure wants to know who asks: give a user name and a password, or an API key.")),
    "vendure.wrong_password": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure refuses the user name or the password of {user}: check both in the settings.")),
    "vendure.not_let_in": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure does not let {user} in: {reason}")),
    "vendure.no_address": str(QT_TRANSLATE_NOOP("DeskWords", "{url} is not the address of a server: check it in the settings.")),
    "vendure.no_api": str(QT_TRANSLATE_NOOP("DeskWords", "There is no Vendure Admin API at {url}: check the address in the settings.")),
    "vendure.late": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} has not answered within {seconds} seconds.")),
    "vendure.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} cannot be reached ({reason}).")),
    "vendure.asked_too_often": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} is asked too often.")),
    "vendure.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} answers with error {code}.")),
    "vendure.empty": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure's answer is empty.")),
    "vendure.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "{user} may not do this in Vendure: give it the rights to products, stock and orders.")),
    "vendure.api_key": str(QT_TRANSLATE_NOOP("DeskWords", "The API key")),
    "vendure.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure: {message}.")),
    "vendure.no_channel": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure has no such channel: check the channel token in the settings.")),
    "vendure.failed": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure failed: {reason}")),
    "vendure.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure refuses: {reason}")),
    "vendure.unknown_answer": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure answers in a way that this adapter does not know: {reason}")),
    "vendure.no_clock": str(QT_TRANSLATE_NOOP("DeskWords", "The server does not say what time it is, so its orders cannot be followed.")),
    "vendure.decimals": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure's price of {sku} has more decimals than {currency} has: give it a whole one there.")),
    "vendure.few_decimals": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure keeps {places} decimals: {amount} cannot be written there.")),
    "vendure.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is sold in {found} here, not in {currency}.")),
    "vendure.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} costs {price} in Vendure, not {expected}.")),
    "vendure.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought in Vendure, not {expected}.")),
    "vendure.all_off": str(QT_TRANSLATE_NOOP("DeskWords", "All variants of {product} are switched off in Vendure: switch one on there.")),
    "vendure.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure has no product with the id {id}: check it in the product.")),
    "vendure.price_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A price in Vendure lies between 0 and {most}, in its smallest unit.")),
    "vendure.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock in Vendure lies between 0 and {most}, in its smallest unit.")),
    "vendure.no_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant with the SKU {sku} in Vendure.")),
    "vendure.tax": str(QT_TRANSLATE_NOOP("DeskWords", "With {tax} tax on a whole price Vendure cannot charge exactly {price} for {sku}.")),
    "vendure.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure does not count the stock of {sku}: switch its inventory tracking on.")),
    "vendure.off": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is switched off in Vendure: switch it on there.")),
    "vendure.no_location": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} lies at no stock location of this channel in Vendure.")),
    "vendure.oversold": str(QT_TRANSLATE_NOOP("DeskWords", "Vendure sells {sku} beyond its stock: its out-of-stock threshold allows {units} more.")),
    "vendure.limit_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A buyer's limit in Vendure lies between 0 (any number) and {most}.")),
    "vendure.no_limits": str(QT_TRANSLATE_NOOP("DeskWords", "This Vendure holds no buyer to a limit: put the plugin BuyerLimit into the shop (its page says how).")),
}
