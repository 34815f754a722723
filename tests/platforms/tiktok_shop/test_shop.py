"""The TikTok Shop adapter passes the suites of all shops; prices, stock and products as TikTok Shop has them."""

from __future__ import annotations

import pytest
from tiktok_shop.shop import TikTokShop

from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, ShopStand
from studio.plugin_api.testing.stand import refusal
from tests.parts.tiktok_shop import TikTok
from tests.platforms.tiktok_shop.conftest import PRICE, STOCK


class TestTikTokShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


async def test_what_it_cannot_hold_is_not_promised(shop: TikTokShop, stand: ShopStand) -> None:
    assert shop.capabilities == {"item.read", "price.write", "stock.write"}
    assert (await shop.read_item(stand.item_id)).limit is None


@pytest.mark.parametrize("status", ["SELLER_DEACTIVATED", "PENDING", "PLATFORM_DEACTIVATED"])
async def test_a_product_that_is_not_live_is_read_and_keeps_its_price(
    tiktok: TikTok, shop: TikTokShop, stand: ShopStand, status: str
) -> None:
    tiktok.store.products[stand.item_id]["status"] = status
    reading = await shop.read_item(stand.item_id)
    assert (reading.open, reading.prices[stand.sku]) == (False, PRICE)
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "USD", PRICE)
    assert f"set the price of {stand.sku} to 79.00 USD in Seller Center yourself" in caught.value.text
    assert await shop.find_items() == []


async def test_stock_is_written_of_what_can_come_back_and_of_nothing_else(
    tiktok: TikTok, shop: TikTokShop, stand: ShopStand
) -> None:
    tiktok.store.products[stand.item_id]["status"] = "SELLER_DEACTIVATED"
    await shop.set_stock(stand.item_id, stand.sku, 5, STOCK)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 5
    tiktok.store.products[stand.item_id]["status"] = "PLATFORM_DEACTIVATED"
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 6, 5)
    assert "in the status that it has" in caught.value.text


async def test_what_is_sold_beyond_its_stock_has_none_to_hold_to(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    tiktok.store.find(stand.sku)[1]["inventory"][0]["backorder_quantity"] = 888
    assert (await shop.read_item(stand.item_id)).stocks == {stand.other_sku: 50}
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, STOCK)
    assert "beyond its stock" in caught.value.text


async def test_a_price_that_buyers_are_shown_otherwise_is_taken_back(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    tiktok.taxes = 20
    price = tiktok.store.find(stand.sku)[1]["price"]
    price |= {"tax_exclusive_price": "82.50", "sale_price": "99.00"}
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "USD", PRICE)
    assert "94.80" in caught.value.text
    assert "was put back" in caught.value.text
    assert price["tax_exclusive_price"] == "82.50"
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE, "and not the taxes once more"


async def test_a_price_that_could_not_be_taken_back_is_said(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    tiktok.taxes = 20
    writes: list[str] = []

    def promoted_then() -> None:
        writes.append("")
        tiktok.store.find(stand.sku)[1]["is_promoted"] = len(writes) > 1

    tiktok.before_write = promoted_then
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "USD", PRICE)
    assert "does not show the price of before again" in caught.value.text
    assert "99.00 USD" in caught.value.text
    assert "was put back" not in caught.value.text


async def test_what_a_sale_s_end_leaves_to_the_operator_is_said_before_any_launch(shop: TikTokShop) -> None:
    assert "puts no price back" in shop.notice
    assert "set the old price there" in shop.notice


async def test_a_price_that_a_promotion_holds_is_said(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    tiktok.store.find(stand.sku)[1]["is_promoted"] = True
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "USD", PRICE)
    assert "promotion" in caught.value.text


async def test_units_in_several_warehouses_are_one_stock(tiktok: TikTok, shop: TikTokShop) -> None:
    item_id = tiktok.store.add_product("Soap", {"SOAP": ("12.50", 40)}, warehouses=3)
    there = tiktok.store.find("SOAP")[1]["inventory"]
    there[1]["quantity"] = 5
    assert (await shop.read_item(item_id)).stocks == {"SOAP": 45}
    await shop.set_stock(item_id, "SOAP", 3, 45)
    assert [one["quantity"] for one in there] == [0, 3, 0]
    await shop.set_stock(item_id, "SOAP", 60, 3)
    assert [one["quantity"] for one in there] == [0, 60, 0]


async def test_a_sku_without_a_warehouse_has_no_stock_to_set(tiktok: TikTok, shop: TikTokShop) -> None:
    item_id = tiktok.store.add_product("Soap", {"SOAP": ("12.50", 0)}, warehouses=0)
    with refusal("refused") as caught:
        await shop.set_stock(item_id, "SOAP", 5, 0)
    assert "no warehouse" in caught.value.text


async def test_a_variant_that_is_switched_off_has_none_left(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    tiktok.store.find(stand.sku)[1]["status_info"]["status"] = "DEACTIVATED"
    assert (await shop.read_item(stand.item_id)).stocks == {stand.sku: 0, stand.other_sku: 50}
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, 0)
    assert "switched off" in caught.value.text
    assert tiktok.store.units(stand.sku) == STOCK, "what lies in the warehouse is not overwritten by a count from zero"


async def test_rupiahs_are_written_whole(tiktok: TikTok, shop: TikTokShop) -> None:
    item_id = tiktok.store.add_product("Soap", {"SOAP": ("15000", 4)}, currency="IDR")
    assert (await shop.read_item(item_id)).prices == {"SOAP": 1_500_000}
    await shop.set_price(item_id, "SOAP", 1_350_000, "IDR", 1_500_000)
    assert tiktok.store.find("SOAP")[1]["price"]["tax_exclusive_price"] == "13500"
    with refusal("refused"):
        await shop.set_price(item_id, "SOAP", 1_350_050, "IDR", None)


async def test_more_products_than_a_page_has(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    for number in range(130):
        tiktok.store.add_product(f"Soap {number}", {f"S-{number}": ("1.00", 1)})
    odd = tiktok.store.find("S-7")[1]
    odd["price"] = {"currency": "USD", "sale_price": "a lot"}
    assert len(await shop.find_items()) == 130, "an odd one does not hide the others"
