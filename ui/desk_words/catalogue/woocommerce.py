"""Sentences of `woocommerce` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "woocommerce.who_asks": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce wants to know who asks: give a consumer key and its secret (in WooCommerce's settings: Advanced, REST API).")),
    "woocommerce.no_address": str(QT_TRANSLATE_NOOP("DeskWords", "{url} is not the address of a shop: check it in the settings.")),
    "woocommerce.in_the_clear": str(QT_TRANSLATE_NOOP("DeskWords", "A key goes to {place} over https alone: give an address with https.")),
    "woocommerce.no_api": str(QT_TRANSLATE_NOOP("DeskWords", "There is no REST API of WooCommerce at {url}: check the address, that WooCommerce is active, and that WordPress's permalinks are not 'Plain'.")),
    "woocommerce.elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "The shop at {place} sends to another page, {page}: give the address to which it leads.")),
    "woocommerce.blocked": str(QT_TRANSLATE_NOOP("DeskWords", "Something before WooCommerce at {place} refuses the studio: let its firewall or security plugin pass the REST API.")),
    "woocommerce.wrong_key": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce refuses the key: check key, secret and that it may read and write ({reason}).")),
    "woocommerce.no_key_seen": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce knows no such key, or none reaches it: check the key; if it is right, have it sent in the address ({reason}).")),
    "woocommerce.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "The key's user may not do this in WooCommerce: make it one of a shop manager ({reason}).")),
    "woocommerce.late": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce at {place} has not answered within {seconds} seconds.")),
    "woocommerce.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce at {place} cannot be reached ({reason}).")),
    "woocommerce.asked_too_often": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce at {place} is asked too often: it wants {seconds} seconds of rest.")),
    "woocommerce.maintenance": str(QT_TRANSLATE_NOOP("DeskWords", "The shop at {place} is busy or being maintained.")),
    "woocommerce.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce at {place} answers with error {code}.")),
    "woocommerce.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce has nothing at {path}.")),
    "woocommerce.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce refuses: {reason}")),
    "woocommerce.unknown_answer": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce answers in a way that this adapter does not know: {reason}")),
    "woocommerce.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce's answer is longer than {most} MB.")),
    "woocommerce.no_clock": str(QT_TRANSLATE_NOOP("DeskWords", "The shop's server does not say what time it is, so its orders cannot be followed.")),
    "woocommerce.no_currency": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce sells in {currency}, which is no currency of ISO 4217.")),
    "woocommerce.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce has no product with the id {id}: check it in the product.")),
    "woocommerce.is_variation": str(QT_TRANSLATE_NOOP("DeskWords", "{id} is a variation in WooCommerce: give the id of its product, {parent}.")),
    "woocommerce.no_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant {sku} in WooCommerce: a variant is called by its SKU, without one of its own by its id.")),
    "woocommerce.not_sold_here": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is a product of the kind '{kind}', which is not sold by itself.")),
    "woocommerce.all_hidden": str(QT_TRANSLATE_NOOP("DeskWords", "No variation of {product} is enabled in WooCommerce: enable one there.")),
    "woocommerce.hidden": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is not enabled in WooCommerce: enable it there.")),
    "woocommerce.decimals": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce's price of {sku}, {price}, is none that can be charged in {currency}: give it a whole one there.")),
    "woocommerce.few_decimals": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce charges {places} decimals: {amount} cannot be written there. Set its number of decimals.")),
    "woocommerce.tax": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce shows {sku} at another price than is entered there: have prices entered as the shop displays them, both with tax or both without.")),
    "woocommerce.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is sold in {found} here, not in {currency}.")),
    "woocommerce.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} costs {price} in WooCommerce, not {expected}.")),
    "woocommerce.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought in WooCommerce, not {expected}.")),
    "woocommerce.price_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A price in WooCommerce lies between 0 and {most} here.")),
    "woocommerce.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock in WooCommerce lies between 0 and {most}.")),
    "woocommerce.price_stays": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce charges {found} for {sku} and not {price}: take out the dates of its sale there, or what else sets its price.")),
    "woocommerce.stock_stays": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce has not changed the stock of {sku}: see there what sets it.")),
    "woocommerce.status_stays": str(QT_TRANSLATE_NOOP("DeskWords", "{product} stays '{found}' in WooCommerce: see there what keeps it so.")),
    "woocommerce.threshold": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce takes {sku} for sold out with {units} left: lower its 'Out of stock threshold'.")),
    "woocommerce.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce does not count the stock of {sku}: switch 'Manage stock' on for it.")),
    "woocommerce.counted_together": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce counts {sku} together with all variations of its product: switch 'Manage stock' on for each variation.")),
    "woocommerce.backorders": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce sells {sku} beyond its stock: set 'Allow backorders' to 'Do not allow' for it.")),
    "woocommerce.no_webhook": str(QT_TRANSLATE_NOOP("DeskWords", "No webhook of WooCommerce with the topic '{topic}' leads to the relay: make one. Until then orders are asked for.")),
    "woocommerce.webhook_disabled": str(QT_TRANSLATE_NOOP("DeskWords", "WooCommerce has switched webhook {names} off, as it does when calls fail: switch it on again there (in WooCommerce's settings: Advanced, Webhooks). Until then orders are asked for.")),
    "woocommerce.webhook_paused": str(QT_TRANSLATE_NOOP("DeskWords", "Webhook {names} is paused in WooCommerce. Until it is active orders are asked for.")),
}
