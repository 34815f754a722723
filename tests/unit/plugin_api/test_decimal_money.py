"""Amounts that shops write as decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from studio.plugin_api.decimal_money import exact_minor, whole_minor
from studio.values.money import LARGEST_MINOR, MoneyError


@pytest.mark.parametrize(
    ("price", "currency", "minor"),
    [("99.00", "CNY", 9900), ("9900.0", "JPY", 9900), ("1.234", "KWD", 1234), ("0", "EUR", 0), ("1E+2", "EUR", 10_000)],
)
def test_a_price_is_read_to_the_minor_unit(price: str, currency: str, minor: int) -> None:
    assert exact_minor(Decimal(price), currency) == minor


@pytest.mark.parametrize("price", ["0.001", "-1", "NaN", "Infinity", "1E+999999", "1E-999999", str(LARGEST_MINOR)])
def test_what_is_no_price_is_refused(price: str) -> None:
    with pytest.raises(MoneyError):
        exact_minor(Decimal(price), "EUR")


def test_a_share_is_rounded_down() -> None:
    assert whole_minor(Decimal("33.339"), "EUR") == 3333
    assert whole_minor(Decimal("33.9"), "JPY") == 33
    assert whole_minor(Decimal("sNaN"), "EUR") == -1
    assert whole_minor(Decimal("1E+9999"), "EUR") == -1
    assert whole_minor(Decimal("0E-9999"), "EUR") == 0
