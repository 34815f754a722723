"""Money as people write it: minor units of a currency to text and back. Amounts are integers everywhere else."""

from __future__ import annotations

import re

# Digits after the point, where they are not two (ISO 4217, "minor unit").
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_SIGNS = {"CNY": "¥", "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "KRW": "₩", "SGD": "S$"}
_AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?")
_MAX_MINOR = 10**12


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


def words(minor: int, currency: str) -> str:
    """The number with its currency, as an operator reads it: "¥99.00", "9.500 KWD"."""
    sign = _SIGNS.get(currency)
    return f"{sign}{amount(minor, currency)}" if sign else f"{amount(minor, currency)} {currency}"


def parse(text: str, currency: str) -> int:
    """Minor units of what somebody wrote: "99", "¥1,299.00", "99.9 CNY".

    Raises:
        ValueError: no amount, a negative one, more digits than the currency has, or above 10^12 minor units.
    """
    bare = text.strip().removeprefix(_SIGNS.get(currency, currency)).removeprefix("￥").removeprefix(currency)
    bare = bare.removesuffix(currency).removesuffix("元").strip()
    match = _AMOUNT.fullmatch(bare)
    if match is None or not bare.isascii():
        raise ValueError(f"'{text}' is not an amount of {currency}")
    places, part = digits(currency), (match["part"] or "").rstrip("0")
    if len(part) > places:
        raise ValueError(f"{currency} has {places} digits after the point, '{text}' has more")
    minor = int(match["whole"].replace(",", "")) * int(10**places) + int(part.ljust(places, "0") or 0)
    if minor > _MAX_MINOR:
        raise ValueError(f"'{text}' is too much")
    return minor


def save_percent(list_minor: int, live_minor: int) -> int:
    """How much less than the list price, in whole per cent, rounded down: never promises more than there is."""
    return (list_minor - live_minor) * 100 // list_minor if list_minor > live_minor else 0
