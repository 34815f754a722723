from __future__ import annotations

from typing import Any, get_args

import pytest

from studio.control.schema.state.selling import Launch, SellingProduct
from studio.document.products import Product, Variant

pytest.importorskip("PySide6")

from studio.show.selling.launch.state import StepName
from ui.current.steps import step_words
from ui.current.words import left_for_sale, price_words, read_back, shops_words

PRODUCT = Product(
    id="p1",
    link_no=1,
    title="Tea caddy",
    live_price_minor=2900,
    list_price_minor=4500,
    reserve=20,
    variants=(Variant(sku="a", stock=200),),
)


def armed(**more: Any) -> Launch:
    usual = {"price_minor": 2900, "list_price_minor": 4500, "quantity": 1200, "purchase_limit": 2, "countdown_s": 10}
    return Launch(product="p1", phase="armed", **usual | {"sale_minutes": 5, "until_sold_out": True} | more)


def test_every_term_is_read_back() -> None:
    text = "\n".join(read_back(PRODUCT, armed()))
    for word in ("¥29", "¥45", "35 %", "1,200", "at most 2", "10 s", "5 min", "sold out"):
        assert word in text, word


def test_every_step_of_a_launch_has_words() -> None:
    for name in get_args(StepName):
        assert step_words(name) != name
        assert step_words(f"{name} SKU-1").endswith(" SKU-1")


def test_in_several_shops_it_is_said_which_open() -> None:
    assert shops_words(["East", "West"]) == ["at once in East, West: each is given its share of the units"]
    assert shops_words(["East"]) == []


def test_a_sale_that_ends_says_so() -> None:
    text = "\n".join(read_back(PRODUCT, armed(until_sold_out=False, purchase_limit=0)))
    assert "the link closes" in text
    assert "at most" not in text


def test_savings_are_never_rounded_up() -> None:
    assert "35 %" in price_words(2900, 4500, "CNY")
    assert price_words(4500, 4500, "CNY") == "¥45"
    assert price_words(5000, 4500, "CNY") == "¥50"


@pytest.mark.parametrize(("stock", "units"), [(None, 200), (150, 130), (500, 200), (10, 0)])
def test_the_reserve_is_not_for_sale(stock: int | None, units: int) -> None:
    assert left_for_sale(PRODUCT, SellingProduct(stock=stock)) == units


def test_the_read_back_is_chinese_down_to_its_commas(chinese: None) -> None:
    text = "".join(read_back(PRODUCT, armed()))
    assert ", " not in text, text
    assert "1,200 件，每人限购 2 件" in text
