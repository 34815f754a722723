"""Money in the desk's sentences. Amounts are integers in minor units; the rules stand in `studio.values.money`."""

from __future__ import annotations

from studio.values.money import amount, digits, saved_percent, sign

__all__ = ["amount", "digits", "figures", "saved_percent", "words"]


def figures(minor: int, currency: str) -> str:
    """The number with its currency's code, which means the same everywhere: "1299.00 CNY"."""
    return f"{amount(minor, currency)} {currency}"


def words(minor: int, currency: str) -> str:
    """The number with its currency, as an operator reads it: "¥99.00", "99.00 CHF"."""
    before = sign(currency)
    return figures(minor, currency) if before.endswith(" ") else f"{before}{amount(minor, currency)}"
