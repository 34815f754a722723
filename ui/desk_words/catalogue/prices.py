"""Sentences of `prices` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "prices.not_a_price": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' is not a price.")),
    "prices.decimals": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' has more decimals than {currency} has.")),
    "prices.too_large": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' is more than a price can be.")),
    "prices.two_readings": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' can be read in two ways: write {one} or {other}.")),
    "prices.another_reading": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' can be read in two ways: write {one} if that is meant.")),
    "prices.not_in_currency": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' is not in {currency}.")),
    "prices.no_currency": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' is no currency: write three letters, like CNY or USD.")),
    "prices.below_zero": str(QT_TRANSLATE_NOOP("DeskWords", "'{cell}' is below 0.")),
}
