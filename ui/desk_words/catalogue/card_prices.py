"""Sentences of `card_prices` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "card_prices.doubtful": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is on air: {doubt}. Change it there all the same?")),
    "card_prices.tenth_of_list": str(QT_TRANSLATE_NOOP("DeskWords", "the live price {price} is a tenth or less of the list price {listed}")),
    "card_prices.live_times": str(QT_TRANSLATE_NOOP("DeskWords", "the live price {price} is {times} times what it was, {before}")),
    "card_prices.live_tenth": str(QT_TRANSLATE_NOOP("DeskWords", "the live price {price} is a tenth or less of what it was, {before}")),
    "card_prices.list_times": str(QT_TRANSLATE_NOOP("DeskWords", "the list price {price} is {times} times what it was, {before}")),
    "card_prices.list_tenth": str(QT_TRANSLATE_NOOP("DeskWords", "the list price {price} is a tenth or less of what it was, {before}")),
    "card_prices.is_now": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is on air: its card's price is {price} now.")),
    "card_prices.is_now_instead": str(QT_TRANSLATE_NOOP("DeskWords", "{product} is on air: its card's price is {price} now, instead of {listed}.")),
    "card_prices.not_confirmed_why": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not confirm the price of {product}: the card is hidden. {why}")),
    "card_prices.not_running": str(QT_TRANSLATE_NOOP("DeskWords", "It does not run.")),
    "card_prices.says_shop": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' asks {price} for {product}, not {meant}: the card says what the shop asks.")),
    "card_prices.hidden": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' asks {price} for {product}, not {meant}: the card is hidden.")),
    "card_prices.no_sku": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not have {sku} of {product}: the card is hidden.")),
    "card_prices.other_currency": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' sells {product} in {found}, not {currency}.")),
    "card_prices.not_confirmed": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' does not confirm the price of {product}: the card is hidden.")),
    "card_prices.times_planned": str(QT_TRANSLATE_NOOP("DeskWords", "the live price {price} is {times} times the planned {planned}")),
    "card_prices.tenth_of_planned": str(QT_TRANSLATE_NOOP("DeskWords", "the live price {price} is a tenth or less of the planned price {planned}")),
}
