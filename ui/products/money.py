"""Money as people read and type it. Inside it is always an integer of minor units with its currency."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "HKD": "HK$", "TWD": "NT$", "KRW": "₩"}
_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "KWD": 3, "BHD": 3, "OMR": 3, "TND": 3, "JOD": 3}  # ISO 4217
_LARGEST = 10**12  # minor units, as in the show document


def digits(currency: str) -> int:
    """Digits after the point."""
    return _DIGITS.get(currency, 2)


def symbol(currency: str) -> str:
    return _SYMBOLS.get(currency, f"{currency} ")


def plain_money(minor: int, currency: str) -> str:
    """Digits only, as they are typed: 1234.50."""
    places = digits(currency)
    return f"{Decimal(minor).scaleb(-places):.{places}f}"


def said_money(minor: int, currency: str) -> str:
    """¥1,234.50; whole amounts without the point: ¥1,234."""
    places = digits(currency)
    whole, rest = divmod(abs(minor), 10**places)
    tail = f".{rest:0{places}d}" if rest else ""
    return f"{'−' if minor < 0 else ''}{symbol(currency)}{whole:,}{tail}"


def read_money(text: str, currency: str) -> int | None:
    """Minor units of what was typed (with or without symbol and thousands), None when it is no price."""
    bare = text.strip().removeprefix(symbol(currency).strip()).removeprefix("¥").replace(",", "").strip()
    try:
        amount = Decimal(bare).scaleb(digits(currency))
    except InvalidOperation:
        return None
    if not amount.is_finite() or amount != amount.to_integral_value() or not 0 <= amount <= _LARGEST:
        return None
    return int(amount)
