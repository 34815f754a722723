"""Amounts as text, and back; what cannot be charged exactly is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from woocommerce import money
from woocommerce.rules import Rules

from studio.plugin_api.abilities import AbilityError
from studio.values.money import LARGEST_MINOR


@pytest.mark.parametrize(
    ("price", "currency", "places", "minor"),
    [
        ("99.00", "CNY", 2, 9900),
        ("99", "CNY", 2, 9900),
        ("0", "CNY", 2, 0),
        ("1500.00", "JPY", 2, 1500),
        ("9.500", "BHD", 3, 9500),
        ("1.2300", "USD", 4, 123),
        (99.5, "CNY", 2, 9950),
        (7, "CNY", 2, 700),
        ("", "CNY", 2, None),
        (None, "CNY", 2, None),
    ],
)
def test_prices_are_read(price: str | float | None, currency: str, places: int, minor: int | None) -> None:
    assert money.minor(price, Rules(currency=currency, places=places), "SOAP") == minor


@pytest.mark.parametrize(
    ("price", "currency", "places"),
    [
        ("9.999", "CNY", 3),
        ("9.99", "CNY", 1),  # the shop charges 10.0
        ("1500.50", "JPY", 2),
        ("-1", "CNY", 2),
        ("1e30", "CNY", 2),
        ("1e999999999", "CNY", 2),
        ("NaN", "CNY", 2),
        ("Infinity", "CNY", 2),
        ("9,99", "CNY", 2),
        ("9" * 5000, "CNY", 2),
    ],
)
def test_what_cannot_be_charged_is_refused(price: str, currency: str, places: int) -> None:
    with pytest.raises(AbilityError, match="SOAP") as caught:
        money.minor(price, Rules(currency=currency, places=places), "SOAP")
    assert caught.value.code == "refused"
    assert len(caught.value.text) < 300


@pytest.mark.parametrize(
    ("minor", "currency", "places", "text"),
    [(7900, "CNY", 2, "79.00"), (1350, "JPY", 2, "1350"), (9500, "BHD", 3, "9.500"), (7900, "CNY", 0, "79.00")],
)
def test_prices_are_written(minor: int, currency: str, places: int, text: str) -> None:
    assert money.written(minor, Rules(currency=currency, places=places)) == text


@pytest.mark.parametrize(("minor", "places"), [(7950, 0), (7999, 1), (-1, 2), (LARGEST_MINOR + 1, 2), (10**40, 2)])
def test_a_price_that_the_shop_would_round_is_not_written(minor: int, places: int) -> None:
    with pytest.raises(AbilityError):
        money.written(minor, Rules(currency="CNY", places=places))


@given(st.integers(0, LARGEST_MINOR), st.sampled_from(["CNY", "JPY", "BHD"]))
def test_what_was_written_is_read(minor: int, currency: str) -> None:
    rules = Rules(currency=currency, places=4)
    assert money.minor(money.written(minor, rules), rules, "SOAP") == minor


@pytest.mark.parametrize(
    ("total", "tax", "units", "minor"),
    [
        ("297.00", "0", 3, 9900),
        ("249.58", "47.42", 3, 9900),
        ("83.193277", "15.806723", 1, 9900),
        ("10.00", "0.00", 3, 333),
        ("0", "0", 0, 0),
        ("nan", "0", 1, -1),
        ("much", "0", 1, -1),
        ("1e25", "0", 1, -1),
        ("-5", "0", 1, -500),
    ],
)
def test_what_a_unit_was_paid_with(total: str, tax: str, units: int, minor: int) -> None:
    assert money.unit_minor(total, tax, units, "CNY") == minor
