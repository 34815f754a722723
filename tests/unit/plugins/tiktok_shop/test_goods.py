"""Products, money and warehouses in the port's terms."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiktok_shop import items, money, paths
from tiktok_shop.answers import Product
from tiktok_shop.warehouses import spread

from studio.plugin_api.abilities import AbilityError


def product(*skus: dict[str, Any], **more: Any) -> Product:
    given: dict[str, Any] = {"id": "17", "title": "Socks", "status": "ACTIVATE", "skus": list(skus)}
    return msgspec.convert(given | more, Product)


def sku(name: str = "RED", number: str = "1", **more: Any) -> dict[str, Any]:
    price = {"currency": "USD", "sale_price": "117.5", "tax_exclusive_price": "110"}
    return {"id": number, "seller_sku": name, "price": price, "inventory": [{"warehouse_id": "7", "quantity": 999}]} | more


def test_a_product_as_the_documentation_has_it() -> None:
    reading = items.reading(product(sku(list_price={"amount": "130", "currency": "USD"})))
    assert (reading.item_id, reading.title, reading.currency, reading.open) == ("17", "Socks", "USD", True)
    assert (reading.prices, reading.list_prices, reading.stocks) == ({"RED": 11_750}, {"RED": 13_000}, {"RED": 999})
    assert reading.limit is None


@pytest.mark.parametrize(
    ("more", "prices"),
    [
        ({"price": {"currency": "USD", "tax_exclusive_price": "110"}}, {"RED": 11_000}),
        ({"price": {"currency": "USD"}}, {}),
        ({"list_price": {"amount": "1", "currency": "USD"}}, {"RED": 11_750}),
        ({"inventory": None, "status_info": None}, {"RED": 11_750}),
    ],
)
def test_what_may_be_missing(more: dict[str, Any], prices: dict[str, int]) -> None:
    reading = items.reading(product(sku(**more)))
    assert (reading.prices, reading.list_prices) == (prices, {})


def test_a_variant_without_a_sku_goes_by_its_id_and_two_of_one_name_are_neither() -> None:
    found = product(sku("", "1"), sku("RED", "2"), sku("RED", "3"))
    assert set(items.reading(found).prices) == {"1"}
    with pytest.raises(AbilityError, match="several variants"):
        items.sku_of(found, "RED")
    with pytest.raises(AbilityError, match="no variant"):
        items.sku_of(found, "BLUE")


@pytest.mark.parametrize(
    ("skus", "words"),
    [
        ([sku(price={"currency": "USDT", "sale_price": "1"})], "ISO 4217"),
        ([sku(price={"currency": "USD", "sale_price": "1.005"})], "1.005"),
        ([sku(price={"currency": "USD", "sale_price": "1" * 50})], "none that can be charged"),
        ([sku(), sku("BLUE", "2", price={"currency": "GBP", "sale_price": "1"})], "one currency"),
        ([], "one currency"),
    ],
)
def test_prices_that_cannot_be(skus: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(AbilityError, match=words):
        items.reading(product(*skus))


@pytest.mark.parametrize(
    ("amounts", "minor"), [(["35.97"], 3597), (["10", "5.01"], 750), ([], 0), ([None], -1), (["NaN", "1"], -1), (["x"], -1)]
)
def test_what_a_unit_was_paid_with(amounts: list[str | None], minor: int) -> None:
    assert money.unit_minor(amounts, "USD") == minor


def test_amounts_as_they_are_written() -> None:
    assert (money.written(7900, "USD"), money.written(1350, "VND"), money.written(1_350_000, "IDR")) == ("79.00", "1350", "13500")
    for minor, currency in ((-1, "USD"), (10**30, "USD"), (50, "IDR")):
        with pytest.raises(AbilityError):
            money.written(minor, currency)


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(-2, 50), min_size=1), st.integers(0, 300))
def test_units_lie_somewhere_and_none_is_made_up(levels: dict[str, int], units: int) -> None:
    wanted = spread(levels, units)
    assert wanted.keys() == levels.keys()
    assert sum(wanted.values()) == units
    assert min(wanted.values()) >= 0


def test_the_fullest_warehouse_changes_first() -> None:
    assert spread({"a": 5, "b": 40, "c": 0}, 50) == {"a": 5, "b": 45, "c": 0}
    assert spread({"a": 5, "b": 40, "c": 0}, 10) == {"a": 5, "b": 5, "c": 0}
    assert spread({"a": 5, "b": 40, "c": 0}, 3) == {"a": 3, "b": 0, "c": 0}


@pytest.mark.parametrize("item_id", ["", "../orders", "1" * 21, "١٢", "1?x=1"])
def test_an_id_leads_nowhere_else(item_id: str) -> None:
    with pytest.raises(AbilityError) as caught:
        paths.prices(item_id)
    assert caught.value.code == "not_found"
