"""Orders of the WooCommerce adapter: their states, what comes back, and more of them than a page has."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace
from woocommerce.api import Api
from woocommerce.shop import WooShop

from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from tests.parts.woocommerce import WooCommerce
from tests.platforms.woocommerce.conftest import PRICE, last_line, shop_of


async def test_an_order_goes_through_its_states(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3}, pay=False, name="梅梅 韩", note="Blue lid")
    created = await last_line(feed, number, "created")
    assert (created.quantity, created.unit_price_minor, created.buyer, created.note) == (3, PRICE, "梅**", "Blue lid")
    woo.store.move(number, "on-hold")
    for word, status in (("processing", "paid"), ("cancelled", "cancelled")):
        woo.store.move(number, word)
        line = await last_line(feed, number, status)
        assert replace(line, at_ms=0) == replace(created, status=status, at_ms=0)


async def test_a_payment_that_fails_gives_the_units_back_and_may_still_come(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3}, pay=False)
    assert (await last_line(feed, number, "created")).quantity == 3
    woo.store.skew_s += 1
    woo.store.move(number, "failed")
    failed = (await lines_until(feed, lambda lines: any(line.quantity == 0 for line in lines)))[-1]
    assert failed.status == "created"
    woo.store.move(number, "processing")
    assert (await last_line(feed, number, "paid")).quantity == 3


async def test_money_that_goes_back_for_some_units_and_for_all(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3})
    paid = await last_line(feed, number, "paid")
    line_id = int(paid.line_id)
    woo.store.skew_s += 1
    woo.store.refund(number, {line_id: 1})
    fewer = (await lines_until(feed, lambda lines: any(line.quantity == 2 for line in lines)))[-1]
    assert fewer.status == "paid"
    assert fewer.at_ms > paid.at_ms, "so that the ledger knows which is later"
    woo.store.refund(number, {line_id: 2})
    assert (await last_line(feed, number, "refunded")).quantity == 3


async def test_a_line_whose_units_are_all_back_is_refunded_though_the_order_is_not(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 2, stand.other_sku: 1})
    await last_line(feed, number, "paid")
    first = woo.store.orders[number]["line_items"][0]
    woo.store.refund(number, {first["id"]: 2})
    lines = await lines_until(feed, lambda lines: any(line.status == "refunded" for line in lines))
    assert {line.sku: line.status for line in lines} == {stand.sku: "refunded", stand.other_sku: "paid"}


async def test_a_bookmark_goes_on_from_where_the_session_began(
    woo: WooCommerce, api: Api, stand: ShopStand, bookmark: Bookmark
) -> None:
    before = woo.store.check_out({stand.sku: 1})
    woo.store.skew_s += 5
    await anext(shop_of(api, bookmark).orders())
    number = woo.store.check_out({stand.sku: 1})
    woo.store.move(before, "completed")  # an order of before that changes is none of the show's
    feed = shop_of(api, bookmark).orders()
    lines = await lines_until(feed, lambda lines: any(line.order_id == str(number) for line in lines))
    assert str(before) not in {line.order_id for line in lines}


async def test_more_orders_than_a_page_has_are_all_told(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.change(stand.sku, stock_quantity=1000)
    feed = shop.orders()
    await anext(feed)
    numbers = {str(woo.store.check_out({stand.sku: 1})) for _ in range(230)}
    told: set[str] = set()
    async with asyncio.timeout(30):
        while not numbers <= told:
            told |= {line.order_id for line in await anext(feed)}
    assert any(asked[1] == "orders" and asked[2].get("page") == "3" for asked in woo.asked)


async def test_orders_of_a_shop_that_was_away_are_all_told(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 1})
    woo.failures += [502] * 60
    with refusal("unreachable"):
        async for _ in feed:
            pass
    woo.failures.clear()
    assert (await last_line(shop.orders(), number, "paid")).quantity == 1


async def test_drafts_of_a_checkout_are_no_orders(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    draft = woo.store.check_out({stand.sku: 1}, pay=False)
    woo.store.orders[draft]["status"] = "checkout-draft"
    number = woo.store.check_out({stand.sku: 1})
    lines = await lines_until(feed, lambda lines: any(line.order_id == str(number) for line in lines))
    assert str(draft) not in {line.order_id for line in lines}
