"""Orders by webhook, with polling as the net under it: the calls of a real stream in a file, and a shop in memory."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

import pytest

from studio.plugin_api import order_webhooks, webhooks
from studio.plugin_api.abilities import AbilityError, OrderLine, Status
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import Mark, OrderFeed, Relay, ShopOrder, this_computer
from studio.plugin_api.testing import PluginContext
from studio.plugin_api.webhooks import Call
from studio.webhooks import Retention, Stream, open_stream, read_place

FOR_EVER_S = 3600.0
BEGAN_MS = 1_000_000


class MemoryShop:
    """Orders by id. `listed` says which its index knows; `asked` what was asked of it."""

    at_once = 2

    def __init__(self) -> None:
        self.orders: dict[str, ShopOrder] = {}
        self.unlisted: set[str] = set()
        self.asked: list[tuple[str, object]] = []
        self.now_ms = BEGAN_MS
        self.passes_ms = 10_000  # between its reading and what its answer says of the time
        self.trouble: AbilityError | None = None

    def put(self, order_id: str, version: int = 1, placed_ms: int = BEGAN_MS) -> None:
        status: Status = "paid" if version == 1 else "cancelled"
        line = OrderLine(
            order_id=order_id, line_id="1", sku="A", item_id="7", status=status, quantity=1, unit_price_minor=9, currency="EUR"
        )  # fmt: skip
        self.orders[order_id] = ShopOrder(order_id, BEGAN_MS + version, placed_ms, [line])

    async def clock_ms(self) -> int:
        return self.now_ms + (self.passes_ms if self.asked and self.asked[-1][0] == "read" else 0)

    async def changed(self, began_ms: int, since_ms: int) -> AsyncIterator[list[Mark]]:
        self.asked.append(("changed", since_ms))
        if self.trouble is not None:
            raise self.trouble
        listed = [one for one in self.orders.values() if one.changed_ms >= since_ms and one.id not in self.unlisted]
        yield [Mark(one.id, one.changed_ms) for one in listed]

    async def read(self, ids: Sequence[str]) -> list[ShopOrder]:
        self.asked.append(("read", tuple(ids)))
        return [self.orders[one] for one in ids if one in self.orders]

    @property
    def reads(self) -> list[object]:
        return [what for word, what in self.asked if word == "read"]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "_WAIT_S", 0.05)


@pytest.fixture
def shop() -> MemoryShop:
    return MemoryShop()


@pytest.fixture
def context(tmp_path: Path) -> PluginContext:
    context = PluginContext(tmp_path, Path("store"))
    context.settings = {"relay": str(tmp_path / "calls.sqlite3"), "desk": "left"}
    return context


@pytest.fixture
async def stream(context: PluginContext) -> AsyncIterator[Stream]:
    stream = open_stream(read_place(context.settings["relay"]), Retention())
    await stream.publish("store", Call(id="before", received_ms=1))  # as a relay that runs: the file is there
    yield stream
    await stream.close()


@pytest.fixture
async def feed(shop: MemoryShop, context: PluginContext, stream: Stream) -> AsyncIterator[OrderFeed]:
    """One with a relay, whose net is cast at the beginning alone once calls tell."""
    relay = Relay.of(context)
    assert relay is not None
    calls_of_it = relay.webhooks(context)
    feed = OrderFeed(shop, Bookmark(context), calls_of_it, named, poll_every_s=0.01, net_every_s=FOR_EVER_S)
    yield feed
    await calls_of_it.close()


def named(call: Call) -> str:
    return call.body.decode()


async def calls(stream: Stream, *ids: str) -> None:
    for number, order_id in enumerate(ids):
        await stream.publish("store", Call(id=f"{order_id}-{number}-{id(ids)}", received_ms=1, body=order_id.encode()))


async def until(lines: AsyncIterator[list[OrderLine]], done: Callable[[list[OrderLine]], bool]) -> list[OrderLine]:
    heard: list[OrderLine] = []
    async with asyncio.timeout(20):
        async for some in lines:
            heard += some
            if done(heard):
                return heard
    raise AssertionError("it ended")


def said(order_id: str, status: str = "paid") -> Callable[[list[OrderLine]], bool]:
    return lambda lines: (order_id, status) in {(line.order_id, line.status) for line in lines}


async def test_without_a_relay_the_shop_is_asked(shop: MemoryShop, context: PluginContext) -> None:
    lines = OrderFeed(shop, Bookmark(context), poll_every_s=0.01).lines()
    assert await anext(lines) == []
    shop.put("1")
    await until(lines, said("1"))
    shop.put("1", 2)
    await until(lines, said("1", "cancelled"))
    assert shop.reads == [("1",), ("1",)], "what did not change is not read again"


async def test_an_order_that_changes_twice_in_a_second_is_read_again(shop: MemoryShop, context: PluginContext) -> None:
    """Its time of change is then the same, and says nothing."""
    shop.passes_ms = 0
    lines = OrderFeed(shop, Bookmark(context), poll_every_s=0.01).lines()
    shop.put("1")
    await until(lines, said("1"))
    changed = shop.orders["1"]
    shop.put("1", 2)
    shop.orders["1"] = shop.orders["1"]._replace(changed_ms=changed.changed_ms)
    await until(lines, said("1", "cancelled"))
    shop.passes_ms = 10_000
    reads = len(shop.reads)
    await until(lines, lambda _: len(shop.reads) > reads)
    asked = len(shop.asked)
    await until(lines, lambda _: len(shop.asked) > asked + 3)
    assert len(shop.reads) == reads + 1, "once its second is over, it is known"


async def test_what_is_new_does_not_wait_for_what_is_old(shop: MemoryShop, context: PluginContext) -> None:
    """A process that is started again in the middle of a long evening has all of it to read."""
    Bookmark(context).write(str(BEGAN_MS))
    shop.now_ms += 10 * order_webhooks.FAR_BACK_MS
    old = [f"old {number}" for number in range(10)]
    for order_id in old:
        shop.put(order_id)
    shop.put("recent")
    shop.orders["recent"] = shop.orders["recent"]._replace(changed_ms=shop.now_ms - 60_000)
    async with aclosing(OrderFeed(shop, Bookmark(context), poll_every_s=0.0).lines()) as lines:
        assert {line.order_id for line in await until(lines, said("recent"))} == {"recent"}
        await until(lines, said(old[0]))
        shop.put("new")
        shop.orders["new"] = shop.orders["new"]._replace(changed_ms=shop.now_ms)
        assert old[-1] not in {line.order_id for line in await until(lines, said("new"))}
        await until(lines, said(old[-1]))


async def test_what_was_placed_before_is_not_the_shows(shop: MemoryShop, context: PluginContext) -> None:
    shop.put("0", placed_ms=BEGAN_MS - 1)
    shop.put("1")
    assert {line.order_id for line in await until(OrderFeed(shop, Bookmark(context)).lines(), said("1"))} == {"1"}


async def test_a_call_has_its_order_read_at_once(shop: MemoryShop, feed: OrderFeed, stream: Stream) -> None:
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        shop.unlisted = {"1"}  # polling would not find it
        shop.put("1")
        await until(lines, lambda _: len(shop.asked) > 2)  # the reader has its place in the stream
        await calls(stream, "1")
        await until(lines, said("1"))


async def test_a_burst_with_repetitions_is_read_once(shop: MemoryShop, feed: OrderFeed, stream: Stream) -> None:
    async with aclosing(feed.lines()) as lines:
        await until(lines, lambda _: len(shop.asked) > 2)
        for number in range(5):
            shop.put(str(number))
        shop.unlisted = set(shop.orders)
        await calls(stream, "4", "1", "4", "0", "", "3", "1", "2", "unknown")
        await until(lines, lambda heard: {line.order_id for line in heard} == set("01234"))
        read = [one for ids in shop.reads for one in ids]  # type: ignore[attr-defined]
        assert sorted(read) == [*"01234", "unknown"]


async def test_calls_that_tell_have_the_shop_asked_rarely(shop: MemoryShop, feed: OrderFeed, stream: Stream) -> None:
    async with aclosing(feed.lines()) as lines:
        await until(lines, lambda _: len(shop.asked) > 2)
        shop.put("1")
        shop.unlisted = {"1", "2"}
        await calls(stream, "1")
        await until(lines, said("1"))
        asked = shop.asked.count(("changed", BEGAN_MS))
        shop.put("2")
        await calls(stream, "2")
        await until(lines, said("2"))
        assert shop.asked.count(("changed", BEGAN_MS)) == asked


async def test_calls_that_name_no_order_of_the_show_tell_nothing(shop: MemoryShop, feed: OrderFeed, stream: Stream) -> None:
    """A webhook of another topic, or of another shop at the same address: the shop is asked as often as before."""
    async with aclosing(feed.lines()) as lines:
        await until(lines, lambda _: len(shop.asked) > 2)
        await calls(stream, "", "unknown")
        await until(lines, lambda _: ("read", ("unknown",)) in shop.asked)
        shop.put("1")
        await until(lines, said("1"))


async def test_what_no_call_named_the_net_finds_and_asks_often_again(
    shop: MemoryShop, context: PluginContext, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay = Relay.of(context)
    assert relay is not None
    calls_of_it = relay.webhooks(context)
    feed = OrderFeed(shop, Bookmark(context), calls_of_it, named, poll_every_s=0.0, net_every_s=0.0)
    async with aclosing(feed.lines()) as lines:
        await until(lines, lambda _: len(shop.asked) > 2)
        shop.unlisted = {"0"}
        shop.put("0")
        await calls(stream, "0")
        await until(lines, said("0"))
        shop.put("1")  # its call is lost
        await until(lines, said("1"))
        monkeypatch.setattr(feed, "_net_every_s", FOR_EVER_S)
        shop.put("2")
        await until(lines, said("2"))
    await calls_of_it.close()


async def test_a_feed_opened_again_tells_what_it_remembers(shop: MemoryShop, feed: OrderFeed) -> None:
    shop.put("1")
    shop.put("2")
    async with aclosing(feed.lines()) as lines:
        await until(lines, said("2"))
    reads = list(shop.reads)
    async with aclosing(feed.lines()) as lines:
        assert {line.order_id for line in await until(lines, said("2"))} == {"1", "2"}
    assert shop.reads == reads


async def test_a_call_whose_order_could_not_be_read_is_read_again(
    shop: MemoryShop, feed: OrderFeed, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_ids: Sequence[str]) -> list[ShopOrder]:
        raise AbilityError("unreachable", "The shop is away.")

    async with aclosing(feed.lines()) as lines:
        await until(lines, lambda _: len(shop.asked) > 2)
        shop.unlisted = {"1"}
        shop.put("1")
        with monkeypatch.context() as patched:
            patched.setattr(shop, "read", away)
            await calls(stream, "1")
            with pytest.raises(AbilityError, match="away"):
                await until(lines, said("1"))
    async with aclosing(feed.lines()) as lines:
        await until(lines, said("1"))


@pytest.mark.expect_warnings
async def test_while_the_relay_is_away_the_shop_is_asked(
    shop: MemoryShop, context: PluginContext, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a-file").write_text("")
    context.settings["relay"] = str(tmp_path / "a-file" / "calls.sqlite3")
    relay = Relay.of(context)
    assert relay is not None
    calls_of_it = relay.webhooks(context)
    feed = OrderFeed(shop, Bookmark(context), calls_of_it, named, poll_every_s=0.01)
    async with aclosing(feed.lines()) as lines:
        await until(lines, lambda _: len(shop.asked) > 3)
        shop.put("1")
        await until(lines, said("1"))
    warned = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert len(warned) == 1
    assert "see that the relay" in feed.notice
    async with aclosing(feed.lines()) as lines:
        (tmp_path / "a-file").unlink()
        (tmp_path / "a-file").mkdir()
        stream = open_stream(read_place(str(tmp_path / "a-file" / "calls.sqlite3")), Retention())
        await stream.publish("store", Call(id="before", received_ms=1))
        await until(lines, lambda _: not feed.notice)
        await stream.close()
    await calls_of_it.close()


async def test_a_relay_that_is_set_up_badly_is_said(shop: MemoryShop, context: PluginContext) -> None:
    context.settings["desk"] = "My desk"
    relay = Relay.of(context)
    assert relay is not None
    calls_of_it = relay.webhooks(context)
    with pytest.raises(AbilityError, match="small letters"):
        await until(OrderFeed(shop, Bookmark(context), calls_of_it, named, poll_every_s=0.01).lines(), said("1"))
    await calls_of_it.close()


async def test_the_shop_is_asked_far_back_from_time_to_time(shop: MemoryShop, context: PluginContext) -> None:
    """Its index may be behind: an order changed before those that were listed already."""
    lines = OrderFeed(shop, Bookmark(context), poll_every_s=0.0, net_every_s=0.0).lines()
    await anext(lines)
    shop.now_ms += 10 * order_webhooks.FAR_BACK_MS
    await until(lines, lambda _: len(shop.asked) > 3)
    assert shop.asked[-1] == ("changed", shop.now_ms - order_webhooks.FAR_BACK_MS)


def test_settings_name_a_relay_or_none(context: PluginContext) -> None:
    context.secrets["relay_password"] = "a-secret"
    relay = Relay.of(context)
    assert relay == Relay(context.settings["relay"], "", "left", "", "a-secret")
    assert "a-secret" not in repr(relay)
    context.settings["relay"] = " "
    assert Relay.of(context) is None


@pytest.mark.parametrize(
    ("node", "name"), [("Anna's Mac.local", "anna-s-mac-local"), ("直播间", "desk"), ("-A_", "a"), ("", "desk")]
)
def test_a_desk_is_called_as_its_computer(node: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: node)
    assert this_computer() == name
