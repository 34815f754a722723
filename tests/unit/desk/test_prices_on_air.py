"""What an edit makes the card of the product on air say: a slip is asked about, anything else is said."""

from __future__ import annotations

from typing import Any

import pytest

from studio.desk import prices_on_air
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import edits
from studio.values.errors import RefusedError

TEA = Product(
    id="tea",
    link_no=1,
    title="Tea",
    list_price_minor=20_000,
    live_price_minor=12_500,
    variants=(Variant(sku="T"), Variant(sku="U")),
)
CUP = Product(id="cup", link_no=2, title="Cup", list_price_minor=3000, live_price_minor=900, variants=(Variant(sku="C"),))
QUEUE = Show(products=(TEA, CUP))


def edited(command: str, **params: Any) -> Show:
    return edits.apply(QUEUE, command, params).show


def asked(after: Show, on_air: str | None = "tea", confirmed: str | None = None, before: Show = QUEUE) -> str:
    """What the operator is asked; empty: nothing."""
    try:
        prices_on_air.check(before, after, on_air, confirmed)
    except RefusedError as error:
        return error.text if (error.code, error.subject) == ("confirm", "tea") else error.code
    return ""


SLIPS = [
    ({"list_price_minor": 2_000_000}, "the live price 125.00 CNY is a tenth or less of the list price 20000.00 CNY"),
    (
        {"list_price_minor": 2_000_000, "floor_price_minor": 9000},
        "the list price 20000.00 CNY is 100 times what it was, 200.00 CNY",
    ),
    ({"live_price_minor": 125}, "the live price 1.25 CNY is a tenth or less of the list price 200.00 CNY"),
    (
        {"live_price_minor": 125, "floor_price_minor": 100},
        "the live price 1.25 CNY is a tenth or less of what it was, 125.00 CNY",
    ),
    ({"live_price_minor": 125_000, "list_price_minor": 0}, "the live price 1250.00 CNY is 10 times what it was, 125.00 CNY"),
    ({"live_price_minor": 0}, "the live price 0.00 CNY is a tenth or less of the list price 200.00 CNY"),
    ({"live_price_minor": 0, "list_price_minor": 0}, "the live price 0.00 CNY is a tenth or less of what it was, 125.00 CNY"),
]


@pytest.mark.parametrize(("change", "why"), SLIPS)
def test_a_slip_on_the_card_on_air_is_asked_about(change: dict[str, Any], why: str) -> None:
    after = edited("product.update", product="tea", set=change)
    assert asked(after) == f"1 'Tea' is on air: {why}. Change it there all the same?"
    assert asked(after, confirmed="tea") == ""
    assert asked(after, confirmed="cup"), "a yes counts for what was asked about"
    assert asked(after, on_air="cup") == asked(after, on_air=None) == ""


def test_so_is_one_of_a_variant_an_import_and_an_undo() -> None:
    one = edited("product.update", product="tea", set={"variants": [{"sku": "T", "live_price_minor": 100}, {"sku": "U"}]})
    assert "the live price 1.00 CNY" in asked(one)
    sheet = edited("product.import", set=[{"id": "tea", "list_price_minor": 2_000_000}], mode="merge")
    assert "the list price 20000.00 CNY" in asked(sheet)
    assert "a tenth or less of what it was, 20000.00 CNY" in asked(QUEUE, before=sheet)


def test_an_ordinary_change_is_said_and_not_asked_about() -> None:
    after = edited("product.update", product="tea", set={"list_price_minor": 19_000})
    assert asked(after) == ""
    assert prices_on_air.remark(QUEUE, after, "tea") == "1 'Tea' is on air: its card's price is ¥125.00 now, instead of ¥190.00."
    after = edited("product.update", product="tea", set={"list_price_minor": 0})
    assert asked(after) == ""
    assert prices_on_air.remark(QUEUE, after, "tea") == "1 'Tea' is on air: its card's price is ¥125.00 now."
    assert prices_on_air.remark(QUEUE, after, "cup") == prices_on_air.remark(QUEUE, after, None) == ""


def test_what_the_card_does_not_say_goes_without_a_word() -> None:
    for change in (
        {"title": "Green tea"},
        {"floor_price_minor": 1},
        {"variants": [{"sku": "T", "live_price_minor": 19_000}, {"sku": "U"}]},
    ):
        after = edited("product.update", product="tea", set=change)
        assert asked(after) == prices_on_air.remark(QUEUE, after, "tea") == ""
    gone = edited("product.remove", products=["tea"])
    assert asked(gone) == prices_on_air.remark(QUEUE, gone, "tea") == "", "another question asks about that"
