"""What every store adapter must do, whatever store stands behind it. One suite; a test module derives a class from it:

    class TestMyShop(ShopConformance):
        @pytest.fixture
        async def stand(self) -> AsyncIterator[Stand]: ...

The stand has a fresh item on sale for every test, in a real store, and the hands of those who are not the studio.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studio.contracts.messages import Command
from studio.plugin_api.shop import CAPABILITIES, OrderLine, Shop, ShopError, ShopErrorCode, serve_shop
from studio.values import plausible
from tests.fakes.plugin_context import PluginContext

SOON_S = 5.0


@dataclass(frozen=True)
class Stand:
    """A shop and one of its items: open, not pinned, with two variants of which `sku` costs `price_minor`, `stock` left.

    `buy(sku, quantity)` buys and pays at once as a stranger does, each time another one, and gives the order's id, "" when the
    shop refuses; `reprice(sku, price_minor)` changes a price without the adapter's knowing. Where the shop has them:
    `buy_as(buyer, sku, quantity)` as one buyer, `buy_with_note(sku, note)` with words beside the order.
    """

    shop: Shop
    item_id: str
    title: str
    sku: str
    other_sku: str
    currency: str
    price_minor: int
    stock: int
    buy: Callable[[str, int], Awaitable[str]]
    reprice: Callable[[str, int], Awaitable[None]]
    buy_as: Callable[[str, str, int], Awaitable[str]] | None = None
    buy_with_note: Callable[[str, str], Awaitable[str]] | None = None


@contextmanager
def refusal(code: ShopErrorCode) -> Iterator[pytest.ExceptionInfo[ShopError]]:
    """The block is refused with this code, in words."""
    with pytest.raises(ShopError) as caught:
        yield caught
    assert caught.value.code == code, caught.value.text
    assert len(caught.value.text) > 10


async def lines_until(feed: AsyncIterator[list[OrderLine]], done: Callable[[list[OrderLine]], bool]) -> list[OrderLine]:
    """All that the feed says until `done` likes it, or soon enough."""
    heard: list[OrderLine] = []
    async with asyncio.timeout(SOON_S):
        async for lines in feed:
            heard += lines
            if done(heard):
                return heard
    raise AssertionError("the feed ended")


def needs(stand: Stand, capability: str) -> None:
    if capability not in stand.shop.capabilities:
        pytest.skip(f"{stand.shop.name} has no {capability}: not on this system")


class ShopConformance:
    """The suite. `stand` is the deriving class's fixture."""

    # ------------------------------------------------------------ reading

    async def test_it_says_who_it_is(self, stand: Stand) -> None:
        assert stand.shop.id
        assert stand.shop.name
        assert stand.shop.capabilities <= CAPABILITIES
        assert "item.read" in stand.shop.capabilities
        assert "stock.write" in stand.shop.capabilities or "stock.cas" not in stand.shop.capabilities

    async def test_an_item_is_read(self, stand: Stand) -> None:
        reading = await stand.shop.read_item(stand.item_id)
        assert (reading.item_id, reading.title, reading.currency) == (stand.item_id, stand.title, stand.currency)
        assert set(reading.prices) == {stand.sku, stand.other_sku}
        assert reading.prices[stand.sku] == stand.price_minor
        assert reading.stocks[stand.sku] == stand.stock
        assert reading.open
        assert not reading.pinned

    async def test_it_is_among_the_items(self, stand: Stand) -> None:
        readings = {reading.item_id: reading for reading in await stand.shop.find_items()}
        assert readings[stand.item_id].prices[stand.sku] == stand.price_minor

    async def test_an_unknown_item_is_not_found(self, stand: Stand) -> None:
        with refusal("not_found"):
            await stand.shop.read_item("987654321")

    async def test_a_price_changed_behind_our_back_is_seen(self, stand: Stand) -> None:
        await stand.shop.read_item(stand.item_id)
        await stand.reprice(stand.sku, stand.price_minor + 1)
        assert (await stand.shop.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor + 1

    # ------------------------------------------------------------ prices

    async def test_a_price_is_set_when_it_was_as_expected(self, stand: Stand) -> None:
        needs(stand, "price.write")
        before = await stand.shop.read_item(stand.item_id)
        await stand.shop.set_price(stand.item_id, stand.sku, stand.price_minor - 1, stand.currency, stand.price_minor)
        after = await stand.shop.read_item(stand.item_id)
        assert after.prices == before.prices | {stand.sku: stand.price_minor - 1}
        assert after.stocks == before.stocks

    async def test_a_price_is_left_alone_when_it_was_not(self, stand: Stand) -> None:
        needs(stand, "price.write")
        with refusal("conflict"):
            await stand.shop.set_price(stand.item_id, stand.sku, 1, stand.currency, stand.price_minor + 1)
        assert (await stand.shop.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor

    async def test_a_price_is_set_without_expectations(self, stand: Stand) -> None:
        needs(stand, "price.write")
        await stand.shop.set_price(stand.item_id, stand.sku, 7, stand.currency, None)
        assert (await stand.shop.read_item(stand.item_id)).prices[stand.sku] == 7

    async def test_setting_the_price_it_has_succeeds(self, stand: Stand) -> None:
        """The answer to the first time may have got lost; what was expected then no longer holds."""
        needs(stand, "price.write")
        await stand.shop.set_price(stand.item_id, stand.sku, 7, stand.currency, stand.price_minor)
        await stand.shop.set_price(stand.item_id, stand.sku, 7, stand.currency, stand.price_minor)
        assert (await stand.shop.read_item(stand.item_id)).prices[stand.sku] == 7

    async def test_a_price_in_other_money_is_refused(self, stand: Stand) -> None:
        needs(stand, "price.write")
        other = "USD" if stand.currency != "USD" else "CNY"
        with refusal("refused"):
            await stand.shop.set_price(stand.item_id, stand.sku, 7, other, None)
        assert (await stand.shop.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor

    async def test_the_price_of_an_unknown_variant_is_not_found(self, stand: Stand) -> None:
        needs(stand, "price.write")
        with refusal("not_found"):
            await stand.shop.set_price(stand.item_id, "NO-SUCH-SKU", 7, stand.currency, None)

    # ------------------------------------------------------------ stock

    async def test_stock_is_set_when_it_was_as_expected(self, stand: Stand) -> None:
        needs(stand, "stock.write")
        before = await stand.shop.read_item(stand.item_id)
        await stand.shop.set_stock(stand.item_id, stand.sku, 3, stand.stock)
        after = await stand.shop.read_item(stand.item_id)
        assert after.stocks == before.stocks | {stand.sku: 3}
        assert after.prices == before.prices

    async def test_stock_is_left_alone_when_it_was_not(self, stand: Stand) -> None:
        needs(stand, "stock.write")
        assert await stand.buy(stand.sku, 1)
        with refusal("conflict"):
            await stand.shop.set_stock(stand.item_id, stand.sku, stand.stock + 50, stand.stock)
        assert (await stand.shop.read_item(stand.item_id)).stocks[stand.sku] == stand.stock - 1

    async def test_stock_set_beside_orders_is_what_can_be_bought(self, stand: Stand) -> None:
        """What is promised to earlier orders is not for sale again."""
        needs(stand, "stock.write")
        assert await stand.buy(stand.sku, 2)
        await stand.shop.set_stock(stand.item_id, stand.sku, 4, stand.stock - 2)
        await stand.shop.set_stock(stand.item_id, stand.sku, 4, stand.stock - 2)
        assert (await stand.shop.read_item(stand.item_id)).stocks[stand.sku] == 4
        assert not await stand.buy(stand.sku, 5)
        assert await stand.buy(stand.sku, 4)
        assert (await stand.shop.read_item(stand.item_id)).stocks[stand.sku] == 0

    async def test_sold_out_is_seen_and_sells_nothing(self, stand: Stand) -> None:
        needs(stand, "stock.write")
        await stand.shop.set_stock(stand.item_id, stand.sku, 1, None)
        assert await stand.buy(stand.sku, 1)
        assert (await stand.shop.read_item(stand.item_id)).stocks[stand.sku] == 0
        assert not await stand.buy(stand.sku, 1)

    async def test_the_stock_of_an_unknown_variant_is_not_found(self, stand: Stand) -> None:
        needs(stand, "stock.write")
        with refusal("not_found"):
            await stand.shop.set_stock(stand.item_id, "NO-SUCH-SKU", 7, None)

    async def test_no_more_than_a_shop_can_have_is_set(self, stand: Stand) -> None:
        """What the desk never asks for, a shop refuses in words or does; it is never left with what cannot be."""
        needs(stand, "stock.write")
        for units in (-1, 2**62, 10**30):
            with pytest.raises(ShopError) as caught:
                await stand.shop.set_stock(stand.item_id, stand.sku, units, None)
            assert caught.value.code == "refused"
            assert len(caught.value.text) > 10
        reading = await stand.shop.read_item(stand.item_id)
        assert reading.stocks[stand.sku] == stand.stock
        assert plausible.reading_trouble(reading) == ""

    async def test_no_price_is_set_that_cannot_be(self, stand: Stand) -> None:
        needs(stand, "price.write")
        for minor in (-1, 2**62, 10**30):
            with refusal("refused"):
                await stand.shop.set_price(stand.item_id, stand.sku, minor, stand.currency, None)
        assert (await stand.shop.read_item(stand.item_id)).prices[stand.sku] == stand.price_minor

    # ------------------------------------------------------------ a buyer's limit

    async def test_a_buyer_gets_as_many_as_the_limit_says(self, stand: Stand) -> None:
        if "limit.write" not in stand.shop.capabilities:
            with refusal("unsupported"):
                await stand.shop.set_limit(stand.item_id, 1)
            assert (await stand.shop.read_item(stand.item_id)).limit is None, "it must not seem to hold one"
            return
        assert stand.buy_as is not None
        for _ in range(2):
            await stand.shop.set_limit(stand.item_id, 1)
            assert (await stand.shop.read_item(stand.item_id)).limit == 1
        assert not await stand.buy_as("An", stand.sku, 2)
        assert await stand.buy_as("An", stand.sku, 1)
        assert not await stand.buy_as("An", stand.sku, 1), "what was bought before counts"
        assert not await stand.buy_as("An", stand.other_sku, 1), "all variants count"
        assert await stand.buy_as("Bo", stand.sku, 1), "somebody else"
        await stand.shop.set_limit(stand.item_id, 0)
        assert (await stand.shop.read_item(stand.item_id)).limit == 0
        assert await stand.buy_as("An", stand.sku, 2)

    async def test_the_limit_of_an_unknown_item_is_not_found(self, stand: Stand) -> None:
        needs(stand, "limit.write")
        with refusal("not_found"):
            await stand.shop.set_limit("987654321", 1)
        with refusal("refused"):
            await stand.shop.set_limit(stand.item_id, -1)

    # ------------------------------------------------------------ link and pin

    async def test_a_closed_link_sells_nothing_until_it_is_opened(self, stand: Stand) -> None:
        needs(stand, "link.open")
        for _ in range(2):
            await stand.shop.open_link(stand.item_id, False)
            assert not (await stand.shop.read_item(stand.item_id)).open
        assert not await stand.buy(stand.sku, 1)
        for _ in range(2):
            await stand.shop.open_link(stand.item_id, True)
            assert (await stand.shop.read_item(stand.item_id)).open
        assert await stand.buy(stand.sku, 1)

    async def test_an_item_is_pinned_as_far_as_the_shop_can(self, stand: Stand) -> None:
        if "item.pin" not in stand.shop.capabilities:
            with refusal("unsupported"):
                await stand.shop.pin_item(stand.item_id)
            return
        for _ in range(2):
            await stand.shop.pin_item(stand.item_id)
            assert (await stand.shop.read_item(stand.item_id)).pinned
        for _ in range(2):
            await stand.shop.pin_item(None)
            assert not (await stand.shop.read_item(stand.item_id)).pinned

    # ------------------------------------------------------------ orders

    async def test_an_order_appears_once_and_to_the_cent(self, stand: Stand) -> None:
        needs(stand, "orders.read")
        feed = stand.shop.orders()
        async with asyncio.timeout(SOON_S):
            await anext(feed)
        order_id = await stand.buy(stand.sku, 2)
        heard = await lines_until(feed, lambda lines: any(line.order_id == order_id and line.status == "paid" for line in lines))
        ours = [line for line in heard if line.item_id == stand.item_id]
        assert {(line.order_id, line.line_id) for line in ours} == {(order_id, ours[0].line_id)}
        last = ours[-1]
        assert (last.sku, last.item_id, last.quantity) == (stand.sku, stand.item_id, 2)
        assert (last.unit_price_minor, last.currency) == (stand.price_minor, stand.currency)
        assert (await stand.shop.read_item(stand.item_id)).stocks[stand.sku] == stand.stock - 2

    async def test_what_a_buyer_writes_comes_with_the_order(self, stand: Stand) -> None:
        needs(stand, "orders.read")
        if stand.buy_with_note is None:
            pytest.skip(f"{stand.shop.name} takes no notes: not on this system")
        feed = stand.shop.orders()
        async with asyncio.timeout(SOON_S):
            await anext(feed)
        order_id = await stand.buy_with_note(stand.sku, "Blue lid please")
        heard = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
        assert {line.note for line in heard if line.order_id == order_id} == {"Blue lid please"}

    async def test_nothing_that_it_says_cannot_be(self, stand: Stand) -> None:
        needs(stand, "orders.read")
        feed = stand.shop.orders()
        async with asyncio.timeout(SOON_S):
            await anext(feed)  # it follows what is placed from now on
        order_id = await stand.buy(stand.sku, 3)
        assert order_id
        for reading in await stand.shop.find_items():
            assert plausible.reading_trouble(reading) == ""
        heard = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
        assert [plausible.line_trouble(line) for line in heard] == [""] * len(heard)

    async def test_a_feed_opened_again_says_it_again(self, stand: Stand) -> None:
        needs(stand, "orders.read")
        order_id = ""

        def found(lines: list[OrderLine]) -> bool:
            return any(line.order_id == order_id for line in lines)

        first = stand.shop.orders()
        async with asyncio.timeout(SOON_S):
            await anext(first)
        order_id = await stand.buy(stand.sku, 1)
        await lines_until(first, found)
        await lines_until(stand.shop.orders(), found)

    async def test_a_feed_with_nothing_new_is_not_silent(self, stand: Stand) -> None:
        needs(stand, "orders.read")
        feed = stand.shop.orders()
        for _ in range(3):
            async with asyncio.timeout(15):
                await anext(feed)

    # ------------------------------------------------------------ served

    async def test_a_call_asked_twice_is_done_once(self, stand: Stand, tmp_path: Path) -> None:
        needs(stand, "price.write")
        async with _served(stand.shop, tmp_path) as desk:
            wish = {"item_id": stand.item_id, "sku": stand.sku, "currency": stand.currency}
            first = await desk.ask("set_price", call="1", price_minor=8, expected_minor=stand.price_minor, **wish)
            await stand.reprice(stand.sku, 9)
            again = await desk.ask("set_price", call="1", price_minor=8, expected_minor=stand.price_minor, **wish)
            assert first == again == {"call": "1", "ok": True, "reading": None, "readings": [], "code": "", "text": ""}
            read = await desk.ask("read_item", call="2", item_id=stand.item_id)
            assert read["reading"]["prices"][stand.sku] == 9

    async def test_orders_reach_the_desk(self, stand: Stand, tmp_path: Path) -> None:
        needs(stand, "orders.read")
        async with asyncio.timeout(SOON_S):
            await anext(stand.shop.orders())  # it has begun: what is bought from here on belongs to the show
        async with _served(stand.shop, tmp_path) as desk:
            await desk.wait_for("shop_state", lambda data: data["capabilities"] == sorted(stand.shop.capabilities))
            order_id = await stand.buy(stand.sku, 1)
            await desk.wait_for("orders", lambda data: any(line["order_id"] == order_id for line in data["lines"]))


class _Desk:
    """The desk's end of a served shop."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._read = 0

    async def ask(self, method: str, **arguments: object) -> dict[str, Any]:
        self._context.told.append(Command(f"shop.{method}", arguments))
        return await self.wait_for("shop_answer", lambda data: data["call"] == arguments["call"])

    async def wait_for(self, name: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next event of that name that is wanted."""
        async with asyncio.timeout(SOON_S):
            while True:
                while self._read < len(self._context.events):
                    event, data = self._context.events[self._read]
                    self._read += 1
                    if event == name and wanted(data):
                        return data
                await asyncio.sleep(0.01)


@asynccontextmanager
async def _served(shop: Shop, folder: Path) -> AsyncIterator[_Desk]:
    context = PluginContext(folder, folder, polls=1_000_000)
    serving = asyncio.create_task(serve_shop(context, shop))
    try:
        yield _Desk(context)
        assert not serving.done()
    finally:
        serving.cancel()
        await asyncio.wait([serving])
