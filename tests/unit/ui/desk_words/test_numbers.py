"""Numbers in short, in English and in Chinese: never more than there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from ui.desk_words.numbers import change, figure, percent, short
from ui.products import short_money

_WORTH = {"k": 10**3, "M": 10**6, "B": 10**9}


def test_english(application: object) -> None:
    said = [short(number) for number in (0, 9_999, 10_000, 12_345, 123_456, 1_234_567, 999_999, -12_300)]
    assert said == ["0", "9,999", "10k", "12.3k", "123k", "1.23M", "999k", "−12.3k"]


def test_in_large_letters_there_is_room_for_six(application: object) -> None:
    assert [figure(number) for number in (0, 9_999, 98_765, 123_456)] == ["0", "9,999", "98,765", "123k"]


def test_chinese(application: object, chinese: None) -> None:
    assert [short(number) for number in (9_999, 10_000, 123_456, 12_345_678, 123_456_789)] == [
        "9,999",
        "1万",
        "12.3万",
        "1,234万",
        "1.23亿",
    ]
    assert short_money(12_345_678, "CNY") == "¥12.3万"


@given(st.integers(0, 10**12))
def test_nobody_is_told_of_more_than_there_is(number: int) -> None:
    said = short(number).replace(",", "")
    whole = round(float(said.rstrip("kMB")) * _WORTH.get(said[-1], 1))
    assert whole <= number
    assert number - whole <= number / 99


def test_money_in_short_has_no_cents_from_a_thousand_on(application: object) -> None:
    assert (short_money(99_950, "CNY"), short_money(999_950, "CNY")) == ("¥999.50", "¥9,999")
    assert short_money(1_234_567, "CNY") == "¥12.3k"
    assert short_money(12_345, "JPY") == "JP¥12.3k"
    assert short_money(-1_234_567, "USD") == "−$12.3k"


def test_shares_and_changes(application: object) -> None:
    assert (percent(0.0234), percent(0.00123), percent(1.5)) == ("2.3%", "0.12%", "150.0%")
    assert (change(100, 112), change(100, 95), change(100, 100), change(0, 5)) == ("▲ 12%", "▼ 5%", "", "")
    assert change(1_000, 1_001) == ""
    assert change(1, 100) == "▲ 999%+"
