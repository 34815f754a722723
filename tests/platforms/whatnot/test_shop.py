"""The Whatnot adapter passes the suites of all shops; products and stock as Whatnot has them."""

from __future__ import annotations

import asyncio

import pytest
from whatnot import goods
from whatnot.api import PAGE
from whatnot.shop import WhatnotShop

from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, ShopStand
from studio.plugin_api.testing.stand import refusal
from tests.parts.whatnot import Whatnot
from tests.platforms.whatnot.conftest import PRICE, STOCK


class TestWhatnotShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


async def test_what_it_cannot_hold_is_not_among_its_words(shop: WhatnotShop, stand: ShopStand) -> None:
    assert shop.capabilities == {"item.read", "stock.write"}
    reading = await shop.read_item(stand.item_id)
    assert (reading.limit, reading.pinned, reading.list_prices) == (None, False, {})


@pytest.mark.parametrize(
    ("kind", "reserved", "in_shows", "is_open"),
    [
        ("buy_it_now", False, False, True),
        ("buy_it_now", True, False, False),
        ("buy_it_now", True, True, True),
        (None, False, False, False),
    ],
)
async def test_a_product_is_open_where_it_is_sold(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand, kind: str | None, reserved: bool, in_shows: bool, is_open: bool
) -> None:
    sold = {"transaction_type": kind, "reserved_for_live": reserved, "active_in_shows": in_shows}
    whatnot.store.merchandising[stand.item_id] = sold
    assert (await shop.read_item(stand.item_id)).open == is_open
    assert bool(await stand.buy(stand.sku, 1)) == is_open


async def test_what_is_auctioned_has_no_price_and_does_not_hide_the_others(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand
) -> None:
    auction = whatnot.store.add_product("Rare card", {"RARE": ("1.00", 1)}, kind="auction")
    priceless = whatnot.store.add_product("New card", {"NEW": (None, None)}, kind=None)
    for item_id, word in ((auction, "'auction'"), (priceless, "no price")):
        with refusal("refused") as caught:
            await shop.read_item(item_id)
        assert word in caught.value.text
    assert [reading.item_id for reading in await shop.find_items()] == [stand.item_id]


async def test_variants_without_a_sku_or_with_the_same_are_called_by_their_id(whatnot: Whatnot, shop: WhatnotShop) -> None:
    item_id = whatnot.store.add_product("Card", {"": ("5.00", 1), "A": ("6.00", 2), "B": ("7.00", 3)})
    rows = whatnot.store.variants[item_id]
    rows[2]["sku"] = "A"
    names = [row["id"] for row in rows]
    assert (await shop.read_item(item_id)).stocks == dict(zip(names, (1, 2, 3), strict=True))
    await shop.set_stock(item_id, names[2], 9, 3)
    assert rows[2]["inventory"] == {"available_quantity": 9}


async def test_a_new_variant_gets_its_first_stock(whatnot: Whatnot, shop: WhatnotShop) -> None:
    item_id = whatnot.store.add_product("Card", {"NEW": ("5.00", None)})
    assert (await shop.read_item(item_id)).stocks == {}
    with refusal("conflict") as caught:
        await shop.set_stock(item_id, "NEW", 5, 0)
    assert "keeps no stock of NEW" in caught.value.text
    await shop.set_stock(item_id, "NEW", 5, None)
    assert (await shop.read_item(item_id)).stocks == {"NEW": 5}
    assert [asked[1] for asked in whatnot.asked if asked[0] == "POST"] == ["inventory/set"]


async def test_a_variant_of_which_no_stock_is_kept_is_said(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.store.unsupported.add(whatnot.store.find(stand.sku)[1]["id"])
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    assert "keeps no stock" in caught.value.text


async def test_what_is_bought_between_reading_and_writing_stays_bought(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand
) -> None:
    whatnot.before_write = lambda: whatnot.store.buy({stand.sku: 3})
    await shop.set_stock(stand.item_id, stand.sku, 20, None)
    whatnot.before_write = lambda: None
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 17


@pytest.mark.parametrize(("bought", "wanted", "left"), [(3, 20, STOCK - 3), (95, 4, 5), (100, 4, 0)])
async def test_a_stock_that_moved_meanwhile_is_put_back(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand, bought: int, wanted: int, left: int
) -> None:
    """Also where fewer were there than should be taken away: Whatnot stops at none."""
    sales = iter([bought])
    whatnot.before_write = lambda: whatnot.store.buy({stand.sku: units}) if (units := next(sales, 0)) else ""
    with refusal("conflict") as caught:
        await shop.set_stock(stand.item_id, stand.sku, wanted, STOCK)
    assert "meanwhile" in caught.value.text
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == left


async def test_a_change_that_cannot_be_put_back_is_said(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    def sold() -> None:
        whatnot.before_write = lambda: None
        whatnot.store.buy({stand.sku: 3})
        whatnot.failures.append(422)

    whatnot.before_write = sold
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 120, STOCK)
    assert f"The stock of {stand.sku} has changed" in caught.value.text
    assert "by +20 and could not take that back" in caught.value.text


async def test_a_change_is_put_back_also_when_nobody_waits_any_more(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand
) -> None:
    asked: asyncio.Task[None] | None = None

    def sold() -> None:
        whatnot.before_write = lambda: None
        whatnot.store.buy({stand.sku: 3})
        assert asked is not None
        asked.cancel()

    whatnot.before_write = sold
    asked = asyncio.create_task(shop.set_stock(stand.item_id, stand.sku, 120, STOCK))
    with pytest.raises(asyncio.CancelledError):
        await asked
    await shop.close()
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK - 3


async def test_a_variant_that_is_gone_is_said(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.before_write = lambda: whatnot.store.variants[stand.item_id].clear()
    with refusal("not_found") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, STOCK)
    assert "no longer has the variant" in caught.value.text


async def test_a_change_whose_answer_was_lost_is_made_once(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    await shop.read_item(stand.item_id)  # its title is known
    whatnot.failures += ["none", "none", "lost"]  # variants and format are read first
    await shop.set_stock(stand.item_id, stand.sku, 30, STOCK)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 30
    assert [asked[1] for asked in whatnot.asked].count("inventory/adjust") == 2, "asked again under the same key"
    assert len(whatnot.store.keys) == 1


async def test_a_title_is_asked_for_once_a_minute(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    for _ in range(3):
        assert (await shop.read_item(stand.item_id)).title == stand.title
    assert [asked[1] for asked in whatnot.asked].count(f"products/{stand.item_id}") == 1


async def test_more_products_than_a_page_has(
    whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goods, "_LISTING_S", 60.0)
    for number in range(PAGE + 1):
        whatnot.store.add_product(f"Card {number}", {f"C-{number}": ("1.00", 1)})
    readings = await shop.find_items()
    assert len(readings) == PAGE + 2
    assert readings[-1].prices[stand.sku] == PRICE
