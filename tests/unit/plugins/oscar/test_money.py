"""Two decimals of every currency, and minor units as ISO 4217 has them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from oscar import money

from studio.plugin_api.abilities import AbilityError


@pytest.mark.parametrize(
    ("price", "currency", "minor"), [("99.00", "CNY", 9900), ("1500.00", "JPY", 1500), ("9.50", "KWD", 9500), ("0.01", "EUR", 1)]
)
def test_there_and_back(price: str, currency: str, minor: int) -> None:
    assert money.minor(Decimal(price), currency, "RED") == minor
    assert money.price(minor, currency) == Decimal(price)


@pytest.mark.parametrize(
    ("price", "currency"), [("1500.50", "JPY"), ("9.995", "CNY"), ("NaN", "CNY"), ("Infinity", "CNY"), ("1e30", "CNY")]
)
def test_what_is_no_whole_amount(price: str, currency: str) -> None:
    with pytest.raises(AbilityError, match="price of RED"):
        money.minor(Decimal(price), currency, "RED")


@pytest.mark.parametrize(("minor", "currency"), [(9501, "KWD"), (-1, "CNY"), (10**12, "CNY"), (2**62, "JPY")])
def test_what_oscar_cannot_keep(minor: int, currency: str) -> None:
    with pytest.raises(AbilityError) as caught:
        money.price(minor, currency)
    assert caught.value.code == "refused"


def test_a_share_of_a_discount_is_rounded_down() -> None:
    assert money.unit_minor(Decimal("100.00"), 3, "CNY") == 3333
    assert money.unit_minor(Decimal("1000.00"), 1, "JPY") == 1000
    assert {money.unit_minor(Decimal(odd), 1, "CNY") for odd in ("NaN", "Infinity", "1e999999")} == {-1}, "which cannot be"
