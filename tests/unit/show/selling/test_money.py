"""Minor units to text and back, by the digits of the currency."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show.selling import money


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (9_900, "CNY", "¥99.00"),
        (5, "CNY", "¥0.05"),
        (9_900, "JPY", "¥9900"),
        (9_500, "KWD", "9.500 KWD"),
        (-150, "EUR", "€-1.50"),
        (12, "XYZ", "0.12 XYZ"),
    ],
)
def test_words(minor: int, currency: str, text: str) -> None:
    assert money.words(minor, currency) == text


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("99", "CNY", 9_900),
        ("¥1,299.5", "CNY", 129_950),
        ("￥99元", "CNY", 9_900),
        ("99.90 CNY", "CNY", 9_990),
        ("1.50", "JPY", None),
        ("150.00", "JPY", 150),
        ("1.234", "KWD", 1_234),
        ("1.234", "CNY", None),
        ("-5", "CNY", None),
        ("1,23", "CNY", None),
        ("９９", "CNY", None),
        ("", "CNY", None),
        ("9" * 20, "CNY", None),
    ],
)
def test_parse(text: str, currency: str, minor: int | None) -> None:
    if minor is None:
        with pytest.raises(ValueError, match=r".+"):
            money.parse(text, currency)
    else:
        assert money.parse(text, currency) == minor


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 10**12), st.sampled_from(["CNY", "JPY", "KWD", "CLF", "USD", "HKD"]))
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    assert money.parse(money.words(minor, currency), currency) == minor


def test_save_percent_never_promises_more_than_there_is() -> None:
    assert money.save_percent(19_900, 9_900) == 50
    assert money.save_percent(10_000, 9_999) == 0
    assert money.save_percent(100, 100) == 0
    assert money.save_percent(0, 100) == 0
    assert money.save_percent(3, 1) == 66
