"""Money as the window shows it and takes it. The rules are `studio.values.money`'s: this only draws."""

from __future__ import annotations

from studio.values.money import MoneyError, amount, digits, parts, read_minor, sign
from ui.desk_words import said

__all__ = ["digits", "money_problem", "plain_money", "read_money", "said_money", "symbol"]


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
        return said(str(error))
    return ""
