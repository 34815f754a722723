from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from studio.values.money import codes
from ui.products.money import currencies, money_problem, plain_money, read_money, said_money

CURRENCIES = st.sampled_from(["CNY", "USD", "JPY", "KWD", "SGD", "XOF", "IQD", "CLF", "PKR"])


@given(st.integers(0, 10**12), CURRENCIES)
def test_what_is_said_and_typed_is_read_back(minor: int, currency: str) -> None:
    assert read_money(plain_money(minor, currency), currency) == minor
    assert read_money(said_money(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (2900, "CNY", "¥29"),
        (2990, "CNY", "¥29.90"),
        (123456, "USD", "$1,234.56"),
        (2900, "JPY", "JP¥2,900"),
        (1500, "KWD", "KWD 1.500"),
        (1_500_000, "KWD", "KWD 1,500.000"),  # 1,500 is one and a half dinar in Tunis
        (1500, "XOF", "XOF 1,500"),
    ],
)
def test_money_is_said_as_it_is_written(minor: int, currency: str, words: str) -> None:
    assert said_money(minor, currency) == words


@pytest.mark.parametrize("text", ["", "abc", "12.345", "-1", "1e99", "nan", "inf", "12,5o", "１2．x"])
def test_what_is_no_price_is_not_read(text: str) -> None:
    assert read_money(text, "CNY") is None


def test_a_decimal_comma_is_one() -> None:
    assert read_money("12,50", "EUR") == 1250
    assert read_money("1500", "XOF") == 1500
    assert [read_money(text, "EUR") for text in ("1e3", "1,2,3", "1.500", "$5")] == [None] * 4


def test_why_a_price_is_none_is_said() -> None:
    assert money_problem("1.500", "EUR") == "'1.500' can be read in two ways: write 1500.00 or 1.50."
    assert money_problem("12,50", "EUR") == ""


def test_every_currency_is_offered_once_the_common_ones_first() -> None:
    common, others = currencies()
    assert {"CNY", "USD", "EUR"} <= set(common)
    assert sorted((*common, *others)) == list(codes())
    assert list(others) == sorted(others)
    assert {"SEK", "AED", "KWD"} <= set(others)
