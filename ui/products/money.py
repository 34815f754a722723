"""Money as the window shows it and takes it. The rules are `studio.values.money`'s: this only draws."""

from __future__ import annotations

from studio.values.money import MoneyError, amount, codes, digits, parts, read_minor, sign
from ui.desk_words import said
from ui.desk_words.numbers import short

__all__ = ["currencies", "digits", "money_problem", "plain_money", "read_money", "said_money", "short_money", "symbol"]


_SHORT_FROM = 1_000  # whole units
# What most shows sell in comes first; the others follow in the alphabet's order.
_COMMON = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW", "SGD", "MYR", "THB", "VND", "IDR", "PHP")


def currencies() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every currency's code: the common ones, and all others."""
    return _COMMON, tuple(code for code in codes() if code not in _COMMON)


def symbol(currency: str) -> str:
    return sign(currency)


def plain_money(minor: int, currency: str) -> str:
    """Digits only, as they are typed: 1234.50."""
    return amount(minor, currency)


def said_money(minor: int, currency: str) -> str:
    """¥1,234.50; whole amounts without the point: ¥1,234, save where three digits behind it could be taken for thousands."""
    negative, whole, fraction = parts(minor, currency)
    said_fraction = f".{fraction}" if fraction.strip("0") or len(fraction) >= 3 else ""
    return f"{'−' if negative else ''}{sign(currency)}{whole}{said_fraction}"


def short_money(minor: int, currency: str) -> str:
    """As `said_money` below a thousand, then without what is less than one, then in three digits: ¥1,234, ¥12.3k, ¥1.23万."""
    whole = abs(minor) // 10 ** digits(currency)
    if whole < _SHORT_FROM:
        return said_money(minor, currency)
    return f"{'−' if minor < 0 else ''}{sign(currency)}{short(whole)}"


def read_money(text: str, currency: str) -> int | None:
    """Minor units of what was typed (with or without symbol and thousands), None when it is no price."""
    try:
        return read_minor(text, currency)
    except MoneyError:
        return None


def money_problem(text: str, currency: str) -> str:
    """Why a typed text is no price, in the window's language; empty when it is one."""
    try:
        read_minor(text, currency)
    except MoneyError as error:
        return said(error.text)
    return ""
