"""Money as it is written: minor units of a currency as text. Amounts are integers everywhere else; no floats."""

from __future__ import annotations

# Digits after the point, where they are not two (ISO 4217, "minor unit").
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_SIGNS = {"CNY": "¥", "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "KRW": "₩", "SGD": "S$"}


def digits(currency: str) -> int:
    """How many digits the currency has after the point."""
    return _DIGITS.get(currency, 2)


def amount(minor: int, currency: str) -> str:
    """The bare number: 9900 CNY is "99.00", 9900 JPY is "9900"."""
    places = digits(currency)
    sign, minor = ("-", -minor) if minor < 0 else ("", minor)
    if places == 0:
        return f"{sign}{minor}"
    whole, part = divmod(minor, 10**places)
    return f"{sign}{whole}.{part:0{places}}"


def figures(minor: int, currency: str) -> str:
    """The number with its currency's code, which means the same everywhere: "1299.00 CNY"."""
    return f"{amount(minor, currency)} {currency}"


def words(minor: int, currency: str) -> str:
    """The number with its currency, as an operator reads it: "¥99.00", "9.500 KWD"."""
    sign = _SIGNS.get(currency)
    return f"{sign}{amount(minor, currency)}" if sign else figures(minor, currency)


def save_percent(list_minor: int, live_minor: int) -> int:
    """How much less than the list price, in whole per cent, rounded down: never promises more than there is."""
    return (list_minor - live_minor) * 100 // list_minor if list_minor > live_minor else 0
