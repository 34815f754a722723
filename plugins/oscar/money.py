"""Oscar's amounts in the port's terms, and back. Pure.

Oscar keeps two decimals of every currency, yen like yuan; the port counts minor units as ISO 4217 has them.
"""

from __future__ import annotations

from decimal import Decimal

from oscar import sentences as says
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.decimal_money import exact_minor, whole_minor
from studio.values import money
from studio.values.money import MoneyError

PLACES = 2
LARGEST = Decimal("9999999999.99")  # twelve digits


def minor(price: Decimal, currency: str, sku: str) -> int:
    """A price in minor units.

    Raises:
        AbilityError: `refused`, it has parts of a minor unit, or is no amount.
    """
    try:
        return exact_minor(price, currency)
    except MoneyError as error:
        raise AbilityError("refused", says.decimals(sku=sku, currency=currency)) from error


def price(price_minor: int, currency: str) -> Decimal:
    """The amount as Oscar keeps it.

    Raises:
        AbilityError: `refused`, Oscar has too few decimals or digits for it.
    """
    if not 0 <= price_minor <= money.LARGEST_MINOR:
        raise AbilityError("refused", says.price_outside(most=f"{LARGEST:,}"))
    try:
        cents = money.rescaled(price_minor, money.digits(currency), PLACES)
    except MoneyError as error:
        raise AbilityError("refused", says.few_decimals(amount=f"{money.amount(price_minor, currency)} {currency}")) from error
    amount = Decimal(cents).scaleb(-PLACES)
    if amount > LARGEST:
        raise AbilityError("refused", says.price_outside(most=f"{LARGEST:,}"))
    return amount


def unit_minor(line_price: Decimal, units: int, currency: str) -> int:
    """What a unit of an order's line was paid with, rounded down; -1, which is set aside, where it cannot be."""
    return whole_minor(line_price, currency) // max(1, units)
