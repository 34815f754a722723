"""WooCommerce's amounts in the port's terms, and back. Pure.

WooCommerce keeps decimals as text, any number of them, and charges what they are after rounding to the shop's own number of
decimals (`woocommerce_price_num_decimals`), which need not be the currency's: a shop in yen has two until somebody changes it.
The port counts minor units as ISO 4217 has them.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.decimal_money import exact_minor, whole_minor
from studio.values import money
from studio.values.money import MoneyError
from woocommerce import sentences as says
from woocommerce.answers import Amount
from woocommerce.rules import Rules

_LONGEST = 40  # characters of an amount


def minor(price: Amount, rules: Rules, sku: str) -> int | None:
    """A price in minor units; None where there is none, and nothing can be bought.

    Raises:
        AbilityError: `refused`, it has parts of a minor unit, more decimals than the shop charges, or is no amount.
    """
    if price is None or price == "":
        return None
    amount = _decimal(price)
    try:
        if amount is not None and amount == _charged(amount, rules.places):
            return exact_minor(amount, rules.currency)
    except (MoneyError, InvalidOperation):
        pass
    raise AbilityError("refused", says.decimals(sku=sku, price=str(price)[:_LONGEST], currency=rules.currency))


def written(price_minor: int, rules: Rules) -> str:
    """The amount as WooCommerce is told it.

    Raises:
        AbilityError: `refused`, it lies outside what the port counts, or the shop would charge another amount.
    """
    if not 0 <= price_minor <= money.LARGEST_MINOR:
        raise AbilityError("refused", says.price_outside(most=money.amount(money.LARGEST_MINOR, rules.currency)))
    text = money.amount(price_minor, rules.currency)
    amount = Decimal(text)
    if amount != _charged(amount, rules.places):
        raise AbilityError("refused", says.few_decimals(places=rules.places, amount=f"{text} {rules.currency}"))
    return text


def unit_minor(total: Amount, tax: Amount, units: int, currency: str) -> int:
    """What a unit of an order's line was paid with: the line's share of a discount may be finer than a minor unit, and is rounded
    down. -1 for no amount at all, which is set aside as one that cannot be."""
    net, added = _decimal(total), _decimal(tax)
    if net is None or added is None:
        return -1
    try:
        paid = _charged(net + added, money.digits(currency))  # without tax both have more decimals than were charged
    except InvalidOperation:
        return -1
    return whole_minor(paid, currency) // max(1, units)


def _decimal(amount: Amount) -> Decimal | None:
    try:
        found = Decimal(str(amount or "0")) if len(str(amount)) <= _LONGEST else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _charged(amount: Decimal, places: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
