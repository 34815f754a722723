"""Amounts that shops write as decimals ("99.00"), in minor units. Pure; `studio.values.money.amount` writes them."""

from __future__ import annotations

from decimal import Decimal

from studio.values import money
from studio.values.money import MoneyError

__all__ = ["exact_minor", "whole_minor"]

_DIGITS = 20


def exact_minor(price: Decimal, currency: str) -> int:
    """A price in minor units.

    Raises:
        MoneyError: it has parts of a minor unit, or is no amount that can be.
    """
    if _can_be(price):
        scaled = price.scaleb(money.digits(currency))
        if scaled == scaled.to_integral_value() and 0 <= scaled <= money.LARGEST_MINOR:
            return int(scaled)
    raise MoneyError(f"{str(price)[:40]} {currency} is no price.")


def whole_minor(share: Decimal, currency: str) -> int:
    """What was paid for a unit, rounded down: a share of a discount may be finer than a minor unit. -1 for no amount at all,
    which is set aside as one that cannot be."""
    return int(share.scaleb(money.digits(currency)) // 1) if _can_be(share) else -1


def _can_be(amount: Decimal) -> bool:
    """Whether it is a number, and of digits that decimals can be scaled with."""
    return amount.is_finite() and (not amount or abs(amount.adjusted()) <= _DIGITS)
