"""Sentences of `oscar` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "oscar.who_asks": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar wants to know who asks: give a user name and a password, or an API token.")),
    "oscar.no_address": str(QT_TRANSLATE_NOOP("DeskWords", "{url} is not the address of a server: check it in the settings.")),
    "oscar.in_the_clear": str(QT_TRANSLATE_NOOP("DeskWords", "A password goes to {place} over https alone: give an address with https.")),
    "oscar.no_api": str(QT_TRANSLATE_NOOP("DeskWords", "There is no admin API of Oscar at {url}: check the address, and that the shop has OSCARAPI_BLOCK_ADMIN_API_ACCESS = False.")),
    "oscar.elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar at {place} answers with another page, {page}: a login or https is asked for there. Correct the address.")),
    "oscar.wrong_password": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar refuses the user name or the password of {user}: check both.")),
    "oscar.wrong_token": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar refuses the API token: check it in the settings.")),
    "oscar.forbidden": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar says no to {user}: check the secret, and that it is staff with rights to products, stock and orders ({reason}).")),
    "oscar.token": str(QT_TRANSLATE_NOOP("DeskWords", "The token's user")),
    "oscar.late": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar at {place} has not answered within {seconds} seconds.")),
    "oscar.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar at {place} cannot be reached ({reason}).")),
    "oscar.asked_too_often": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar at {place} is asked too often: it wants {seconds} seconds of rest.")),
    "oscar.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar at {place} answers with error {code}.")),
    "oscar.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar has nothing at {path}.")),
    "oscar.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar refuses: {reason}")),
    "oscar.unknown_answer": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar answers in a way that this adapter does not know: {reason}")),
    "oscar.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar's answer is longer than {most} MB: have it list {page} at a time (PAGE_SIZE).")),
    "oscar.no_pages": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar lists all of its {count} orders at once: set DEFAULT_PAGINATION_CLASS and PAGE_SIZE in the shop's settings.")),
    "oscar.no_product": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar has no product with the id {id}: check it in the product.")),
    "oscar.is_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{id} is a variant in Oscar: give the id of its product, {parent}.")),
    "oscar.no_variant": str(QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant with the partner SKU {sku} in Oscar.")),
    "oscar.all_hidden": str(QT_TRANSLATE_NOOP("DeskWords", "No variant of {product} is public in Oscar: make one public there.")),
    "oscar.hidden": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is not public in Oscar: make it public there.")),
    "oscar.decimals": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar's price of {sku} has more decimals than {currency} has: give it a whole one there.")),
    "oscar.few_decimals": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar keeps two decimals: {amount} cannot be written there.")),
    "oscar.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} is sold in {found} here, not in {currency}.")),
    "oscar.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "{sku} costs {price} in Oscar, not {expected}.")),
    "oscar.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought in Oscar, not {expected}.")),
    "oscar.price_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A price in Oscar lies between 0 and {most}.")),
    "oscar.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock in Oscar lies between 0 and {most}.")),
    "oscar.tax": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar charges {found} for {sku} with tax, and cannot charge exactly {price}.")),
    "oscar.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar does not count the stock of {sku}: switch 'Track stock levels' on for its product type.")),
    "oscar.still_sold": str(QT_TRANSLATE_NOOP("DeskWords", "Oscar hides {product} and still sells it to who knows its address: have the shop's strategy refuse what is not public.")),
}
