"""A crowd and a shop agree to the unit and the cent, also when the shop's server goes away in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rehearsal.chat import Chat
from rehearsal.crowd.plan import make_plan
from rehearsal.crowd.profiles import PROFILES, Profile
from rehearsal.crowd.run import Crowd, Outcome
from rehearsal.pictures import Pictures
from rehearsal.room import Door, Room
from rehearsal.shop import Store
from rehearsal.shop.seeds import read_seeds
from websockets.asyncio.server import serve

from tests.parts.ports import free_port

HASTY = Profile(60, 60, 3, 1.0, 0.9, 0.2, 0.1, 0.2)


@pytest.fixture
def store() -> Store:
    store = Store(None)
    variants = [{"sku": "red", "stock": 120}, {"sku": "blue", "stock": 80, "live_price_minor": 1999}]
    store.shelf.seed(
        read_seeds([{"id": "cup", "title": "Cup", "live_price_minor": 1333, "purchase_limit": 6, "variants": variants}])
    )
    store.shelf.open_link("cup", True)
    store.shelf.pin("cup")
    return store


@asynccontextmanager
async def served(store: Store, port: int = 0) -> AsyncIterator[int]:
    """The shop on a port."""
    room = Room(store, Chat(), Pictures(), lambda: 0)
    ticking = asyncio.create_task(room.run())
    try:
        async with serve(Door(room).serve, "127.0.0.1", port, compression=None, max_size=4096) as server:
            yield next(iter(server.sockets)).getsockname()[1]
    finally:
        ticking.cancel()
        await asyncio.gather(ticking, return_exceptions=True)


def assert_agree(outcome: Outcome, store: Store) -> None:
    skus = store.shelf.item("cup").skus
    orders, _ = store.orders.since(0, 10_000)
    assert outcome.spent == store.orders.revenue()
    assert outcome.ordered == len(orders)
    assert outcome.units_ordered == sum(line.quantity for order in orders for line in order.lines)
    out = sum(line.quantity for order in orders for line in order.lines if order.status in ("created", "paid", "returned"))
    assert out + sum(sku.stock for sku in skus) == 200
    units = {
        status: sum(line.quantity for one in orders for line in one.lines if one.status == status)
        for status in ("created", "paid", "refunded", "returned")
    }
    has = outcome.items["cup"]
    assert (has.units, has.held, has.back) == (units["paid"], units["created"], units["refunded"] + units["returned"])
    assert (has.orders, has.spent) == (sum(one.status == "paid" for one in orders), outcome.spent)


async def test_the_crowd_and_the_shop_agree(store: Store) -> None:
    plan = make_plan(HASTY, 100, 1.5, 5)
    async with served(store) as port:
        outcome = await Crowd(f"http://127.0.0.1:{port}/", plan, per_socket=30).run()
    assert_agree(outcome, store)
    assert outcome.ordered > 50
    assert outcome.wanted == outcome.ordered + sum(outcome.refused.values())
    assert outcome.paid + outcome.unpaid == outcome.ordered
    assert outcome.refunded + outcome.returned > 0
    assert outcome.chat_sent > 100
    assert (outcome.sockets, outcome.reconnects) == (4, 0)
    assert 0 < outcome.p50_ms <= outcome.p99_ms <= outcome.max_ms
    store.close()


async def test_nothing_is_bought_twice_when_the_line_breaks(store: Store) -> None:
    plan = make_plan(HASTY, 60, 2.5, 6, chats_per_s=0, wants_per_s=60)
    async with served(store, free_port()) as port:  # which nobody else is given meanwhile
        crowd = Crowd(f"http://127.0.0.1:{port}/", plan)
        running = asyncio.create_task(crowd.run())
        async with asyncio.timeout(15):
            while len(store.orders.since(0, 10_000)[0]) < 20:  # in the middle of it
                await asyncio.sleep(0.01)
    async with served(store, port):
        outcome = await running
    assert outcome.reconnects >= 1
    assert_agree(outcome, store)
    store.close()


async def test_a_shop_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehearsal.crowd.run._CONNECT_S", 0.3)
    with pytest.raises(TimeoutError):
        await Crowd("http://127.0.0.1:9/", make_plan(PROFILES["quiet"], 3, 1, 1)).run()
