"""Money as it is written: how many decimals a currency has, and amounts in minor units as plain figures. No floats."""

from __future__ import annotations

from decimal import Decimal

# ISO 4217: currencies that do not have two decimals.
_NO_DECIMALS = ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF")
_THREE_DECIMALS = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
_DIGITS = dict.fromkeys(_NO_DECIMALS, 0) | dict.fromkeys(_THREE_DECIMALS, 3)


def digits(currency: str) -> int:
    """Decimals of a currency: its minor unit is 10 to the power of minus this."""
    return _DIGITS.get(currency, 2)


def major(minor: int, currency: str) -> Decimal:
    """The amount in the currency's whole units, with all its decimals."""
    return Decimal(minor).scaleb(-digits(currency))


def figures(minor: int, currency: str) -> str:
    """The amount with its currency, to be read: "1299.00 CNY"."""
    return f"{major(minor, currency):f} {currency}"
