"""TikTok Shop's amounts, decimals as text, in the port's terms and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.decimal_money import exact_minor, whole_minor
from studio.values import money
from studio.values.money import MoneyError
from tiktok_shop import sentences as says

_LONGEST = 40  # characters of an amount
_WHOLE = frozenset({"IDR"})  # ISO 4217 counts a hundredth of it, and TikTok Shop whole ones alone


def minor(amount: str, currency: str, sku: str) -> int:
    """A price in minor units.

    Raises:
        AbilityError: `refused`, it has parts of a minor unit, is none, or of a currency that ISO 4217 does not have.
    """
    if not money.is_currency(currency):
        raise AbilityError("refused", says.no_currency(currency=repr(currency[:20])))
    try:
        return exact_minor(_decimal(amount), currency)
    except MoneyError as error:
        raise AbilityError("refused", says.decimals(sku=sku, price=amount[:_LONGEST], currency=currency)) from error


def written(price_minor: int, currency: str) -> str:
    """The amount as TikTok Shop is told it.

    Raises:
        AbilityError: `refused`, it lies outside what the port counts, or has parts that TikTok Shop does not.
    """
    if not 0 <= price_minor <= money.LARGEST_MINOR:
        raise AbilityError("refused", says.price_outside(most=f"{money.amount(money.LARGEST_MINOR, currency)} {currency}"))
    text = money.amount(price_minor, currency)
    if currency not in _WHOLE:
        return text
    whole, _, parts = text.partition(".")
    if parts.strip("0"):
        raise AbilityError("refused", says.whole_ones(amount=text, currency=currency))
    return whole


def unit_minor(amounts: Iterable[str | None], currency: str) -> int:
    """What a unit was paid with, of the amounts of all of them, rounded down; -1 for no amount at all, which is set aside as one
    that cannot be."""
    found = [_decimal(amount or "") for amount in amounts]
    total = whole_minor(sum(found, Decimal(0)), currency)
    return total // max(1, len(found)) if total >= 0 else -1


def _decimal(amount: str) -> Decimal:
    """Not a number where it is none."""
    try:
        return Decimal(amount) if len(amount) <= _LONGEST else Decimal("NaN")
    except InvalidOperation:
        return Decimal("NaN")
