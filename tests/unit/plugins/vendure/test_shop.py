"""What the real server of the integration test does not have: prices without tax, other hands in between, many items."""

from __future__ import annotations

import pytest
from vendure.shop import VendureShop

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.vendure.conftest import Server, product, rules


@pytest.mark.parametrize(("tax", "wanted", "written"), [(20.0, 9480, 7900), (13.0, 11300, 10000), (0.0, 7999, 7999)])
async def test_a_price_without_tax_is_written_so_that_buyers_pay_the_wanted_one(
    server: Server, shop: VendureShop, tax: float, wanted: int, written: int
) -> None:
    server.answers = [{"data": rules(prices_include_tax=False) | {"product": product(tax=tax)}}, {"data": {}}]
    await shop.set_price("3", "RED", wanted, "CNY", 9900)
    assert server.asked[-1]["variables"] == {"input": [{"id": "31", "price": written}]}


async def test_a_price_that_tax_makes_impossible_is_refused(server: Server, shop: VendureShop) -> None:
    server.answers = [{"data": rules(prices_include_tax=False) | {"product": product(tax=20.0)}}]
    with pytest.raises(AbilityError, match="20 % tax") as caught:
        await shop.set_price("3", "RED", 9903, "CNY", None)
    assert caught.value.code == "refused"
    assert len(server.asked) == 1


async def test_nothing_is_written_when_it_is_so_already(server: Server, shop: VendureShop) -> None:
    server.answers = [{"data": rules() | {"product": product()}}]
    await shop.set_price("3", "RED", 9900, "CNY", 1)
    await shop.set_stock("3", "RED", 10, 10)
    with pytest.raises(AbilityError, match="10 of RED can be bought in Vendure, not 1"):
        await shop.set_stock("3", "RED", 10, 1)
    await shop.open_link("3", True)
    assert all("mutation" not in asked["query"] for asked in server.asked)


async def test_a_closed_product_is_opened_in_one_question_right_after_its_price(server: Server, shop: VendureShop) -> None:
    closed = rules() | {"product": product() | {"enabled": False}}
    server.answers = [{"data": closed}, {"data": {}}, {"data": {}}, {"data": closed}, {"data": {}}]
    await shop.set_price("3", "RED", 7900, "CNY", 9900)
    await shop.open_link("3", True)
    assert [asked["variables"] for asked in server.asked[2:]] == [{"input": {"id": "3", "enabled": True}}]
    await shop.open_link("4", True)
    assert len(server.asked) == 5, "of another one nothing is known"


async def test_all_items_page_by_page(server: Server, shop: VendureShop) -> None:
    pages = [[product(item_id=str(number)) for number in range(skip, min(120, skip + 50))] for skip in (0, 50, 100)]
    server.answers = [{"data": rules() | {"products": {"totalItems": 120, "items": items}}} for items in pages]
    assert [reading.item_id for reading in await shop.find_items()] == [str(number) for number in range(120)]
    assert [asked["variables"]["skip"] for asked in server.asked] == [0, 50, 100]


@pytest.mark.parametrize(
    ("currency", "precision", "stored", "minor", "wanted", "written"),
    [
        ("JPY", 2, 150_000, 1500, 1350, 135_000),
        ("JPY", 0, 1500, 1500, 1350, 1350),
        ("KWD", 2, 125, 1250, 990, 99),
        ("KWD", 3, 1250, 1250, 995, 995),
        ("CNY", 4, 990_000, 9900, 8850, 885_000),
    ],
)
async def test_prices_are_counted_as_the_server_counts_them(
    server: Server, shop: VendureShop, currency: str, precision: int, stored: int, minor: int, wanted: int, written: int
) -> None:
    server.answers = [{"data": rules(precision=precision) | {"product": product(stored, currency=currency)}}]
    assert (await shop.read_item("3")).prices == {"RED": minor}
    server.answers += [{"data": {}}]
    await shop.set_price("3", "RED", wanted, currency, minor)
    assert server.asked[-1]["variables"] == {"input": [{"id": "31", "price": written}]}


async def test_what_cannot_be_said_exactly_is_refused(server: Server, shop: VendureShop) -> None:
    server.answers = [{"data": rules() | {"product": product(125, currency="KWD")}}]
    with pytest.raises(AbilityError, match=r"Vendure keeps 2 decimals: 1\.255 KWD cannot be written there"):
        await shop.set_price("3", "RED", 1255, "KWD", None)
    assert all("mutation" not in asked["query"] for asked in server.asked)
    server.answers = [{"data": rules() | {"product": product(150_050, currency="JPY")}}]
    with pytest.raises(AbilityError, match="price of RED has more decimals than JPY has"):
        await shop.read_item("3")


async def test_a_conflict_is_said_in_money(server: Server, shop: VendureShop) -> None:
    server.answers = [{"data": rules() | {"product": product(150_000, currency="JPY")}}]
    with pytest.raises(AbilityError, match="RED costs 1500 JPY in Vendure, not 1400") as caught:
        await shop.set_price("3", "RED", 1350, "JPY", 1400)
    assert caught.value.code == "conflict"


@pytest.mark.expect_warnings
async def test_one_odd_price_does_not_hide_the_other_items(server: Server, shop: VendureShop) -> None:
    items = [product(150_050, item_id="1", currency="JPY"), product(150_000, item_id="2", currency="JPY")]
    server.answers = [{"data": rules() | {"products": {"totalItems": 2, "items": items}}}]
    assert [reading.item_id for reading in await shop.find_items()] == ["2"]
