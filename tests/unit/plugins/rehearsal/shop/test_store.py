"""Many buyers at once, through the till; and a shop file that is opened again."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from rehearsal.shop import Order, Purchase, Refused, Store, Wish
from rehearsal.shop.database import FILE_NAME
from rehearsal.shop.seeds import read_seeds


def open_shop(folder: Path | None, stock: int, limit: int = 0) -> Store:
    store = Store(folder)
    variants = [{"sku": "cup", "stock": stock}]
    store.shelf.seed(
        read_seeds([{"id": "cup", "title": "Cup", "live_price_minor": 333, "purchase_limit": limit, "variants": variants}])
    )
    store.shelf.open_link("cup", True)
    return store


def one(buyer: int, number: int, quantity: int = 1) -> Purchase:
    return Purchase(f"buyer-{buyer}", f"Buyer {buyer}", f"key-{number}", (Wish("cup", "cup", quantity),))


async def test_a_shop_file_names_buyers_and_is_its_owners_alone(tmp_path: Path) -> None:
    store = open_shop(tmp_path, 5)
    await store.buy(one(1, 1))
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    for path in tmp_path.iterdir():
        path.chmod(0o644)
    Store(tmp_path)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


async def test_many_buyers_at_once_never_get_more_than_there_is(tmp_path: Path) -> None:
    store = open_shop(tmp_path, 700, limit=2)

    async def shop(buyer: int) -> list[Order | Refused]:
        got: list[Order | Refused] = []
        for number in range(4):
            try:
                order = await store.buy(one(buyer, number, 1 + (buyer + number) % 2))
                got.append(await store.settle(order.number, order.buyer, "paid"))
            except Refused as refusal:
                got.append(refusal)
        return got

    results = await asyncio.gather(*(shop(buyer) for buyer in range(400)))
    orders = [got for bought in results for got in bought if isinstance(got, Order)]
    units = sum(line.quantity for order in orders for line in order.lines)
    assert units == 700
    assert store.shelf.item("cup").skus[0].stock == 0
    assert store.shelf.item("cup").skus[0].sold == 700
    for bought in results:
        assert sum(line.quantity for got in bought if isinstance(got, Order) for line in got.lines) <= 2
    assert store.orders.revenue() == {"CNY": 700 * 333}
    refusals = {got.code for bought in results for got in bought if isinstance(got, Refused)}
    assert {"limit", "sold_out"} <= refusals <= {"limit", "sold_out", "too_few"}
    store.close()


async def test_all_that_ask_in_one_turn_are_served_in_one_transaction() -> None:
    store = open_shop(None, 5)
    asked = [store.buy(one(buyer, 1)) for buyer in range(8)]
    wait = store.ordered.next()
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [isinstance(answer, Order) for answer in answers] == [True] * 5 + [False] * 3  # first come, first served
    assert wait.is_set()
    told, _ = store.orders.since(0, 100)
    assert len(told) == 5
    store.close()


async def test_a_failing_disk_refuses_and_sells_nothing() -> None:
    store = open_shop(None, 5)
    store._database.execute("pragma query_only = on")
    with pytest.raises(Refused, match="cannot write"):
        await store.buy(one(1, 1))
    store._database.execute("pragma query_only = off")
    assert (await store.buy(one(1, 1))).status == "created"
    assert store.shelf.item("cup").skus[0].stock == 4
    store.close()


async def test_a_shop_opened_again_knows_its_orders_and_keys(tmp_path: Path) -> None:
    store = open_shop(tmp_path, 5)
    order = await store.buy(one(1, 1))
    store.close()
    again = Store(tmp_path)
    assert await again.buy(one(1, 1)) == order
    assert again.shop == store.shop
    assert again.orders.of_buyer("buyer-1", 10) == [order]
    again.close()
    other = Store(None)
    assert other.shop != store.shop  # so that no order of one is taken for one of the other
    other.close()


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path).close()
    file = sqlite3.connect(tmp_path / FILE_NAME)
    file.execute("pragma user_version = 99")
    file.close()
    with pytest.raises(sqlite3.DatabaseError, match="version 99"):
        Store(tmp_path)


async def test_a_book_of_the_version_before_is_taken_over(tmp_path: Path) -> None:
    store = open_shop(tmp_path, 5, limit=2)
    store.shelf.open_link("cup", False)
    store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as old:
        old.execute("alter table item drop column seeded_purchase_limit")
        old.execute("alter table sku drop column listed")
        old.execute("pragma user_version = 1")
    old.close()
    store = open_shop(tmp_path, 5, limit=3)
    assert store.shelf.item("cup").purchase_limit == 3, "nobody had set another one"
    store.close()


async def test_products_seeded_again_leave_the_limit_that_was_set(tmp_path: Path) -> None:
    store = open_shop(tmp_path, 5, limit=5)
    store.shelf.set_limit("cup", 1)
    store.close()
    store = open_shop(tmp_path, 5, limit=5)
    assert store.shelf.item("cup").purchase_limit == 1
    store.close()
