"""Minor units as text, by the digits of the currency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show import money


@pytest.mark.parametrize(
    ("minor", "currency", "words", "figures"),
    [
        (9_900, "CNY", "¥99.00", "99.00 CNY"),
        (5, "CNY", "¥0.05", "0.05 CNY"),
        (9_900, "JPY", "¥9900", "9900 JPY"),
        (9_500, "KWD", "9.500 KWD", "9.500 KWD"),
        (123_456, "CLF", "12.3456 CLF", "12.3456 CLF"),
        (-150, "EUR", "€-1.50", "-1.50 EUR"),
        (12, "XYZ", "0.12 XYZ", "0.12 XYZ"),
    ],
)
def test_amounts_as_they_are_read(minor: int, currency: str, words: str, figures: str) -> None:
    assert money.words(minor, currency) == words
    assert money.figures(minor, currency) == figures


@settings(deadline=None, max_examples=100)
@given(st.integers(-(10**12), 10**12), st.sampled_from(["CNY", "JPY", "KWD", "CLF", "USD", "HKD"]))
def test_what_is_written_is_the_amount_with_all_its_digits(minor: int, currency: str) -> None:
    written = Decimal(money.amount(minor, currency))
    assert written == Decimal(minor).scaleb(-money.digits(currency))
    assert -(written.as_tuple().exponent or 0) == money.digits(currency)  # type: ignore[operator]


def test_save_percent_never_promises_more_than_there_is() -> None:
    assert money.save_percent(19_900, 9_900) == 50
    assert money.save_percent(10_000, 9_999) == 0
    assert money.save_percent(100, 100) == 0
    assert money.save_percent(0, 100) == 0
    assert money.save_percent(3, 1) == 66
