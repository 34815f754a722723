"""The one rule of minor units, and the one reader of what people type and import."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.values import money
from studio.values.money import MoneyError

ROOT = Path(__file__).parents[3]
CURRENCIES = st.sampled_from(["CNY", "USD", "JPY", "XOF", "KWD", "IQD", "CLF", "IDR", "HUF", "ABC"])


@pytest.mark.parametrize(
    ("currency", "digits"),
    [("CNY", 2), ("JPY", 0), ("XOF", 0), ("UGX", 0), ("KWD", 3), ("IQD", 3), ("LYD", 3), ("CLF", 4), ("UYW", 4)]
    + [(code, 2) for code in ("PKR", "IDR", "HUF", "COP", "TWD", "ZZZ")],
)
def test_currencies_have_the_digits_of_iso_4217(currency: str, digits: int) -> None:
    assert money.digits(currency) == digits


def test_which_codes_are_currencies() -> None:
    assert all(money.is_currency(code) for code in ("CNY", "XOF", "CHF", "ZWG"))
    assert not any(money.is_currency(code) for code in ("RMB", "ABC", "usd", "", "PCS"))


@given(st.integers(-(10**12), 10**12), CURRENCIES)
def test_an_amount_is_written_with_all_its_digits(minor: int, currency: str) -> None:
    written = Decimal(money.amount(minor, currency))
    assert written == Decimal(minor).scaleb(-money.digits(currency))
    assert -(written.as_tuple().exponent or 0) == money.digits(currency)  # type: ignore[operator]
    negative, whole, fraction = money.parts(minor, currency)
    assert Decimal(f"{'-' if negative else ''}{whole.replace(',', '')}.{fraction or 0}") == written


@given(st.integers(0, 10**12), CURRENCIES)
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    assert money.read_minor(money.amount(minor, currency), currency) == minor
    _, whole, fraction = money.parts(minor, currency)
    if fraction or money.digits(currency) < 3:
        assert money.read_minor(f"{whole}.{fraction or '0'}", currency) == minor


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12,50", "EUR", 1250),
        ("12,5", "EUR", 1250),
        ("12.50", "EUR", 1250),
        ("1,299", "EUR", 129_900),
        ("1.299,00", "EUR", 129_900),
        ("1,299.00", "EUR", 129_900),
        ("1 299,5", "EUR", 129_950),
        ("1\u202f299,50 €", "EUR", 129_950),
        ("1'299.00", "CHF", 129_900),
        ("0,990", "CNY", 99),
        (".5", "CNY", 50),
        ("99.", "CNY", 9900),
        ("1500", "XOF", 1500),
        ("XOF 1,500", "XOF", 1500),
        ("1.500", "KWD", 1500),
        ("1,500.000", "KWD", 1_500_000),
        ("1.2万", "CNY", 1_200_000),
        ("1.234万元", "CNY", 1_234_000),
        ("3百万 VND", "VND", 3_000_000),
        ("5k", "CNY", 500_000),
        ("￥１，２９９", "CNY", 129_900),
        ("¥1500", "JPY", 1500),
        ("A$ 12.50", "AUD", 1250),
        ("R$ 1.299,00", "BRL", 129_900),
        ("12.5 rmb", "CNY", 1250),
        ("usd 12.50", "USD", 1250),
    ],
)
def test_amounts_as_people_write_them(text: str, currency: str, minor: int) -> None:
    assert money.read_minor(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency", "words"),
    [
        ("1e3", "CNY", "'1e3' is not a price."),
        ("1,2,3", "CNY", "'1,2,3' is not a price."),
        ("12 5", "CNY", "'12 5' is not a price."),
        ("1,299,00", "CNY", "'1,299,00' is not a price."),
        ("1.2.3", "CNY", "'1.2.3' is not a price."),
        ("nan", "CNY", "'nan' is not a price."),
        ("", "CNY", "'' is not a price."),
        ("9" * 41, "CNY", f"'{'9' * 40}…' is not a price."),
        ("5千克", "CNY", "'5千克' is not a price."),
        ("12 pcs", "CNY", "'12 pcs' is not a price."),
        ("12 or 13", "CNY", "'12 or 13' is not a price."),
        ("-5", "CNY", "'-5' is below 0."),
        ("$5", "CNY", "'$5' is not in CNY."),
        ("12.3456", "CNY", "'12.3456' has more decimals than CNY has."),
        ("12.345", "CNY", "'12.345' can be read in two ways: write 12345.00 if that is meant."),
        ("1500.5", "XOF", "'1500.5' has more decimals than XOF has."),
        ("10000000001", "CNY", "'10000000001' is more than a price can be."),
        ("1.500", "EUR", "'1.500' can be read in two ways: write 1500.00 or 1.50."),
        ("1.299", "EUR", "'1.299' can be read in two ways: write 1299.00 if that is meant."),
        ("150.000", "VND", "'150.000' can be read in two ways: write 150000 or 150."),
        ("1,500", "TND", "'1,500' can be read in two ways: write 1500.000 or 1.500."),
    ],
)
def test_what_is_not_understood_whole_is_said(text: str, currency: str, words: str) -> None:
    with pytest.raises(MoneyError) as caught:
        money.read_minor(text, currency)
    assert str(caught.value) == words


@given(st.text(st.sampled_from("0123456789.,' ¥$€-+eE万k") | st.characters(), max_size=20), CURRENCIES)
def test_no_text_is_more_than_refused(text: str, currency: str) -> None:
    try:
        minor = money.read_minor(text, currency)
    except MoneyError:
        return
    assert 0 <= minor <= money.LARGEST_MINOR


def test_signs_say_which_currency_is_meant() -> None:
    assert [money.sign(code) for code in ("CNY", "JPY", "SGD", "XOF", "")] == ["¥", "JP¥", "S$", "XOF ", ""]
    assert money.sign("JPY", at_home=True) == "¥"
    assert money.currencies_of("￥") == ("CNY", "JPY")
    assert [money.currencies_of(word) for word in ("jp¥", "usd", "RMB", "pcs")] == [("JPY",), ("USD",), ("CNY",), ()]


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_saving_is_never_overstated(list_minor: int, live_minor: int) -> None:
    percent = money.saved_percent(list_minor, live_minor)
    assert 0 <= percent <= 100
    if live_minor < list_minor:
        assert list_minor * (100 - percent) >= live_minor * 100 > list_minor * (100 - percent - 1)
    else:
        assert percent == 0


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.integers(0, 4))
def test_another_scale_is_exact_or_refused(units: int, before: int, after: int) -> None:
    try:
        rescaled = money.rescaled(units, before, after)
    except MoneyError:
        assert Decimal(units).scaleb(after - before) != Decimal(units).scaleb(after - before).to_integral_value()
    else:
        assert Decimal(rescaled).scaleb(-after) == Decimal(units).scaleb(-before)


def test_no_other_part_knows_the_digits_of_a_currency() -> None:
    """The four tables that there once were disagreed about sixteen of them."""
    odd = re.compile(r"\b(?:JPY|KWD|XOF|IQD|CLF|UYW|BHD|VND)\b")
    mine = {ROOT / "studio" / "values" / "money.py", ROOT / "ui" / "products" / "money.py"}  # the window's: which come first
    files = [path for part in ("studio", "ui", "plugins") for end in ("py", "js") for path in (ROOT / part).rglob(f"*.{end}")]
    assert len(files) > 300
    assert [str(path) for path in files if path not in mine and odd.search(path.read_text(encoding="utf-8"))] == []
