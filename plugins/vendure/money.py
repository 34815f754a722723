"""Vendure's amounts in the port's terms, and back. Pure.

Vendure counts every currency with the same number of decimals (`moneyStrategyPrecision`), yen like yuan; the port counts
minor units as ISO 4217 has them.
"""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from studio.values import money
from studio.values.money import MoneyError
from vendure import sentences as says
from vendure.questions import MoneySettings, Variant


def price_minor(variant: Variant, settings: MoneySettings) -> int:
    """What a buyer pays, in minor units.

    Raises:
        AbilityError: `refused`, when Vendure asks for parts of a minor unit.
    """
    places = settings.server_config.money_strategy_precision
    try:
        return money.rescaled(variant.price_with_tax, places, money.digits(variant.currency_code))
    except MoneyError as error:
        words = says.decimals(sku=variant.sku, currency=variant.currency_code)
        raise AbilityError("refused", words) from error


def units(minor: int, currency: str, settings: MoneySettings) -> int:
    """The amount as Vendure counts it.

    Raises:
        AbilityError: `refused`, when Vendure has too few decimals for it.
    """
    places = settings.server_config.money_strategy_precision
    try:
        return money.rescaled(minor, money.digits(currency), places)
    except MoneyError as error:
        words = says.few_decimals(places=places, amount=f"{money.amount(minor, currency)} {currency}")
        raise AbilityError("refused", words) from error


def earned_minor(amount: int, currency: str, settings: MoneySettings) -> int:
    """What an order says was paid for a unit, rounded down: a share of a discount may be finer than a minor unit."""
    places, wanted = settings.server_config.money_strategy_precision, money.digits(currency)
    return int(amount * 10**wanted // 10**places)
