"""Sentences of `products` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "products.unknown": str(QT_TRANSLATE_NOOP("DeskWords", "There is no product '{name}'.")),
    "products.numbers_taken": str(QT_TRANSLATE_NOOP("DeskWords", "All link numbers are taken.")),
    "products.which_variant": str(QT_TRANSLATE_NOOP("DeskWords", "'{title}' has several variants: say the SKU.")),
    "products.number_taken": str(QT_TRANSLATE_NOOP("DeskWords", "Link number {number} is already that of '{title}'.")),
    "products.title_unseen": str(QT_TRANSLATE_NOOP("DeskWords", "The title needs a character that can be seen.")),
    "products.sku_unseen": str(QT_TRANSLATE_NOOP("DeskWords", "The SKU needs a character that can be seen.")),
    "products.sku_taken": str(QT_TRANSLATE_NOOP("DeskWords", "The SKU '{sku}' is already that of '{title}' in this shop.")),
    "products.sku_twice": str(QT_TRANSLATE_NOOP("DeskWords", "The SKU '{sku}' is there twice in one shop.")),
    "products.listed_twice": str(QT_TRANSLATE_NOOP("DeskWords", "It is listed twice as item '{item}' of shop '{shop}'.")),
    "products.live_above_list": str(QT_TRANSLATE_NOOP("DeskWords", "The live price {live} is above the list price {listed}.")),
    "products.live_below_floor": str(QT_TRANSLATE_NOOP("DeskWords", "The live price {live} is below the floor price {floor}.")),
    "products.reserve_above_stock": str(QT_TRANSLATE_NOOP("DeskWords", "The reserve of {reserve} is more than the stock of {stock}.")),
    "products.in_list": str(QT_TRANSLATE_NOOP("DeskWords", "Product {n}: {words}")),
}
