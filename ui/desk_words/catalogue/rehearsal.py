"""Sentences of `rehearsal` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "rehearsal.waiting": str(QT_TRANSLATE_NOOP("DeskWords", "Waiting for the rehearsal platform to start.")),
    "rehearsal.one_stream": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal platform takes one stream; choose another encoding for the one there is.")),
    "rehearsal.no_item": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal shop has no item {item}.")),
    "rehearsal.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "{item} is sold in {found}, not in {currency}.")),
    "rehearsal.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "{item}: the price is {found}, not {expected}.")),
    "rehearsal.other_stock": str(QT_TRANSLATE_NOOP("DeskWords", "{item}: {stock} in stock, not {expected}.")),
    "rehearsal.no_sku": str(QT_TRANSLATE_NOOP("DeskWords", "{item} has no SKU {sku}.")),
    "rehearsal.price_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A price lies between 0 and {most}.")),
    "rehearsal.stock_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A stock lies between 0 and {most}.")),
    "rehearsal.limit_outside": str(QT_TRANSLATE_NOOP("DeskWords", "A limit lies between 0 (any number) and {most}.")),
    "rehearsal.no_message": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal's chat has no such message any more. Choose a newer one.")),
    "rehearsal.nobody_let_in": str(QT_TRANSLATE_NOOP("DeskWords", "The rehearsal page lets nobody in. Look whether the rehearsal runs, then send them again.")),
    "rehearsal.page_elsewhere": str(QT_TRANSLATE_NOOP("DeskWords", "A crowd goes to a rehearsal page on this computer, as in http://127.0.0.1:8080/. Choose one that is here.")),
}
