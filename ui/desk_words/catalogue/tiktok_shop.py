"""Sentences of `tiktok_shop` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "tiktok_shop.who_asks": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop wants to know which app asks: enter the app key and the app secret of your app in Partner Center.")),
    "tiktok_shop.wrong_app": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop knows no such app: check the app key, and that the app secret is of the same app ({reason}).")),
    "tiktok_shop.no_login": str(QT_TRANSLATE_NOOP("DeskWords", "Nobody is logged in at TikTok Shop: open the app's authorization link, agree there, and enter as Login the whole address to which you are sent.")),
    "tiktok_shop.token_refused": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop refuses the login: open the app's authorization link and enter a new one.")),
    "tiktok_shop.no_shop": str(QT_TRANSLATE_NOOP("DeskWords", "The login reaches no shop {name}. There are: {names}. Check it in the settings, or authorize the app for it.")),
    "tiktok_shop.several_shops": str(QT_TRANSLATE_NOOP("DeskWords", "Say in the settings which shop it is. The login reaches these: {names}.")),
    "tiktok_shop.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "The app may not do this at TikTok Shop ({reason}). Give it the scopes for products and orders in Partner Center, have this computer's address on its list where it has one, and authorize it anew.")),
    "tiktok_shop.clock": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop takes this computer's clock for wrong: set its date and time, or have them set from the network.")),
    "tiktok_shop.no_clock": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop does not say what time it is, so its orders cannot be followed.")),
    "tiktok_shop.late": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop at {place} has not answered within {seconds} seconds.")),
    "tiktok_shop.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop at {place} cannot be reached ({reason}).")),
    "tiktok_shop.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop at {place} answers with error {code}.")),
    "tiktok_shop.failed": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop failed: {reason}")),
    "tiktok_shop.asked_too_often": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop at {place} is asked too often: it wants {seconds} s of rest. Lower 'Most requests a second' if that stays.")),
    "tiktok_shop.no_api": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer as TikTok Shop does (status {code}): check the network's proxy.")),
    "tiktok_shop.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop's answer is longer than {most} MiB.")),
    "tiktok_shop.unknown_answer": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop answers in a way that this adapter does not know: {reason}")),
    "tiktok_shop.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop does not have that: {reason}")),
    "tiktok_shop.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop refuses: {reason} (code {code})")),
    "tiktok_shop.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "The shop at TikTok Shop has no product with the id {id}: check it in the product.")),
    "tiktok_shop.no_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant with the SKU {sku} at TikTok Shop.")),
    "tiktok_shop.same_sku": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has several variants with the SKU {sku} at TikTok Shop: give each its own there.")),
    "tiktok_shop.not_live": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop changes prices of live products alone: set the price of {sku} to {price} in Seller Center yourself, or activate {product} there and wait until it is live.")),
    "tiktok_shop.wrong_status": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop changes nothing of the product in the status that it has: see in Seller Center what it needs.")),
    "tiktok_shop.backorders": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop sells {sku} beyond its stock: take its backorders out in Seller Center.")),
    "tiktok_shop.switched_off": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is switched off at TikTok Shop, so its stock is left alone: switch it on in Seller Center.")),
    "tiktok_shop.promoted": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop keeps the price while a promotion runs: end that in Seller Center, or leave the price as it is.")),
    "tiktok_shop.no_warehouse": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} lies in no warehouse of TikTok Shop: give it one in Seller Center.")),
    "tiktok_shop.no_currency": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop sells in {currency}, which is no currency of ISO 4217.")),
    "tiktok_shop.one_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{product} needs prices in one currency at TikTok Shop, and has: {found}. Correct them there.")),
    "tiktok_shop.decimals": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop's price of {sku}, {price}, is none that can be charged in {currency}: correct it there.")),
    "tiktok_shop.whole_ones": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop charges whole {currency} alone: {amount} cannot be written there.")),
    "tiktok_shop.price_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A price at TikTok Shop lies between 0 and {most} here.")),
    "tiktok_shop.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock at TikTok Shop lies between 0 and {most}.")),
    "tiktok_shop.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is sold in {found} here, not in {currency}.")),
    "tiktok_shop.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} costs {price} at TikTok Shop, not {expected}.")),
    "tiktok_shop.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought at TikTok Shop, not {expected}.")),
    "tiktok_shop.price_stays": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop was told {price} for {sku} and shows {found}: see in Seller Center whether it still changes, and what else sets its price.")),
    "tiktok_shop.price_put_back": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop made {found} of {price} for {sku}, so the price of before was put back: see in Seller Center what else sets it, taxes for instance.")),
    "tiktok_shop.price_left": str(QT_TRANSLATE_NOOP("DeskWords", "TikTok Shop made {found} of {price} for {sku}, and does not show the price of before again: see in Seller Center that it is {old}, or set it there.")),
    "tiktok_shop.end_of_sale": str(QT_TRANSLATE_NOOP("DeskWords", "At the end of a sale the studio closes no link at TikTok Shop and puts no price back: when the launch asks for it, deactivate the product in Seller Center, and set the old price there yourself.")),
}
