"""Amounts in the desk's sentences."""

from __future__ import annotations

import pytest

from studio.show import money


@pytest.mark.parametrize(
    ("minor", "currency", "words", "figures"),
    [
        (9_900, "CNY", "¥99.00", "99.00 CNY"),
        (5, "CNY", "¥0.05", "0.05 CNY"),
        (9_900, "JPY", "JP¥9900", "9900 JPY"),
        (1_500, "XOF", "1500 XOF", "1500 XOF"),
        (9_500, "KWD", "9.500 KWD", "9.500 KWD"),
        (123_456, "CLF", "12.3456 CLF", "12.3456 CLF"),
        (-150, "EUR", "€-1.50", "-1.50 EUR"),
        (12, "XYZ", "0.12 XYZ", "0.12 XYZ"),
    ],
)
def test_amounts_as_they_are_read(minor: int, currency: str, words: str, figures: str) -> None:
    assert money.words(minor, currency) == words
    assert money.figures(minor, currency) == figures
