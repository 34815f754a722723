"""Prices as a buyer reads them, in the parts that a card sets in different sizes. The rules are `studio.values.money`'s."""

from __future__ import annotations

from dataclasses import dataclass

from studio.values import money as values

_SHORT_FRACTION = {"CNY"}  # 29.90 yuan is written 29.9


@dataclass(frozen=True, slots=True)
class Price:
    """A price in the parts that are set in different sizes: `¥`, `1,299`, `.9`."""

    symbol: str
    whole: str
    fraction: str

    def __str__(self) -> str:
        return f"{self.symbol}{self.whole}{self.fraction}"


def price(amount_minor: int, currency: str) -> Price:
    """Write an amount. A currency without a sign of its own is named by its code; a fraction of zero is left out."""
    negative, whole, fraction = values.parts(amount_minor, currency)
    fraction = f".{fraction}" if fraction.strip("0") else ""
    if currency in _SHORT_FRACTION:
        fraction = fraction.rstrip("0")
    symbol = values.sign(currency, at_home=True).replace(" ", "\u2009")
    return Price(f"-{symbol}" if negative else symbol, whole, fraction)


def saved_percent(list_minor: int | None, live_minor: int | None) -> int:
    """How much lower the live price is, in whole percent; 0 where one of the two is not known."""
    return 0 if list_minor is None or live_minor is None else values.saved_percent(list_minor, live_minor)
