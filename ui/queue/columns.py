"""What the columns of the queue say of a product, how they are sorted and typed, and what a typed text changes. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product
from studio.values.figures import count
from ui.client import lookup
from ui.desk_words import said
from ui.desk_words.numbers import figure
from ui.products import read_money, said_money, shown_state, state_look
from ui.products.money import money_problem, plain_money


class Column(IntEnum):
    PRODUCT = 0
    LIST_PRICE = 1
    LIVE_PRICE = 2
    STOCK = 3
    SOLD = 4
    STATE = 5
    MINUTES = 6


_PRICES: dict[int, str] = {Column.LIST_PRICE: "list_price_minor", Column.LIVE_PRICE: "live_price_minor"}
_TYPED = {Column.PRODUCT, Column.LIST_PRICE, Column.LIVE_PRICE, Column.STOCK, Column.MINUTES}


def editable(row: Product, column: int) -> bool:
    """Whether it can be typed: not the stock of several variants, which is a sum."""
    return column in _TYPED and (column != Column.STOCK or len(row.variants) == 1)


def shown(row: Product, live: SellingProduct, column: int) -> str:
    """The cell as it is read."""
    match column:
        case Column.PRODUCT:
            return row.title
        case Column.LIST_PRICE:
            return said_money(row.list_price_minor, row.currency) if row.list_price_minor else ""
        case Column.LIVE_PRICE:
            return said_money(row.live_price_minor, row.currency)
        case Column.STOCK:
            return figure(_stock(row, live))
        case Column.SOLD:
            return figure(live.sold) if live.sold else "–"
        case Column.STATE:
            return state_look(shown_state(live), live.few_left).word
    return f"{row.planned_minutes:g}"


def sorted_by(row: Product, live: SellingProduct, column: int) -> float | str:
    """What the column is sorted by: numbers as numbers."""
    match column:
        case Column.PRODUCT:
            return row.title.casefold()
        case Column.LIST_PRICE:
            return float(row.list_price_minor)
        case Column.LIVE_PRICE:
            return float(row.live_price_minor)
        case Column.STOCK:
            return float(_stock(row, live))
        case Column.SOLD:
            return float(live.sold)
        case Column.STATE:
            return shown(row, live, column)
    return row.planned_minutes


def typed(row: Product, live: SellingProduct, column: int) -> str:
    """The cell as it is typed."""
    match column:
        case Column.LIST_PRICE:
            return plain_money(row.list_price_minor, row.currency)
        case Column.LIVE_PRICE:
            return plain_money(row.live_price_minor, row.currency)
        case Column.STOCK:
            return str(lookup.planned_stock(row))
    return shown(row, live, column)


def change(row: Product, column: int, text: str) -> dict[str, Any] | None:
    """What a typed text changes, None when it does not fit."""
    if column == Column.PRODUCT:
        return {"title": text} if text else None
    if column in _PRICES:
        minor = read_money(text, row.currency)
        return None if minor is None else {_PRICES[column]: minor}
    if column == Column.STOCK:
        stock = count(text)
        return None if stock is None else {"variants": [msgspec.structs.asdict(row.variants[0]) | {"stock": stock}]}
    try:
        minutes = float(text)
    except ValueError:
        return None
    return {"planned_minutes": minutes} if 0 <= minutes <= 600 else None


def problem(row: Product, column: int, text: str) -> str:
    """Why a typed text does not fit, in the window's language."""
    words = QCoreApplication.translate("QueueModel", "“{text}” does not fit here.").format(text=text)
    return (money_problem(text, row.currency) if column in _PRICES else "") or words


def tip(row: Product, live: SellingProduct, column: int, watched: tuple[str, ...] = ()) -> str | None:
    """What there is to say beside the cell, None when nothing. `watched`: terms that its texts have."""
    translate = QCoreApplication.translate
    if column == Column.STATE:
        return "\n".join(filter(None, (trouble(live), watched_words(watched)))) or None
    if column == Column.STOCK:
        if live.stock is None:
            return translate("QueueModel", "Planned: the shop has not been read yet.")
        words = translate("QueueModel", "{left} left in the shop, {planned} planned.")
        return words.format(left=f"{live.stock:,}", planned=f"{lookup.planned_stock(row):,}")
    if column == Column.SOLD and live.sold:
        words = translate("QueueModel", "{paid} paid, {held} not paid yet, {returned} returned")
        return words.format(paid=f"{live.paid:,}", held=f"{live.held:,}", returned=f"{live.returned:,}")
    if column in _PRICES:
        return shown(row, live, column) or None  # a long one ends in dots
    return row.title if column == Column.PRODUCT else None


def trouble(live: SellingProduct) -> str:
    """What is wrong with a product as it stands, in the window's language; "" when nothing."""
    differs = QCoreApplication.translate("QueueCells", "Price differs") if live.price_ok is False else ""
    return said(live.problem) or differs


def watched_words(terms: tuple[str, ...]) -> str:
    """That a product's texts have watched words, in the window's language; "" for none."""
    words = QCoreApplication.translate("QueueCells", "Watched words: {terms}")
    return words.format(terms=", ".join(terms)) if terms else ""


def _stock(row: Product, live: SellingProduct) -> int:
    """What the shop has left of it; before it was read, what is planned."""
    return lookup.planned_stock(row) if live.stock is None else live.stock
