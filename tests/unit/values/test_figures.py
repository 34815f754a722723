"""Whole numbers as they are typed."""

from __future__ import annotations

import pytest

from studio.values.figures import count


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("1,200", 1200), ("1 200", 1200), ("1万", 10_000), ("5k", 5000), ("１２", 12), ("3.0", 3)]
    + [
        (text, None) for text in ("1.200", "3.5", "-1", "1e3", "12 pcs", "", "9" * 5000, "1" * 13, "٣x", "5²", "99⁹⁰", "1½", "5₂")
    ],
)
def test_what_is_typed_as_a_count(text: str, number: int | None) -> None:
    assert count(text) == number
