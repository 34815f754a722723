"""Sentences of `preparing` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "preparing.currency": str(QT_TRANSLATE_NOOP("DeskWords", "The shop sells it in {found}, the queue says {currency}.")),
    "preparing.in_shop": str(QT_TRANSLATE_NOOP("DeskWords", "{shop}: {problem}")),
    "preparing.stock_and_reserve": str(QT_TRANSLATE_NOOP("DeskWords", "The shop has {units}, the queue means to sell {planned} and keep {reserve}.")),
    "preparing.stock": str(QT_TRANSLATE_NOOP("DeskWords", "The shop has {units}, the queue means to sell {planned}.")),
    "preparing.no_sku": str(QT_TRANSLATE_NOOP("DeskWords", "The shop does not have {sku}.")),
    "preparing.price": str(QT_TRANSLATE_NOOP("DeskWords", "The shop asks {price} for {sku}, the queue says {said}.")),
}
