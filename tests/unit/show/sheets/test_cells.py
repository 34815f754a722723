"""Cells as people type them, and the exact way back of what is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.show.sheets import cells
from studio.show.sheets.cells import CellError
from studio.values.money import MoneyError


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        (1299, 129900),
        (12.5, 1250),
        (0.1 + 0.2, 30),
        ("1299", 129900),
        ("¥1,299.00", 129900),
        ("￥ 1，299", 129900),
        ("12.5元", 1250),
        ("１２.５ 元", 1250),
        ("CNY 12.50", 1250),
        ("12.50 rmb", 1250),
        ("1.299,50", 129950),
        ("1 299,5", 129950),
        ("1'299.00", 129900),
        ("12,5", 1250),
        ("1,299,000", 129900000),
        ("1.299.000", 129900000),
        ("99.", 9900),
        ("0", 0),
    ],
)
def test_prices_as_people_type_them(cell: cells.Cell, minor: int) -> None:
    assert cells.price(cell).minor("CNY") == minor


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("free", "'free' is not a price."),
        ("2026-05-12 00:00:00", "is not a price."),
        ("12 or 13", "is not a price."),
        ("1,29,9", "is not a price."),
        ("-5", "'-5' is below 0."),
        (-5, "'-5' is below 0."),
        (float("nan"), "is not a price."),
        ("12.3456", "has more decimals than CNY has."),
        ("1.299", "'1.299' can be read in two ways: write 1299.00 if that is meant."),
        ("$5", "'$5' is not in CNY."),
        ("5 USD", "is not in CNY."),
        ("9" * 100 + " apples and pears", "…' is not a price."),
    ],
)
def test_what_is_no_price_is_said(cell: cells.Cell, words: str) -> None:
    with pytest.raises((CellError, MoneyError)) as caught:
        cells.price(cell).minor("CNY")
    assert words in str(caught.value)


def test_currencies_have_their_own_decimals() -> None:
    assert cells.price("1299円").minor("JPY") == 1299
    assert cells.price(1.5).minor("KWD") == 1500
    assert (cells.price_cell(1299, "JPY"), cells.price_cell(1250, "CNY"), cells.price_cell(1500, "KWD")) == (1299, 12.5, 1.5)
    with pytest.raises(MoneyError, match="more decimals"):
        cells.price("12.5").minor("JPY")
    assert cells.price("US$3").currencies == ("USD",)
    assert "TWD" in (cells.price("$3").currencies or ())


@given(st.integers(0, 10**12), st.sampled_from(["CNY", "JPY", "KWD", "USD"]))
def test_every_amount_comes_back(minor: int, currency: str) -> None:
    cell = cells.price_cell(minor, currency)
    assert cells.price(cell).minor(currency) == minor
    assert cells.price(repr(cell)).minor(currency) == minor
    assert cells.price(cell).amount == Decimal(str(cell))


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        *[(3, 3), (3.0, 3), ("3", 3), ("3.0", 3), ("1,200 件", 1200), ("1,000", 1000), ("20pcs", 20), ("３", 3)],
        *[("1万", 10_000), ("10万件", 100_000), ("2千", 2000), ("5k", 5000), ("1.2万", 12_000), ("1.234万", 12_340)],
        ("3百万", 3_000_000),
    ],
)
def test_counts(cell: cells.Cell, count: int) -> None:
    assert cells.count(cell) == count


@pytest.mark.parametrize(
    ("cell", "words"),
    [(cell, "is not a whole number.") for cell in (3.5, "3.5", "three", "1e400", "inf", float("inf"), "3 or 4", "", 10**20)]
    + [("-1", "is below 0."), (-1, "is below 0.")]
    + [
        (cell, "is not a whole number.")
        for cell in ("0,990", "10打", "5千克", "1w", "1e3", "1万2", "约10", "10-20", "1 2", "2 min")
    ]
    + [("1.000", "'1.000' can be read in two ways: write 1000 or 1."), ("1.500", "write 1500 or 1.5.")],
)
def test_what_is_no_count(cell: cells.Cell, words: str) -> None:
    with pytest.raises(CellError) as caught:
        cells.count(cell)
    assert words in str(caught.value)


def test_times_and_link_numbers_know_their_words() -> None:
    assert [cells.seconds(cell) for cell in (10, "10 s", "10秒", "2 min", "1分钟")] == [10, 10, 10, 120, 60]
    assert [cells.whole_minutes(cell) for cell in (5, "5 min", "1小时", "120 s")] == [5, 5, 60, 2]
    assert [cells.link_number(cell) for cell in (3, "3", "3号", "3号链接", "#3", "No. 3", "第3")] == [3] * 7
    for reader, cell in ((cells.seconds, "2 h"), (cells.whole_minutes, "90 s"), (cells.link_number, "3件"), (cells.count, "3号")):
        with pytest.raises(CellError, match="not a whole number"):
            reader(cell)


def test_percentages_and_minutes_and_yes() -> None:
    assert [cells.percent(cell) for cell in (20, "20%", "20 ％", 12.34, "12,5 %", 0.2)] == [2000, 2000, 2000, 1234, 1250, 20]
    for bad in (101, -1, "lots", 0.001):
        with pytest.raises(CellError, match="percentage"):
            cells.percent(bad)
    assert cells.percent("12.500 %") == 1250
    minutes = [cells.minutes(cell) for cell in (2.5, "2.5 min", "2,5", "3分钟", "90秒", "1.5小时", "1.125", "1.5e-07")]
    assert minutes == [2.5, 2.5, 2.5, 3.0, 1.5, 90.0, 1.125, 1.5e-07]
    for bad in ("2 days", "1:30", "-1"):
        with pytest.raises(CellError):
            cells.minutes(bad)
    assert [cells.yes(cell) for cell in ("是", "Yes", "TRUE", 1, "否", 0)] == [True, True, True, True, False, False]
    with pytest.raises(CellError, match="neither yes nor no"):
        cells.yes("maybe")


def test_numbers_in_text_cells() -> None:
    assert [cells.text(cell) for cell in (123, 123.0, 6901234567892, " a b ", 1.5)] == [
        "123",
        "123",
        "6901234567892",
        "a b",
        "1.5",
    ]
    with pytest.raises(CellError, match="rounded"):
        cells.text(69012345678901200000)
    assert cells.text('"Best" mug') == '"Best" mug'
    assert cells.text('"Best mug"') == '"Best mug"'


def test_lists_as_people_type_them() -> None:
    assert cells.entries("a.png| b.png\r\n\n c d.png ", "\n|") == ("a.png", "b.png", "c d.png")
    assert cells.entries("50 | 100 ml") == ("50 | 100 ml",)
    assert cells.entries('"quoted\nline"\nnext "one"') == ("quoted\nline", 'next "one"')
    assert cells.entries('5" screen\n"open quote') == ('5" screen', '"open quote')
    assert cells.records("No sugar | Report 7\n\nSoft") == [["No sugar", "Report 7"], ["Soft"]]


@given(st.text().filter(bool))
def test_every_text_comes_back(value: str) -> None:
    assert cells.text(cells.text_cell(value)) == value


odd = st.text(st.sampled_from('ab "|\n\r\t#'), max_size=8) | st.text(max_size=8) | st.just("#N/A")


@given(st.lists(odd, max_size=5), st.sampled_from(["\n", "\n|"]))
def test_every_list_comes_back(values: list[str], separators: str) -> None:
    assert cells.entries(cells.entries_cell(values, separators), separators) == tuple(values)


@given(st.lists(st.tuples(odd, odd), max_size=5))
def test_every_record_comes_back(lines: list[tuple[str, str]]) -> None:
    back = [(line[0], line[1] if len(line) == 2 else "") for line in cells.records(cells.records_cell(lines))]
    assert back == lines
