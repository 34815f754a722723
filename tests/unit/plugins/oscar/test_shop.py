"""What the real server of the integration test does not have: tax, other hands in between, odd prices, products that are gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from oscar.answers import Line
from oscar.api import Api
from oscar.feed import OrderFeed
from oscar.goods import Goods
from oscar.orders import Sold
from oscar.shop import OscarShop
from oscar.statuses import Statuses

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext
from tests.unit.plugins.oscar.conftest import ROOT, Server, product, stock_record


@pytest.fixture
def shop(api: Callable[..., Api], tmp_path: Path) -> OscarShop:
    client = api()
    goods = Goods(client)
    return OscarShop(client, goods, OrderFeed(client, goods, Statuses(), Bookmark(PluginContext(tmp_path, tmp_path))))


def on_sale(server: Server, record: dict[str, Any], *gross: str) -> None:
    """Product 3 with this stock record, and what a visitor pays for it, again and again."""
    server.answers["admin/products/3/"] = [product(3, record)]
    server.answers["products/3/price/"] = [{"currency": "CNY", "incl_tax": price} for price in gross]


async def test_units_promised_to_orders_are_not_for_sale(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", stock=10, allocated=7), "99.00")
    assert (await shop.read_item("3")).stocks == {"RED": 3}
    server.answers["admin/stockrecords/4/"] = [stock_record(4, "RED", stock=12, allocated=7)]
    await shop.set_stock("3", "RED", 5, 3)
    assert [json.loads(change) for change in server.changes] == [{"num_in_stock": 12}], "what buyers hold is never written"


async def test_more_promised_than_there_is_can_be_set_right(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", stock=2, allocated=5), "99.00")
    assert (await shop.read_item("3")).stocks == {"RED": 0}
    server.answers["admin/stockrecords/4/"] = [stock_record(4, "RED")]
    await shop.set_stock("3", "RED", 0, 0)
    assert [json.loads(change) for change in server.changes] == [{"num_in_stock": 5}]


async def test_counts_that_were_never_begun_are_none(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", stock=10, allocated=None) | {"num_in_stock": None}, "99.00")
    assert (await shop.read_item("3")).stocks == {"RED": 0}


async def test_no_more_than_a_shop_can_hold(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", stock=10, allocated=7), "99.00")
    with pytest.raises(AbilityError, match="between 0 and"):
        await shop.set_stock("3", "RED", 2**31 - 1, None)
    assert server.changes == []


async def test_a_closed_product_is_opened_in_one_request_right_after_its_stock(server: Server, shop: OscarShop) -> None:
    record = stock_record(4, "RED")
    server.answers |= {"admin/products/3/": [product(3, record, is_public=False)], "admin/stockrecords/4/": [record]}
    await shop.set_stock("3", "RED", 5, 10)
    before = len(server.asked)
    await shop.open_link("3", True)
    assert [request.method for request in server.asked[before:]] == ["PATCH"]
    await shop.open_link("3", False)
    assert "GET" in [request.method for request in server.asked[before + 1 :]], "closing looks first, and again"


async def test_a_buyer_pays_tax_on_top_and_is_charged_what_was_wished(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", "100.00"), "120.00", "90.00")
    assert (await shop.read_item("3")).prices == {"RED": 12000}
    server.answers["admin/stockrecords/4/"] = [stock_record(4, "RED", "75.00")]
    await shop.set_price("3", "RED", 9000, "CNY", 12000)
    assert [json.loads(change) for change in server.changes] == [{"price": "75.00"}]


async def test_a_price_that_tax_makes_another_is_taken_back(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", "100.00"), "119.00", "78.99")
    server.answers["admin/stockrecords/4/"] = [stock_record(4, "RED", "66.38"), stock_record(4, "RED", "100.00")]
    with pytest.raises(AbilityError, match=r"charges 78.99 for RED with tax, and cannot charge exactly 79.00"):
        await shop.set_price("3", "RED", 7900, "CNY", None)
    assert [json.loads(change)["price"] for change in server.changes] == ["66.39", "100.00"]


async def test_a_list_in_which_prices_bear_tax_says_none(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", "100.00"), "120.00")
    server.answers["admin/products/"] = [[product(3, stock_record(4, "RED", "100.00")), product(5, stock_record(6, "PINK"))]]
    assert [reading.prices for reading in await shop.find_items()] == [{}, {}]


async def test_a_conflict_is_said_in_money(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED"), "99.00")
    with pytest.raises(AbilityError, match=r"RED costs 99.00 CNY in Oscar, not 98.00") as caught:
        await shop.set_price("3", "RED", 7900, "CNY", 9800)
    assert caught.value.code == "conflict"
    assert server.changes == []


async def test_what_has_no_price_is_read_without_and_can_be_given_one(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", None), "79.00")
    assert (await shop.read_item("3")).prices == {}
    server.answers["admin/stockrecords/4/"] = [stock_record(4, "RED", "79.00")]
    with pytest.raises(AbilityError, match="costs - in Oscar"):
        await shop.set_price("3", "RED", 7900, "CNY", 9900)
    await shop.set_price("3", "RED", 7900, "CNY", None)
    assert [json.loads(change) for change in server.changes] == [{"price": "79.00"}]


async def test_prices_may_be_numbers(server: Server, shop: OscarShop) -> None:
    on_sale(server, stock_record(4, "RED", 99.9), "99.90")
    assert (await shop.read_item("3")).prices == {"RED": 9990}


async def test_variants_on_other_pages_find_their_product(server: Server, shop: OscarShop) -> None:
    children = [f"{ROOT}admin/products/{number}/" for number in (5, 6)]
    parent = product(3, structure="parent", children=children)
    red = product(5, stock_record(7, "RED"), structure="child", parent=3, product_class=None)
    pink = product(6, stock_record(8, "PINK"), structure="child", parent=3, product_class=None, is_public=False)
    server.answers["admin/products/"] = [
        {"next": "http://x/?limit=1&offset=1", "results": [red]},
        {"next": None, "results": [pink, parent]},
    ]
    server.answers["products/5/price/"] = server.answers["products/6/price/"] = [{"currency": "CNY", "incl_tax": "99.00"}]
    (reading,) = await shop.find_items()
    assert (reading.item_id, reading.open, reading.stocks) == ("3", True, {"RED": 10, "PINK": 0})
    assert reading.prices == {"RED": 9900, "PINK": 9900}


@pytest.mark.expect_warnings
async def test_one_odd_price_does_not_hide_the_other_items(server: Server, shop: OscarShop) -> None:
    yen = stock_record(4, "YEN", "1500.50") | {"price_currency": "JPY"}
    server.answers["admin/products/"] = [[product(5, stock_record(6, "RED")), product(3, yen)]]
    server.answers["products/5/price/"] = [{"currency": "CNY", "incl_tax": "99.00"}]
    assert [reading.item_id for reading in await shop.find_items()] == ["5"]


@pytest.mark.parametrize("item_id", ["", "7", "../orders", "1?x=1", "-1", "٣", "9" * 30])
async def test_what_is_no_product(server: Server, shop: OscarShop, item_id: str) -> None:
    with pytest.raises(AbilityError, match="no product with the id") as caught:
        await shop.read_item(item_id)
    assert caught.value.code == "not_found"


async def test_a_line_of_a_product_that_is_gone_has_no_name(server: Server, api: Callable[..., Api]) -> None:
    goods = Goods(api())
    line = Line(f"{ROOT}admin/orderlines/7/", 1, "CNY", Decimal("9.00"))
    assert await goods.sold(line) == Sold()
    assert server.asked == []
    line = Line(line.url, 1, "CNY", line.price_incl_tax, f"{ROOT}products/9/", f"{ROOT}products/9/stockrecords/4/")
    assert await goods.sold(line) == Sold()
    server.answers["admin/products/9/"] = [httpx.Response(500), product(9, stock_record(4, "RED"), parent=3)]
    assert await goods.sold(line) == await goods.sold(line) == Sold("3", "RED")
    assert len(server.asked) == 3, "it is remembered"
