"""The rehearsal shop through the port: readings, changes with conflicts in the port's words, feeds that miss nothing."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import TypeVar

import msgspec
import pytest
from rehearsal.shop import Purchase, Store, Wish
from rehearsal.shop.adapter import RehearsalShop
from rehearsal.shop.seeds import read_seeds

from studio.plugin_api.abilities import CAPABILITIES, AbilityError, Reading

T = TypeVar("T")


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    store = Store(None)
    variants = [{"sku": "s", "stock": 9, "list_price_minor": 800}, {"sku": "m", "stock": 1, "live_price_minor": 700}]
    store.shelf.seed(
        read_seeds([{"item_id": "cup", "title": "Cup", "live_price_minor": 500, "list_price_minor": 900, "variants": variants}])
    )
    yield store
    store.close()


@pytest.fixture
def shop(store: Store) -> RehearsalShop:
    return RehearsalShop(store, 0)


async def first(feed: AsyncIterator[T]) -> T:
    return await anext(feed)


async def test_it_can_do_all_that_a_shop_can(shop: RehearsalShop) -> None:
    assert shop.capabilities == CAPABILITIES


async def test_what_is_set_is_read_back(shop: RehearsalShop) -> None:
    await shop.set_price("cup", "s", 450, "CNY", 500)
    await shop.set_stock("cup", "m", 5, 1)
    await shop.set_limit("cup", 2)
    await shop.open_link("cup", True)
    await shop.pin_item("cup")
    reading = await shop.read_item("cup")
    assert reading == Reading(
        item_id="cup",
        title="Cup",
        currency="CNY",
        open=True,
        pinned=True,
        prices={"s": 450, "m": 700},
        list_prices={"s": 800, "m": 900},
        stocks={"s": 9, "m": 5},
        limit=2,
    )
    assert await shop.find_items() == [reading]


async def test_refusals_come_in_the_ports_words(shop: RehearsalShop) -> None:
    with pytest.raises(AbilityError, check=lambda error: error.code == "conflict"):
        await shop.set_price("cup", "s", 450, "CNY", 499)
    with pytest.raises(AbilityError, check=lambda error: error.code == "conflict"):
        await shop.set_stock("cup", "s", 5, 8)
    for call in (shop.read_item("no"), shop.open_link("no", True), shop.pin_item("no"), shop.set_stock("cup", "no", 1, None)):
        with pytest.raises(AbilityError, check=lambda error: error.code == "not_found"):
            await call


async def test_changes_are_told_to_all_who_follow_each_item_once(shop: RehearsalShop, store: Store) -> None:
    feeds = [shop.readings(), shop.readings()]
    for feed in feeds:
        assert await first(feed) == []
    before_ns = time.monotonic_ns()
    for units in range(100):
        store.shelf.set_stock("cup", "s", units, None)
    store.shelf.pin("cup")
    for feed in feeds:
        (reading,) = await first(feed)
        assert before_ns <= reading.at_ns <= time.monotonic_ns()
        assert msgspec.structs.replace(reading, at_ns=0) == await shop.read_item("cup")
        assert (reading.stocks["s"], reading.pinned) == (99, True)
    assert store.take_touched() == {"cup"}, "the room is told as well"


async def test_who_follows_no_longer_is_told_nothing(shop: RehearsalShop, store: Store) -> None:
    feed = shop.readings()
    assert await first(feed) == []
    assert len(store.touched._followers) == 2
    await feed.aclose()
    assert len(store.touched._followers) == 1, "the room"


async def test_an_order_and_what_is_given_back_are_changes_of_stock(shop: RehearsalShop, store: Store) -> None:
    await shop.open_link("cup", True)
    feed = shop.readings()
    assert await first(feed) == []
    order = await store.buy(Purchase("ann", "Ann", "k", (Wish("cup", "s", 2),)))
    assert [reading.stocks["s"] for reading in await first(feed)] == [7]
    await store.settle(order.number, "ann", "cancelled")
    assert [reading.stocks["s"] for reading in await first(feed)] == [9]


async def test_orders_are_fed_as_they_change_and_again_from_the_beginning(shop: RehearsalShop, store: Store) -> None:
    await shop.open_link("cup", True)
    feed = shop.orders()
    assert await first(feed) == []
    order = await store.buy(Purchase("ann", "Ann", "k", (Wish("cup", "s", 2), Wish("cup", "m", 1)), "blue, please"))
    lines = await first(feed)
    assert [(line.line_id, line.sku, line.quantity, line.unit_price_minor) for line in lines] == [
        ("1", "s", 2, 500),
        ("2", "m", 1, 700),
    ]
    assert {(line.order_id, line.status, line.buyer, line.item_id) for line in lines} == {
        (order.order_id, "created", "Ann", "cup")
    }
    await store.settle(order.number, "ann", "paid")
    assert {line.status for line in await first(feed)} == {"paid"}
    again = shop.orders()
    assert {line.status for line in await first(again)} == {"paid"}


async def test_orders_before_the_show_are_not_told(store: Store) -> None:
    store.shelf.open_link("cup", True)
    await store.buy(Purchase("ann", "Ann", "k", (Wish("cup", "s", 2),)))
    shop = RehearsalShop(store, store.orders.last_change())
    assert await first(shop.orders()) == []
    order = await store.buy(Purchase("bob", "Bob", "k", (Wish("cup", "s", 1),)))
    assert [line.order_id for line in await first(shop.orders())] == [order.order_id]
