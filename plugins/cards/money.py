"""Prices as a buyer reads them. Amounts are integers in minor units of an ISO 4217 currency; nothing is ever rounded up."""

from __future__ import annotations

from dataclasses import dataclass

_DECIMALS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}  # ISO 4217: all others have two
_SYMBOLS = {
    "AUD": "A$",
    "BRL": "R$",
    "CAD": "C$",
    "CNY": "¥",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "MXN": "MX$",
    "MYR": "RM",
    "NZD": "NZ$",
    "PHP": "₱",
    "RUB": "₽",
    "SGD": "S$",
    "THB": "฿",
    "TRY": "₺",
    "TWD": "NT$",
    "USD": "$",
    "VND": "₫",
}
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
    decimals = _DECIMALS.get(currency, 2)
    units, rest = divmod(abs(amount_minor), 10**decimals)
    fraction = f".{rest:0{decimals}d}" if rest else ""
    if currency in _SHORT_FRACTION:
        fraction = fraction.rstrip("0")
    symbol = _SYMBOLS.get(currency, f"{currency}\u2009" if currency else "")
    return Price(f"-{symbol}" if amount_minor < 0 else symbol, f"{units:,}", fraction)


def saved_percent(list_minor: int | None, live_minor: int | None) -> int:
    """How much lower the live price is, in whole percent, rounded down so that no card promises more than is true."""
    if list_minor is None or live_minor is None or live_minor < 0 or list_minor <= live_minor:
        return 0
    return (list_minor - live_minor) * 100 // list_minor
