"""Sentences of `watched` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "watched.bad_pack": str(QT_TRANSLATE_NOOP("DeskWords", "The list of watched words {name} cannot be read: {reason}. Mend the file, or take it away.")),
    "watched.product_says": str(QT_TRANSLATE_NOOP("DeskWords", "Product {number} '{title}' has watched words: {terms}.")),
    "watched.card_says": str(QT_TRANSLATE_NOOP("DeskWords", "The card '{name}' has watched words: {terms}.")),
    "watched.more_products": str(QT_TRANSLATE_NOOP("DeskWords", "{n} further products have watched words. See the queue.")),
}
