"""Money: how many digits a currency has, how an amount is written, and how one that people wrote is read.

An amount is always an integer of minor units (fen, cents, yen) of a currency named by its ISO 4217 code. Nothing is rounded,
and there are no floats: what cannot be said exactly is refused.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Annotated, NamedTuple

import msgspec

from studio.values import figures
from studio.values import price_sentences as says
from studio.values.figures import Figures
from studio.values.text import shown

LARGEST_MINOR = 10**12
Minor = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_MINOR)]  # minor units (fen, cents) of a currency
Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}\Z")]  # ISO 4217; a `$` would let a line break through

# ISO 4217, list one: the currencies by the digits of their minor unit. Metals and codes for tests are left out.
_CODES_BY_DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
        CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
        NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
        SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG""",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_DIGITS = {code: places for places, codes in _CODES_BY_DIGITS.items() for code in codes.split()}

# Signs that say which currency is meant. Yen and yuan share theirs: where both may stand, yen is JP¥.
_SIGNS = {
    "AUD": "A$",
    "BRL": "R$",
    "CAD": "C$",
    "CNY": "¥",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "INR": "₹",
    "JPY": "JP¥",
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
_AT_HOME = {"JPY": "¥"}
# What else people write for a currency; some words can mean several.
_WORDS: dict[str, tuple[str, ...]] = {sign.casefold(): (code,) for code, sign in _SIGNS.items()} | {
    "¥": ("CNY", "JPY"),
    "元": ("CNY", "TWD", "HKD"),
    "块": ("CNY",),
    "人民币": ("CNY",),
    "rmb": ("CNY",),
    "cn¥": ("CNY",),
    "円": ("JPY",),
    "日元": ("JPY",),
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"),
    "us$": ("USD",),
    "美元": ("USD",),
    "港币": ("HKD",),
    "港元": ("HKD",),
    "欧元": ("EUR",),
    "rp": ("IDR",),
}


class MoneyError(ValueError):
    """An amount cannot be used. `text` says why: a sentence for the operator."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Parts(NamedTuple):
    """An amount in digits: whole units with commas between thousands, and the digits behind the point."""

    negative: bool
    whole: str
    fraction: str


class Price(NamedTuple):
    """An amount as it was written. `currencies`: those that its sign or word can mean; None: it has none."""

    figures: Figures
    currencies: tuple[str, ...] | None
    text: str

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, as its marks are usually read."""
        return self.figures.value

    def minor(self, currency: str) -> int:
        """The amount in minor units of the currency.

        Raises:
            MoneyError: it is another currency's, finer than a minor unit, too large, or can be read in two ways.
        """
        if self.currencies is not None and currency not in self.currencies:
            raise MoneyError(says.not_in_currency(cell=self.text, currency=currency))
        scaled = self._amount(currency).scaleb(digits(currency))
        if scaled != scaled.to_integral_value():
            raise MoneyError(says.decimals(cell=self.text, currency=currency))
        if scaled > LARGEST_MINOR:
            raise MoneyError(says.too_large(cell=self.text))
        return int(scaled)

    def _amount(self, currency: str) -> Decimal:
        """A comma before three digits parts thousands, and a point does not, unless the currency has three digits itself."""
        value, other, mark = self.figures
        if other is None or (mark == ".") == (digits(currency) >= 3):
            return value
        whole, part = max(value, other), min(value, other)
        places = digits(currency)
        if part.scaleb(places) == part.scaleb(places).to_integral_value():
            raise MoneyError(says.two_readings(cell=self.text, one=f"{whole:.{places}f}", other=f"{part:.{places}f}"))
        raise MoneyError(says.another_reading(cell=self.text, one=f"{whole:.{places}f}"))


# ---------------------------------------------------------------- currencies


def digits(currency: str) -> int:
    """Say how many digits the currency has behind the point; two where it is not known."""
    return _DIGITS.get(currency, 2)


def is_currency(code: str) -> bool:
    """Whether ISO 4217 has a currency of this code."""
    return code in _DIGITS


def codes() -> tuple[str, ...]:
    """Return the codes of all currencies, in the alphabet's order."""
    return tuple(sorted(_DIGITS))


def sign(currency: str, at_home: bool = False) -> str:
    """Return what is written before an amount: a sign, or the code and a blank. `at_home`: where its buyers know which it is."""
    home = _AT_HOME.get(currency) if at_home else None
    return home or _SIGNS.get(currency) or (f"{currency} " if currency else "")


def currencies_of(word: str) -> tuple[str, ...]:
    """Return the codes that a currency's code, sign or word can mean; nothing when it is none."""
    plain = unicodedata.normalize("NFKC", word).strip().casefold()
    return _WORDS.get(plain) or ((plain.upper(),) if is_currency(plain.upper()) else ())


# ---------------------------------------------------------------- writing


def parts(minor: int, currency: str) -> Parts:
    """Split an amount into its digits, all of them."""
    places = digits(currency)
    whole, rest = divmod(abs(minor), 10**places)
    return Parts(minor < 0, f"{whole:,}", f"{rest:0{places}d}" if places else "")


def amount(minor: int, currency: str) -> str:
    """Write the bare number, as it is typed: 9900 CNY is "99.00", 9900 JPY is "9900"."""
    negative, whole, fraction = parts(minor, currency)
    return f"{'-' if negative else ''}{whole.replace(',', '')}{'.' if fraction else ''}{fraction}"


def saved_percent(list_minor: int, live_minor: int) -> int:
    """Say how much less than the list price it is, in whole per cent, rounded down: nobody promises more than there is."""
    return (list_minor - live_minor) * 100 // list_minor if list_minor > live_minor >= 0 else 0


# ---------------------------------------------------------------- reading


def read(text: str) -> Price:
    """Read an amount as people write it, with or without its currency.

    Raises:
        MoneyError: it is none, or not understood whole.
    """
    found = figures.find(text)
    if found is None:
        raise MoneyError(says.not_a_price(cell=shown(text)))
    price = Price(found.figures, _meant(found, text), shown(text))
    if price.amount < 0:
        raise MoneyError(says.below_zero(cell=shown(text)))
    return price


def read_minor(text: str, currency: str) -> int:
    """Read an amount that was typed as a price in a currency, in minor units.

    Raises:
        MoneyError: it is none, another currency's, too fine, too large, or can be read in two ways.
    """
    return read(text).minor(currency)


def _meant(found: figures.Found, text: str) -> tuple[str, ...] | None:
    words = [word for word in (found.before, found.behind) if word]
    if not words:
        return None
    meant = set.intersection(*(set(currencies_of(word)) for word in words))
    if not meant:
        raise MoneyError(says.not_a_price(cell=shown(text)))
    return tuple(sorted(meant))


# ---------------------------------------------------------------- other scales


def rescaled(units: int, digits_from: int, digits_to: int) -> int:
    """Convert an amount from `digits_from` digits behind the point to `digits_to`.

    Raises:
        MoneyError: it cannot be said exactly.
    """
    if digits_to >= digits_from:
        return int(units * 10 ** (digits_to - digits_from))
    whole, rest = divmod(units, 10 ** (digits_from - digits_to))
    if rest:
        raise MoneyError(f"{Decimal(units).scaleb(-digits_from)} cannot be written with {digits_to} decimals.")
    return int(whole)
