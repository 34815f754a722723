"""Sentences of `by_hand` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "by_hand.price": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}', set the price of {product} to {price}.")),
    "by_hand.limit": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}', let a buyer have at most {units} of {product}.")),
    "by_hand.no_limit": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}', let a buyer have any number of units of {product}.")),
    "by_hand.add": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}': Add {units} to the stock of {product}.")),
    "by_hand.take_out": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}': Take out {units} of the stock of {product}.")),
    "by_hand.open_link": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}', open the link of {product} for buyers.")),
    "by_hand.close_link": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}', close the link of {product} for buyers.")),
    "by_hand.pin": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}', pin {product}.")),
    "by_hand.check": str(QT_TRANSLATE_NOOP("DeskWords", "See in shop '{shop}' whether {product} is as it should be.")),
    "by_hand.add_from": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}': Add {units} to the stock of {product} (from {before} to {after}).")),
    "by_hand.take_out_from": str(QT_TRANSLATE_NOOP("DeskWords", "In shop '{shop}': Take out {units} of the stock of {product} (from {before} to {after}).")),
}
