"""Prices as they are written, currency by currency."""

from __future__ import annotations

import pytest
from cards import money


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (2900, "CNY", "¥29"),
        (2990, "CNY", "¥29.9"),
        (2905, "CNY", "¥29.05"),
        (2990, "USD", "$29.90"),
        (129_900, "USD", "$1,299"),
        (128_888_800, "CNY", "¥1,288,888"),
        (12_800, "JPY", "¥12,800"),
        (5_000, "KRW", "₩5,000"),
        (1_250, "KWD", "KWD\u20091.250"),
        (12_345, "CLF", "CLF\u20091.2345"),
        (700, "UYI", "UYI\u2009700"),
        (5, "EUR", "€0.05"),
        (0, "GBP", "£0"),
        (1_000, "CHF", "CHF\u200910"),
        (-1_000, "EUR", "-€10"),
        (2_900, "", "29"),
    ],
)
def test_written(amount: int, currency: str, written: str) -> None:
    assert str(money.price(amount, currency)) == written


def test_no_saving_where_there_is_none() -> None:
    assert money.saved_percent(None, 100) == 0
    assert money.saved_percent(100, None) == 0
    assert money.saved_percent(100, 100) == 0
    assert money.saved_percent(0, 0) == 0
