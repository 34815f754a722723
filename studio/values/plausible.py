"""What numbers a shop may say: those beyond them are mistakes or attacks, and are never counted. Pure."""

from __future__ import annotations

import re

from studio.values.money import LARGEST_MINOR
from studio.values.shop import OrderLine, Reading

__all__ = ["line_trouble", "reading_trouble"]

UNITS = 100_000  # of one order line
LINE_MINOR = 10**13  # what one line costs: sums of a hundred thousand of them still fit into 64 bits
STOCK = 10**9
ID_LENGTH = 200
SKUS = 2_000
TIME_MS = 2**53
_SHOWN = 40  # characters of a number or an id in words
_CURRENCY = re.compile(r"[A-Z]{3}")


def line_trouble(line: OrderLine) -> str:
    """Say what about an order line cannot be, in the operator's words; empty: it can be counted.

    A line of no units is one that was taken back whole.
    """
    names = {"order": line.order_id, "line": line.line_id, "SKU": line.sku, "item": line.item_id}
    for what, name in names.items():
        if len(name) > ID_LENGTH or (what in ("order", "line") and not name):
            return f"its {what} is called '{name[:_SHOWN]}'"
    if not 0 <= line.quantity <= UNITS:
        return f"quantity {_shown(line.quantity)}"
    if not 0 <= line.unit_price_minor <= LARGEST_MINOR or line.quantity * line.unit_price_minor > LINE_MINOR:
        return f"a price of {_shown(line.unit_price_minor)} minor units, {_shown(line.quantity)} times"
    if not _CURRENCY.fullmatch(line.currency):
        return f"currency '{line.currency[:_SHOWN]}'"
    if not 0 <= line.at_ms <= TIME_MS:
        return f"ordered at {_shown(line.at_ms)} ms"
    return ""


def reading_trouble(reading: Reading) -> str:
    """Say what about a reading of an item cannot be, in the operator's words; empty: it can be believed.

    A stock below zero can be: more was promised than was there. Nothing can be bought then.
    """
    if len(reading.item_id) > ID_LENGTH or not _CURRENCY.fullmatch(reading.currency):
        return f"item '{reading.item_id[:_SHOWN]}' in currency '{reading.currency[:_SHOWN]}'"
    if max(len(reading.prices), len(reading.list_prices), len(reading.stocks)) > SKUS:
        return f"more than {SKUS} SKUs"
    if any(len(sku) > ID_LENGTH for numbers in (reading.prices, reading.list_prices, reading.stocks) for sku in numbers):
        return f"a SKU longer than {ID_LENGTH} characters"
    for what, numbers in (("price", reading.prices), ("list price", reading.list_prices)):
        for sku, minor in numbers.items():
            if not 0 <= minor <= LARGEST_MINOR:
                return f"a {what} of {_shown(minor)} minor units for {sku[:_SHOWN]}"
    for sku, units in reading.stocks.items():
        if not -STOCK <= units <= STOCK:
            return f"a stock of {_shown(units)} for {sku[:_SHOWN]}"
    if reading.limit is not None and not 0 <= reading.limit <= STOCK:
        return f"a limit of {_shown(reading.limit)} for each buyer"
    return ""


def _shown(number: int) -> str:
    """A number of any size in a few characters; one of thousands of digits is not even written out."""
    return str(number) if abs(number) < 10**_SHOWN else ("-" if number < 0 else "") + f"more than 10^{_SHOWN}"
