"""A served shop, seen from the desk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from studio.contracts.messages import Command
from studio.plugin_api.shop import Bookmark, RoomStats, ShopError, serve_shop
from studio.show import selling
from tests.fakes.plugin_context import PluginContext
from tests.unit.plugin_api.shop.conftest import ScriptedShop, line, row

ENDLESS = 1_000_000


@pytest.fixture
def context(tmp_path: Path) -> PluginContext:
    return PluginContext(tmp_path, tmp_path / "scripted", polls=ENDLESS)


@asynccontextmanager
async def served(
    context: PluginContext, shop: ScriptedShop, now_ns: Callable[[], int] = time.monotonic_ns
) -> AsyncIterator[None]:
    serving = asyncio.create_task(serve_shop(context, shop, now_ns))
    try:
        yield
    finally:
        serving.cancel()
        await asyncio.wait([serving])


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.001)


def of(context: PluginContext, name: str) -> list[dict[str, Any]]:
    return [data for event, data in context.events if event == name]


async def test_a_call_is_answered_before_the_next_batch(context: PluginContext, shop: ScriptedShop) -> None:
    async with served(context, shop, lambda: 5):  # after the first batch no time passes: there is no next one
        await until(lambda: of(context, "shop_state"))
        context.told.append(Command("shop.read_item", {"call": "launch-1", "item_id": "lip", "shop": "scripted"}))
        await until(lambda: of(context, "shop_answer"))
    (answer,) = of(context, "shop_answer")
    assert (answer["call"], answer["ok"], answer["reading"]["prices"]) == ("launch-1", True, {"RED": 9900})
    assert answer["reading"]["at_ns"] == 5


async def test_unknown_commands_are_ignored(context: PluginContext, shop: ScriptedShop) -> None:
    async with served(context, shop):
        context.told += [Command("cards", {}), Command("shop.buy_everything", {"call": "1"}), Command("orders_again", {})]
        await until(lambda: not context.told)
        await asyncio.sleep(0.02)
    assert of(context, "shop_answer") == []


async def test_feeds_leave_in_batches_ten_times_a_second(context: PluginContext, shop: ScriptedShop) -> None:
    shop.online.put_nowait(RoomStats(online=7, behind_ms=1200))
    began = time.monotonic()
    async with served(context, shop):
        for number in range(40):
            shop.batches.put_nowait([line(number)])
            shop.rows.put_nowait([row(number)])
            await asyncio.sleep(0.01)
        await until(lambda: sum(len(data["lines"]) for data in of(context, "orders")) == 40)
    assert 2 <= len(of(context, "orders")) <= (time.monotonic() - began) * 10 + 1
    assert sum(len(data["rows"]) for data in of(context, "chat")) == 40
    assert of(context, "orders")[0]["lines"][0]["order_id"] == "o0"
    assert of(context, "stats") == [{"online": 7, "behind_ms": 1200}]


async def test_it_says_how_the_shop_is(context: PluginContext, shop: ScriptedShop) -> None:
    async with served(context, shop):
        await until(lambda: context.reports)
        assert context.reports[-1] == ("running", "", {"missed": 0, "dropped": 0})
        assert of(context, "shop_state") == [{"state": "running", "capabilities": sorted(shop.capabilities), "text": ""}]
        shop.closed = ShopError("unreachable", "Nobody answers.")
        shop.batches.put_nowait(shop.closed)
        await until(lambda: context.reports[-1][:2] == ("waiting", "Nobody answers."))
        assert of(context, "shop_state")[-1]["text"] == "Nobody answers."
        shop.closed = ShopError("refused", "The password is wrong.")
        await until(lambda: context.reports[-1][:2] == ("failed", "The password is wrong."))
        shop.closed = None
        await until(lambda: context.reports[-1][:2] == ("running", ""))
        assert of(context, "shop_state")[-1]["text"] == ""


async def test_orders_again_opens_the_feed_anew(context: PluginContext, shop: ScriptedShop) -> None:
    async with served(context, shop):
        await until(lambda: shop.openings == 1)
        shop.all_lines = [line(1)]
        context.told.append(Command("shop.orders_again", {}))
        await until(lambda: of(context, "orders"))
    assert shop.openings == 2


async def test_it_ends_when_the_studio_wants_that(shop: ScriptedShop, tmp_path: Path) -> None:
    async with asyncio.timeout(2):
        await serve_shop(PluginContext(tmp_path, tmp_path, polls=3), shop)


async def test_it_ends_though_the_shop_hangs(context: PluginContext, shop: ScriptedShop) -> None:
    released = asyncio.Event()

    async def hang() -> None:
        while not released.is_set():
            try:
                await released.wait()
            except asyncio.CancelledError:
                continue

    shop.doing = hang
    context.told.append(Command("shop.read_item", {"call": "1", "item_id": "lip"}))
    async with served(context, shop):
        await until(lambda: shop.calls)
    released.set()
    await asyncio.sleep(0)


async def test_the_rules_understand_it(context: PluginContext, shop: ScriptedShop) -> None:
    shop.all_lines = [line(1, "paid")]
    async with served(context, shop):
        context.told.append(Command("shop.read_item", {"call": "1", "item_id": "lip"}))
        await until(lambda: of(context, "shop_answer") and of(context, "orders"))
    answer = {name: value for name, value in of(context, "shop_answer")[0].items() if name != "readings"}
    heard = msgspec.convert(answer | {"shop": "corner"}, selling.Answered)
    assert heard.reading is not None
    assert (heard.ok, heard.reading.prices) == (True, {"RED": 9900})
    said = msgspec.convert(of(context, "orders")[0]["lines"][0], selling.OrderLine)
    assert msgspec.to_builtins(said) == msgspec.to_builtins(line(1, "paid"))


def test_a_bookmark_outlives_the_process(context: PluginContext) -> None:
    assert Bookmark(context).read() == ""
    Bookmark(context).write("1234")
    assert Bookmark(context).read() == "1234"
