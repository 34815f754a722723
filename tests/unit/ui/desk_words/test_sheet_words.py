"""What is wrong with a sheet is said in the window's language: every problem that a bad sheet can show."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")


from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show.checks import validate
from studio.show.sheets import Cell, Grid, read
from studio.values.errors import BadShowError
from ui.desk_words import said

HEADINGS: list[Cell] = [
    "链接号",
    "标题",
    "直播价",
    "划线价",
    "SKU",
    "库存",
    "币种",
    "机动库存",
    "佣金",
    "卖完为止",
    "图片",
    "备注",
]
ROWS: list[list[Cell]] = [
    HEADINGS,
    [1, "A", "free"],
    [2, "B", 9, 8],
    [3, "C", 9, None, "M"],
    [0, "D", 9],
    [5, None, 9],
    [6, "E", "$9"],
    [7, "F", 9, None, "x", 3, None, 5],
    [8, "G", 9, None, None, "many"],
    [9, "H", 9, None, None, None, None, None, 200],
    [10, "I", 9, None, None, None, None, None, None, "maybe"],
    [11, "J", 9, None, None, None, None, None, None, None, "ftp://x"],
    [12, "K", 9.999],
    [99, "L", 9],
    [7, "Other", 9],
    [14, "#REF!", -1],
]
BEFORE = Product(id="m", link_no=99, title="M", live_price_minor=1, variants=(Variant(sku="M"),))


def test_every_problem_of_a_bad_sheet_is_said_in_chinese(chinese: None) -> None:
    problems = read(Grid(ROWS), (BEFORE,), "append").problems
    assert len(problems) >= 15
    assert [one.text for one in problems if said(one.text) == one.text] == []


def test_a_refused_edit_too(chinese: None) -> None:
    mug = Product(
        id="mug",
        link_no=1,
        title="杯",
        live_price_minor=900,
        variants=(Variant(sku="L", live_price_minor=1200),),
        list_price_minor=1000,
    )
    with pytest.raises(BadShowError) as refused:
        validate(Show(products=(mug,)))
    assert said(refused.value.text).startswith("products[0].live_price_minor")
    assert "直播价 12.00 CNY 高于划线价 10.00 CNY" in said(refused.value.text)
