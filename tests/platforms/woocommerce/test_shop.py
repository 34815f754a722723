"""The WooCommerce adapter passes the suites of all shops; prices, stock and goods as WooCommerce has them."""

from __future__ import annotations

import pytest
from woocommerce.shop import WooShop

from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from tests.parts.woocommerce import WooCommerce, goods
from tests.platforms.woocommerce.conftest import PRICE, STOCK, last_line


class TestWooShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


async def test_a_lower_price_is_a_sale_and_the_list_price_stays(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    await shop.set_price(stand.item_id, stand.sku, 7900, "CNY", PRICE)
    row = woo.store.find(stand.sku)[1]
    assert (row["regular_price"], row["sale_price"], row["on_sale"]) == ("99.00", "79.00", True)
    reading = await shop.read_item(stand.item_id)
    assert (reading.prices[stand.sku], reading.list_prices) == (7900, {stand.sku: PRICE})
    await shop.set_price(stand.item_id, stand.sku, PRICE, "CNY", 7900)
    assert (row["regular_price"], row["sale_price"]) == ("99.00", "")
    await shop.set_price(stand.item_id, stand.sku, 10_900, "CNY", PRICE)
    assert (row["regular_price"], row["sale_price"]) == ("109.00", "")


async def test_a_sale_that_is_planned_keeps_its_dates_and_the_price_is_put_back(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    woo.store.change(stand.sku, sale_price="89.00", date_on_sale_from_gmt="2099-01-01T00:00:00")
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "CNY", PRICE)
    assert "dates of its sale" in caught.value.text
    row = woo.store.find(stand.sku)[1]
    assert (row["regular_price"], row["sale_price"], row["price"]) == ("99.00", "89.00", "99.00")


async def test_a_shop_in_yen_that_keeps_two_decimals(woo: WooCommerce, shop: WooShop) -> None:
    woo.store.settings["general"]["currency"] = "JPY"
    item_id = str(woo.store.add_product("Soap", {"YEN": ("1500.00", 1)}))
    assert (await shop.read_item(item_id)).prices == {"YEN": 1500}
    await shop.set_price(item_id, "YEN", 1350, "JPY", 1500)
    assert woo.store.find("YEN")[1]["sale_price"] == "1350"
    woo.store.change("YEN", sale_price="1350.50")
    with refusal("refused") as caught:
        await shop.read_item(item_id)
    assert "1350.50" in caught.value.text


async def test_a_shop_that_charges_fewer_decimals_than_its_currency_has(woo: WooCommerce, shop: WooShop) -> None:
    woo.store.settings["general"]["price_num_decimals"] = "0"
    item_id = str(woo.store.add_product("Soap", {"SOAP": ("12", 1)}))
    await shop.set_price(item_id, "SOAP", 1100, "CNY", 1200)
    with refusal("refused") as caught:
        await shop.set_price(item_id, "SOAP", 1050, "CNY", 1100)
    assert "10.50 CNY" in caught.value.text
    assert woo.store.find("SOAP")[1]["price"] == "11.00"


@pytest.mark.parametrize(("entered", "shown"), [("no", "incl"), ("yes", "excl")])
async def test_a_price_that_buyers_are_shown_otherwise_is_none(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, entered: str, shown: str
) -> None:
    woo.store.settings["general"]["calc_taxes"] = "yes"
    woo.store.settings["tax"] |= {"prices_include_tax": entered, "tax_display_shop": shown}
    with refusal("refused") as caught:
        await shop.read_item(stand.item_id)
    assert "another price" in caught.value.text
    assert await shop.find_items() == [], "and the others are listed"
    for sku in (stand.sku, stand.other_sku):
        woo.store.change(sku, tax_status="none")
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE


@pytest.mark.parametrize(("with_tax", "unit_minor"), [("yes", 9900), ("no", 9900)])
async def test_orders_of_a_shop_with_tax_are_told_as_its_prices_are(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, with_tax: str, unit_minor: int
) -> None:
    woo.store.settings["general"]["calc_taxes"] = "yes"
    shown = "incl" if with_tax == "yes" else "excl"
    woo.store.settings["tax"] |= {"prices_include_tax": with_tax, "tax_display_shop": shown}
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3})
    line = await last_line(feed, number, "paid")
    assert (line.quantity, line.unit_price_minor) == (3, unit_minor)


async def test_money_of_nobody_is_refused(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.settings["general"]["currency"] = "BTC"
    with refusal("refused") as caught:
        await shop.read_item(stand.item_id)
    assert "ISO 4217" in caught.value.text


async def test_what_is_bought_between_reading_and_writing_stays_bought(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.before_write = lambda: woo.store.check_out({stand.sku: 3}) and None
    await shop.set_stock(stand.item_id, stand.sku, 20, STOCK)
    woo.before_write = lambda: None
    assert woo.store.find(stand.sku)[1]["stock_quantity"] == 17
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 17


async def test_units_of_an_unpaid_checkout_are_not_for_sale(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    number = woo.store.check_out({stand.sku: 4}, pay=False)
    assert woo.store.find(stand.sku)[1]["stock_quantity"] == STOCK, "WooCommerce itself does not say it"
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK - 4
    await shop.set_stock(stand.item_id, stand.sku, 2, STOCK - 4)
    assert not await stand.buy(stand.sku, 3)
    assert await stand.buy(stand.sku, 2)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 0
    woo.store.move(number, "cancelled")
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 4


async def test_a_checkout_keeps_its_units_for_as_long_as_the_shop_says(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.check_out({stand.sku: 4}, pay=False)
    await shop.read_item(stand.item_id)
    woo.store.skew_s = 3700
    await shop.read_item(stand.item_id)  # the shop's clock is known by its answers
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK


async def test_many_unpaid_checkouts_are_counted_page_by_page(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.change(stand.sku, stock_quantity=500)
    for _ in range(230):
        woo.store.check_out({stand.sku: 1}, pay=False)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 270


async def test_what_shops_do_not_count_is_not_told_and_not_written(woo: WooCommerce, shop: WooShop) -> None:
    item_id = str(woo.store.add_product("Song", {"SONG": ("3.00", None)}))
    assert (await shop.read_item(item_id)).stocks == {}
    with refusal("refused") as caught:
        await shop.set_stock(item_id, "SONG", 5, None)
    assert "'Manage stock'" in caught.value.text
    woo.store.change("SONG", manage_stock=True, stock_quantity=3, backorders="yes")
    assert (await shop.read_item(item_id)).stocks == {}
    with refusal("refused") as caught:
        await shop.set_stock(item_id, "SONG", 5, None)
    assert "beyond its stock" in caught.value.text


async def test_units_that_the_shop_takes_for_none_are_not_left_there(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goods, "NO_STOCK", 5)
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 4, STOCK)
    assert "'Out of stock threshold'" in caught.value.text
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK
    await shop.set_stock(stand.item_id, stand.sku, 0, STOCK)
    await shop.set_stock(stand.item_id, stand.sku, 6, 0)
    assert await stand.buy(stand.sku, 1)


async def test_a_stock_that_stays_is_said(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    row = woo.store.find(stand.sku)[1]
    woo.before_write = lambda: row.update(stock_quantity=row["stock_quantity"] - 50)  # a program that puts it back
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, STOCK + 50, STOCK)
    assert "has not changed" in caught.value.text


async def test_a_stock_of_all_variations_together_is_none_of_theirs(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.change(stand.sku, manage_stock=False)
    woo.store.products[int(stand.item_id)] |= {"manage_stock": True, "stock_quantity": 9}
    assert (await shop.read_item(stand.item_id)).stocks == {stand.other_sku: 50}
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    assert "together" in caught.value.text


async def test_a_variation_without_a_sku_is_called_by_its_number(woo: WooCommerce, shop: WooShop) -> None:
    item_id = woo.store.add_product("Shirt", {"": ("99.00", 5), "SHIRT-BLUE": ("99.00", 6)}, sku="SHIRT")
    own = str(next(number for number, row in woo.store.variations[item_id].items() if not row["sku"]))
    assert (await shop.read_item(str(item_id))).stocks == {own: 5, "SHIRT-BLUE": 6}
    await shop.set_stock(str(item_id), own, 7, 5)
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({own: 2, "SHIRT-BLUE": 1})
    lines = await lines_until(feed, lambda lines: any(line.order_id == str(number) for line in lines))
    assert {line.sku: line.quantity for line in lines if line.order_id == str(number)} == {own: 2, "SHIRT-BLUE": 1}


async def test_a_product_by_itself_is_its_own_variant(woo: WooCommerce, shop: WooShop) -> None:
    item_id = str(woo.store.add_product("Soap", {"SOAP": ("12.50", 4)}))
    await shop.open_link(item_id, False)
    assert woo.store.find("SOAP")[0]["status"] == "private"
    reading = await shop.read_item(item_id)
    assert (reading.open, reading.prices, reading.stocks) == (False, {"SOAP": 1250}, {"SOAP": 4}), "its stock can be arranged"
    await shop.set_stock(item_id, "SOAP", 2, 4)
    await shop.open_link(item_id, True)
    assert woo.store.check_out({"SOAP": 2})


async def test_a_variation_that_is_switched_off_cannot_be_bought(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    for sku, is_last in ((stand.sku, False), (stand.other_sku, True)):
        woo.store.change(sku, status="private")
        reading = await shop.read_item(stand.item_id)
        assert (reading.stocks[sku], reading.open) == (0, not is_last)
        assert not await stand.buy(sku, 1)
    with refusal("refused"):
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    with refusal("refused"):
        await shop.open_link(stand.item_id, True)


async def test_more_products_than_a_page_has(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    for number in range(230):
        woo.store.add_product(f"Soap {number}", {f"S-{number}": ("1.00", 1)})
    assert len(await shop.find_items()) == 231
