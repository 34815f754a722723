"""Orders of the Whatnot adapter: their states, their prices, and more of them than a page has."""

from __future__ import annotations

from msgspec.structs import replace
from whatnot.api import PAGE, Api
from whatnot.shop import WhatnotShop

from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from tests.parts.whatnot import Whatnot
from tests.platforms.whatnot.conftest import PRICE, last_line, shop_of


async def test_an_order_goes_through_its_states(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = whatnot.store.buy({stand.sku: 3}, status="pending")
    created = await last_line(feed, order_id, "created")
    assert (created.quantity, created.unit_price_minor, created.buyer) == (3, PRICE, "m**")
    for word, status in (("pending_fulfillment", "paid"), ("completed", "paid"), ("cancelled", "cancelled")):
        whatnot.store.skew_s += 1
        whatnot.store.move(order_id, word)
        line = await last_line(feed, order_id, status)
        assert replace(line, at_ms=0) == replace(created, status=status, at_ms=0)


async def test_a_payment_that_fails_holds_nothing(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = whatnot.store.buy({stand.sku: 3}, status="pending")
    await last_line(feed, order_id, "created")
    whatnot.store.skew_s += 1
    whatnot.store.move(order_id, "failed")
    lines = await lines_until(feed, lambda lines: any(line.quantity == 0 for line in lines))
    assert lines[-1].status == "created"


async def test_a_coupon_is_shared_among_the_lines(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = whatnot.store.buy({stand.sku: 2, stand.other_sku: 1}, discount="28.60")  # a tenth of 286
    lines = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
    assert {line.sku: line.unit_price_minor for line in lines} == {stand.sku: 8910, stand.other_sku: 7920}


async def test_without_the_scope_nobody_knows_the_buyer(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.scopes.discard("read:customers")
    feed = shop.orders()
    await anext(feed)
    assert (await last_line(feed, whatnot.store.buy({stand.sku: 1}), "paid")).buyer == ""


async def test_what_was_sold_is_called_as_it_is_for_sale(whatnot: Whatnot, shop: WhatnotShop) -> None:
    item_id = whatnot.store.add_product("Card", {"": ("5.00", 5), "GONE": ("6.00", 5)})
    nameless, gone = (row["id"] for row in whatnot.store.variants[item_id])
    feed = shop.orders()
    await anext(feed)
    order_id = whatnot.store.buy({nameless: 1, gone: 1})
    whatnot.store.variants[item_id].pop()  # the seller takes one out
    lines = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
    assert {line.sku for line in lines} == {nameless, gone}


async def test_more_orders_than_a_page_has_are_all_told(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    whatnot.store.find(stand.sku)[1]["inventory"] = {"available_quantity": 1000}
    orders = {whatnot.store.buy({stand.sku: 1}) for _ in range(2 * PAGE + 5)}
    await lines_until(feed, lambda lines: orders <= {line.order_id for line in lines})


async def test_a_cancellation_of_an_order_that_is_no_longer_among_the_latest_is_found(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand
) -> None:
    feed = shop.orders()
    await anext(feed)
    whatnot.store.find(stand.sku)[1]["inventory"] = {"available_quantity": 1000}
    first = whatnot.store.buy({stand.sku: 1})
    for _ in range(2 * PAGE):
        whatnot.store.buy({stand.sku: 1})
    await lines_until(feed, lambda lines: len({line.order_id for line in lines}) > 2 * PAGE)
    whatnot.store.skew_s += 60
    whatnot.store.move(first, "cancelled")
    assert (await last_line(feed, first, "cancelled")).quantity == 1


async def test_orders_of_before_are_none_of_the_show_s(whatnot: Whatnot, api: Api, bookmark: Bookmark, stand: ShopStand) -> None:
    before = whatnot.store.buy({stand.sku: 1})
    whatnot.store.skew_s += 5
    feed = shop_of(api, bookmark).orders()
    await anext(feed)
    whatnot.store.skew_s += 5
    order_id = whatnot.store.buy({stand.sku: 1})
    whatnot.store.move(before, "completed")
    lines = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
    again = await lines_until(shop_of(api, bookmark).orders(), lambda lines: any(line.order_id == order_id for line in lines))
    assert {line.order_id for line in lines + again} == {order_id}, "a process that begins anew goes on from there"


async def test_orders_of_a_seller_who_could_not_be_reached_are_all_told(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand
) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = whatnot.store.buy({stand.sku: 1})
    whatnot.failures += [502] * 60
    with refusal("unreachable"):
        async for _ in feed:
            pass
    whatnot.failures.clear()
    assert (await last_line(shop.orders(), order_id, "paid")).quantity == 1


async def test_a_list_in_another_order_is_not_followed(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.oldest_first = True
    whatnot.store.buy({stand.sku: 1})
    whatnot.store.skew_s += 5
    whatnot.store.buy({stand.sku: 1})
    with refusal("refused") as caught:
        async for _ in shop.orders():
            pass
    assert "does not know" in caught.value.text
