"""Sentences of `shopify` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "shopify.who_asks": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify wants to know who asks: enter the Admin API access token of an app of the shop.")),
    "shopify.wrong_token": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify refuses the access token: install the shop's app anew, and enter the token that it then shows.")),
    "shopify.no_address": str(QT_TRANSLATE_NOOP("DeskWords", "{shop} is no shop: enter its address, like my-shop.myshopify.com.")),
    "shopify.in_the_clear": str(QT_TRANSLATE_NOOP("DeskWords", "The access token would go to {place} without encryption: enter an address that begins with https.")),
    "shopify.no_shop": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify knows no shop at {place}: check it in the settings.")),
    "shopify.elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "The shop at {place} is now at {page}: enter that in the settings.")),
    "shopify.no_api": str(QT_TRANSLATE_NOOP("DeskWords", "There is no Shopify Admin API at {place}: check the shop in the settings.")),
    "shopify.late": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify at {place} has not answered within {seconds} seconds.")),
    "shopify.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify at {place} cannot be reached ({reason}).")),
    "shopify.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify at {place} answers with error {code}.")),
    "shopify.asked_too_often": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify lets {place} be asked again in {seconds} seconds: other apps of the same token ask it too, or the show is too much for the shop's plan.")),
    "shopify.paused": str(QT_TRANSLATE_NOOP("DeskWords", "The shop at {place} is paused or frozen: see its administration at Shopify.")),
    "shopify.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "The app may not do this in Shopify ({reason}). Give it the rights to read and write products, inventory and publications, and to read locations and orders, and install it anew.")),
    "shopify.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify refuses: {reason}")),
    "shopify.failed": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify failed: {reason}")),
    "shopify.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify's answer is longer than {most} MiB.")),
    "shopify.unknown_answer": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify answers in a way that this adapter does not know: {reason}")),
    "shopify.no_clock": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify does not say what time it is, so its orders cannot be followed.")),
    "shopify.no_location": str(QT_TRANSLATE_NOOP("DeskWords", "No location that fulfils online orders is called {name} in Shopify. There are: {names}. Check it in the settings.")),
    "shopify.no_channel": str(QT_TRANSLATE_NOOP("DeskWords", "No sales channel is called {name} in Shopify. There are: {names}. Check it in the settings.")),
    "shopify.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify has no product with the id {id}: check it in the product.")),
    "shopify.no_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant with the SKU {sku} in Shopify.")),
    "shopify.same_sku": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has several variants with the SKU {sku} in Shopify: give each one its own there.")),
    "shopify.decimals": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify's price of {sku} is no price in {currency}: correct it there.")),
    "shopify.price_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A price in Shopify lies between 0 and {most}.")),
    "shopify.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock in Shopify lies between 0 and {most}.")),
    "shopify.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is sold in {found} here, not in {currency}.")),
    "shopify.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} costs {price} in Shopify, not {expected}.")),
    "shopify.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought in Shopify, not {expected}.")),
    "shopify.stock_moved": str(QT_TRANSLATE_NOOP("DeskWords", "Buyers were quicker: the stock of {sku} changed in Shopify while it was set.")),
    "shopify.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify does not hold to the stock of {sku}: switch 'Track quantity' on there, and 'Continue selling when out of stock' off.")),
    "shopify.not_stocked": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is not stocked at {location} in Shopify: stock it there, or choose another.")),
    "shopify.lies_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "{units} of {sku} lie at other locations that sell online in Shopify: the show can leave no fewer than these.")),
    "shopify.not_for_sale": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is a draft or archived in Shopify: make it active there, then the show can open it.")),
    "shopify.not_done": str(QT_TRANSLATE_NOOP("DeskWords", "Shopify took the change of {product} and shows it unchanged: look at it there.")),
}
