"""What every feed of orders must do, whatever shop stands behind it. Its stand is that of the catalogue's suite."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.testing.desk import served
from studio.plugin_api.testing.stand import SOON_S, ShopStand
from studio.values import plausible


async def lines_until(feed: AsyncIterator[list[OrderLine]], done: Callable[[list[OrderLine]], bool]) -> list[OrderLine]:
    """All that the feed says until `done` likes it, or soon enough."""
    heard: list[OrderLine] = []
    async with asyncio.timeout(SOON_S):
        async for lines in feed:
            heard += lines
            if done(heard):
                return heard
    raise AssertionError("the feed ended")


class OrdersConformance:
    """The suite. `stand` is the deriving class's fixture."""

    async def test_an_order_appears_once_and_to_the_cent(self, stand: ShopStand) -> None:
        feed = stand.orders.orders()
        async with asyncio.timeout(SOON_S):
            await anext(feed)
        order_id = await stand.buy(stand.sku, 2)
        heard = await lines_until(feed, lambda lines: any(line.order_id == order_id and line.status == "paid" for line in lines))
        ours = [line for line in heard if line.item_id == stand.item_id]
        assert {(line.order_id, line.line_id) for line in ours} == {(order_id, ours[0].line_id)}
        last = ours[-1]
        assert (last.sku, last.item_id, last.quantity) == (stand.sku, stand.item_id, 2)
        assert (last.unit_price_minor, last.currency) == (stand.price_minor, stand.currency)
        assert (await stand.catalogue.read_item(stand.item_id)).stocks[stand.sku] == stand.stock - 2

    async def test_what_a_buyer_writes_comes_with_the_order(self, stand: ShopStand) -> None:
        if stand.buy_with_note is None:
            pytest.skip(f"{type(stand.orders).__name__} takes no notes: not on this system")
        feed = stand.orders.orders()
        async with asyncio.timeout(SOON_S):
            await anext(feed)
        order_id = await stand.buy_with_note(stand.sku, "Blue lid please")
        heard = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
        assert {line.note for line in heard if line.order_id == order_id} == {"Blue lid please"}

    async def test_nothing_that_it_says_cannot_be(self, stand: ShopStand) -> None:
        feed = stand.orders.orders()
        async with asyncio.timeout(SOON_S):
            await anext(feed)  # it follows what is placed from now on
        order_id = await stand.buy(stand.sku, 3)
        assert order_id
        for reading in await stand.catalogue.find_items():
            assert plausible.reading_trouble(reading) == ""
        heard = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
        assert [plausible.line_trouble(line) for line in heard] == [""] * len(heard)

    async def test_a_feed_opened_again_says_it_again(self, stand: ShopStand) -> None:
        order_id = ""

        def found(lines: list[OrderLine]) -> bool:
            return any(line.order_id == order_id for line in lines)

        first = stand.orders.orders()
        async with asyncio.timeout(SOON_S):
            await anext(first)
        order_id = await stand.buy(stand.sku, 1)
        await lines_until(first, found)
        await lines_until(stand.orders.orders(), found)

    async def test_a_feed_with_nothing_new_is_not_silent(self, stand: ShopStand) -> None:
        feed = stand.orders.orders()
        for _ in range(3):
            async with asyncio.timeout(15):
                await anext(feed)

    async def test_orders_reach_the_desk(self, stand: ShopStand, tmp_path: Path) -> None:
        async with asyncio.timeout(SOON_S):
            await anext(stand.orders.orders())  # it has begun: what is bought from here on belongs to the show
        async with served(tmp_path, *stand.providers) as desk:
            await desk.wait_for("connection_state", lambda data: "orders" in data["abilities"])
            order_id = await stand.buy(stand.sku, 1)
            await desk.wait_for("orders", lambda data: any(line["order_id"] == order_id for line in data["lines"]))
