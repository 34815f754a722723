"""Sizes and budgets as they are written."""

from __future__ import annotations

import pytest

from studio.show.demand.numbers import budgets, sizes


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("有xl吗", ["XL"]),
        ("xxl or 2xl", ["2XL", "2XL"]),
        ("do you have 3x", ["3XL"]),
        ("xs please", ["XS"]),
        ("穿m还是l码", ["M", "L"]),
        ("size s?", ["S"]),
        ("i'm small, that's it", []),
        ("38码的", ["38"]),
        ("a size 9.5 please", ["9.5"]),
        ("in an 8.5", ["8.5"]),
        ("165 110斤穿什么", ["110–119 斤"]),
        ("130 lbs, 60kg", ["130–139 lbs", "60–69 kg"]),
        ("999斤", []),
        ("how much", []),
        ("3号链接", []),
    ],
)
def test_sizes(line: str, found: list[str]) -> None:
    assert list(sizes(line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("预算100", ["≤ 100"]),
        ("预算只有一百", []),
        ("80以内有吗", ["≤ 100"]),
        ("150块左右的", ["≤ 200"]),
        ("can i get it under $20", ["≤ 20"]),
        ("my budget is 45", ["≤ 50"]),
        ("i only have 15", ["≤ 20"]),
        ("under 999999", ["> 10,000"]),
        ("less than 5 days", []),
        ("3天以内", []),
        ("how much", []),
    ],
)
def test_budgets(line: str, found: list[str]) -> None:
    assert list(budgets(line)) == found
