"""Products as they are found: their titles, their variants, and what an order's line sold."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from whatnot import goods as goods_module
from whatnot.api import Api
from whatnot.goods import Goods
from whatnot.items import Item

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.whatnot.conftest import Server, variant

SOLD = {"active_in_shows": False, "reserved_for_live": False, "transaction_type": "buy_it_now"}


@pytest.fixture
def goods(server: Server, api: Api) -> Goods:
    server.answers |= {
        "products/7": [{"id": "7", "title": "Card"}],
        "products/7/variants": [
            {"data": [variant("8", "FOIL")], "next_cursor": "a"},
            {"data": [variant("9", None)], "next_cursor": None},
        ],
        "merchandising/products/7": [SOLD],
    }
    return Goods(api)


async def test_an_item_with_all_pages_of_its_variants(server: Server, goods: Goods) -> None:
    item = await goods.item("7")
    assert (item.title, list(item.variants)) == ("Card", ["FOIL", "9"])
    assert server.paths().count("products/7/variants") == 2


async def test_a_title_is_believed_for_a_minute(server: Server, goods: Goods, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        await goods.item("7")
    assert server.paths().count("products/7") == 1
    monkeypatch.setattr(goods_module, "_TITLE_S", -1.0)
    await goods.item("7")
    assert server.paths().count("products/7") == 2


@pytest.mark.parametrize("item_id", ["8", "", "..", "7/variants", "é"])
async def test_what_is_no_product_is_not_found(goods: Goods, item_id: str) -> None:
    with pytest.raises(AbilityError, match="no product with the id") as caught:
        await goods.item(item_id)
    assert caught.value.code == "not_found"


async def test_names_of_what_was_sold(server: Server, goods: Goods) -> None:
    server.answers["products/7/variants"] = [{"data": [variant("8", "FOIL"), variant("9", None)], "next_cursor": None}]
    assert [await goods.sold_name("7", one) for one in ("8", "9", "gone")] == ["FOIL", "9", "gone"]
    asked = len(server.asked)
    assert [await goods.sold_name("7", one) for one in ("8", "gone")] == ["FOIL", "gone"]
    assert len(server.asked) == asked, "remembered"
    server.answers["products/7/variants"] = [{"data": [variant("9", None)], "next_cursor": None}]
    await goods.item("7")
    assert await goods.sold_name("7", "8") == "FOIL", "the seller took it out meanwhile"
    assert await goods.sold_name("deleted", "x") == "x"
    assert await goods.sold_name(None, "x") == "x"
    assert await goods.sold_name(None, "8") == "FOIL", "a line that does not name its product"
    assert await goods.sold_name("7", None) == ""


async def test_only_what_fits_the_time_is_listed(
    server: Server, goods: Goods, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers["products"] = [{"data": [{"id": "7", "title": "Card"}] * 3, "next_cursor": None}]
    assert [item.id for item in await goods.items()] == ["7"] * 3
    monkeypatch.setattr(goods_module, "_LISTING_S", -1.0)
    assert await goods.items() == []
    assert "listed in time" in caplog.text


async def test_a_product_that_takes_too_long_is_not_waited_for(
    server: Server, goods: Goods, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers["products"] = [{"data": [{"id": "7", "title": "Card"}], "next_cursor": None}]
    is_read = asyncio.Event()

    async def stuck(item_id: str) -> Item:
        is_read.set()
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(goods_module, "_LISTING_S", 0.2)
    monkeypatch.setattr(goods, "item", stuck)
    async with asyncio.timeout(10):
        assert await goods.items() == []
    assert is_read.is_set()
    assert "listed in time" in caplog.text


async def test_products_that_are_gone_are_not_remembered_for_ever(goods: Goods, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goods_module, "_REMEMBERED", 3)
    for number in range(10):
        assert await goods.sold_name(f"gone-{number}", "x") == "x"
    assert len(goods._names) <= 3


async def test_a_further_page_that_takes_too_long_is_not_waited_for(
    server: Server, api: Api, goods: Goods, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers["products"] = [{"data": [{"id": "7", "title": "Card"}], "next_cursor": "a"}]
    read = api.page

    async def stuck(path: str, shape: type[Any], cursor: str = "", *, patient: bool = False) -> Any:
        if path == "products" and cursor:
            await asyncio.Event().wait()
        return await read(path, shape, cursor, patient=patient)

    monkeypatch.setattr(goods_module, "_LISTING_S", 1.0)
    monkeypatch.setattr(api, "page", stuck)
    async with asyncio.timeout(10):
        assert [item.id for item in await goods.items()] == ["7"]
    assert "listed in time" in caplog.text


async def test_a_list_of_nothing_but_odd_products_is_refused(server: Server, goods: Goods) -> None:
    server.answers["products"] = [
        {"data": [{"title": "no id"}], "next_cursor": "a"},
        {"data": [{"id": 7}], "next_cursor": None},
    ]
    with pytest.raises(AbilityError, match="2 rows"):
        await goods.items()
