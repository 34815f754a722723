"""Orders of the Shopify adapter at the stand-in: states, bursts, lags; asked for, and told by webhooks of a real relay."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace
from shopify.access import Access
from shopify.api import Api
from shopify.asked_orders import AskedOrders, order_of

from studio.contracts import messages, specs
from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed, Relay
from studio.plugin_api.testing import PluginContext
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from tests.parts.nats import NatsServer
from tests.parts.nginx import wait_for
from tests.parts.relay_process import RelayProcess, signed
from tests.parts.served import Served
from tests.parts.shopify import TOKEN, Shopify
from tests.parts.shopify import schema as published
from tests.parts.shopify.stock import Order
from tests.parts.shopify.webhooks import Calls
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig

pytestmark = [pytest.mark.part("shopify"), pytest.mark.timeout(180)]
PRICE = 9900


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.plugin_api.webhooks._WAIT_S", 0.2)  # between two looks at the shop, while nobody calls


@pytest.fixture
async def shopify() -> AsyncIterator[Shopify]:
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    async with Shopify() as made:
        made.store.add_product("Lipstick 口红", {"RED": ("99.00", 500), "PINK": ("88.00", 500)})
        yield made
        assert made.problems == []


@pytest.fixture
async def api(shopify: Shopify) -> AsyncIterator[Api]:
    made = Api(Access(shop=shopify.place, token=TOKEN))
    yield made
    await made.close()


@pytest.fixture
def context(tmp_path: Path) -> PluginContext:
    return PluginContext(tmp_path, tmp_path)


@pytest.fixture
def feed(api: Api, context: PluginContext) -> OrderFeed:
    return OrderFeed(AskedOrders(api), Bookmark(context), poll_every_s=0.05)


def bought(order: Order | None) -> Order:
    assert order is not None
    return order


def seen(*orders: Order, status: str = "paid") -> Callable[[list[OrderLine]], bool]:
    names = {order.name for order in orders}
    return lambda lines: names <= {line.order_id for line in lines if line.status == status}


async def last_line(lines: AsyncIterator[list[OrderLine]], order: Order, status: str) -> OrderLine:
    return [one for one in await lines_until(lines, seen(order, status=status)) if one.order_id == order.name][-1]


# ---------------------------------------------------------------- asked for


async def test_an_order_goes_through_its_states(shopify: Shopify, feed: OrderFeed) -> None:
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        order = bought(shopify.store.buy("RED", 3, pay=False, note="Blue lid", buyer=("韩梅梅", "Han")))
        created = await last_line(lines, order, "created")
        assert (created.sku, created.quantity, created.unit_price_minor) == ("RED", 3, PRICE)
        assert (created.buyer, created.note, created.at_ms) == ("韩**", "Blue lid", order.updated * 1000)
        shopify.store.pay(order)
        assert await last_line(lines, order, "paid") == replace(created, status="paid", at_ms=order.updated * 1000)
        shopify.store.refund(order, "RED", 3)
        refunded = await last_line(lines, order, "refunded")
        assert refunded == replace(created, status="refunded", at_ms=order.updated * 1000)
        other = bought(shopify.store.buy("RED", 1, pay=False))
        shopify.store.cancel(other)
        assert (await last_line(lines, other, "cancelled")).quantity == 1


async def test_a_part_that_came_back_leaves_fewer_units(shopify: Shopify, feed: OrderFeed) -> None:
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        order = bought(shopify.store.buy_all({"RED": 3, "PINK": 1}))
        await lines_until(lines, seen(order))
        shopify.store.refund(order, "PINK", 1, returned=True)
        assert (await last_line(lines, order, "returned")).sku == "PINK"
        shopify.store.refund(order, "RED", 1)
        heard = await lines_until(lines, lambda heard: any(one.sku == "RED" and one.quantity == 2 for one in heard))
        assert {one.status for one in heard if one.sku == "RED"} == {"paid"}


async def test_a_basket_longer_than_a_page_is_read_whole(shopify: Shopify, feed: OrderFeed) -> None:
    goods = {f"BEAD-{n:03}": ("1.00", 1) for n in range(130)}
    shopify.store.add_product("Beads", goods)
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        order = bought(shopify.store.buy_all(dict.fromkeys(goods, 1)))
        heard = await lines_until(lines, seen(order))
        assert {one.sku for one in heard} == set(goods)


async def test_a_plan_that_keeps_buyers_back_sells_all_the_same(shopify: Shopify, feed: OrderFeed) -> None:
    shopify.answers.hides_buyers = True
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        order = bought(shopify.store.buy("RED", 1, buyer=("An", "Li")))
        assert (await last_line(lines, order, "paid")).buyer == ""


async def test_an_order_that_the_search_lists_late_is_found(
    shopify: Shopify, api: Api, context: PluginContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = OrderFeed(AskedOrders(api), Bookmark(context), poll_every_s=0.05, net_every_s=0.2)
    clock = shopify.store.now
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        late = bought(shopify.store.buy("RED", 1))
        shopify.answers.unlisted = {late.id}
        shopify.store.now = lambda: clock() + 60
        later = bought(shopify.store.buy("RED", 1))
        await lines_until(lines, seen(later))
        shopify.answers.unlisted = set()
        await lines_until(lines, seen(late))


async def test_more_orders_than_a_page_lists_are_all_told(shopify: Shopify, feed: OrderFeed) -> None:
    shopify.bucket.rate_per_s = shopify.bucket.most = 100_000  # a large plan: it is the pages that are looked at
    shopify.store.variant("RED").levels["gid://shopify/Location/1"] = 1000
    async with aclosing(feed.lines()) as lines:
        await anext(lines)
        orders = [bought(shopify.store.buy("RED", 1)) for _ in range(300)]
        async with asyncio.timeout(60):
            names: set[str] = set()
            while len(names) < len(orders):
                names |= {one.order_id for one in await anext(lines)}


async def test_a_session_goes_on_from_where_it_began(shopify: Shopify, api: Api, context: PluginContext) -> None:
    clock = shopify.store.now
    shopify.store.now = lambda: clock() - 100
    before = bought(shopify.store.buy("RED", 1))
    shopify.store.now = clock
    async with aclosing(OrderFeed(AskedOrders(api), Bookmark(context)).lines()) as lines:
        await anext(lines)
    order = bought(shopify.store.buy("RED", 1))
    async with aclosing(OrderFeed(AskedOrders(api), Bookmark(context)).lines()) as lines:
        heard = await lines_until(lines, seen(order))
    assert before.name not in {one.order_id for one in heard}


# ---------------------------------------------------------------- told by webhooks


@pytest.fixture(params=["file", "nats"])
def stream(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A stream as the relay's settings and a connection's name it: a file of this computer, and a real NATS server."""
    if request.param == "file":
        yield f'file = "{tmp_path / "calls.sqlite3"}"', str(tmp_path / "calls.sqlite3")
        return
    with NatsServer(tmp_path / "nats") as server:
        yield f'nats = ["{server.url}"]', server.url


@pytest.fixture
def relay(stream: tuple[str, str], tmp_path: Path) -> Iterator[RelayProcess]:
    with RelayProcess(tmp_path / "relay", stream[0]) as made:
        health = f"{made.url}/health"  # its stream is there a moment after the relay itself; until then it refuses calls
        wait_for(lambda: httpx.get(health, trust_env=False, timeout=30).status_code == 200, 30, "its stream")
        before = httpx.post(f"{made.url}/hooks/shop", content=b"{}", headers=signed(b"{}"), trust_env=False, timeout=30)
        assert before.status_code == 200  # a file is there from the first call on
        yield made


@pytest.fixture
async def told(
    shopify: Shopify, api: Api, context: PluginContext, stream: tuple[str, str], relay: RelayProcess
) -> AsyncIterator[AsyncIterator[list[OrderLine]]]:
    """A feed that only webhooks feed: the search knows no order. Its place in the stream is taken."""
    context.settings = {"relay": stream[1], "relay_connection": "shop", "desk": "left"}
    found = Relay.of(context)
    assert found is not None
    webhooks = found.webhooks(context)
    shopify.answers.unlisted = Everything()
    feed = OrderFeed(AskedOrders(api), Bookmark(context), webhooks, order_of, poll_every_s=0.05)
    async with aclosing(feed.lines()) as lines:
        looks = shopify.asked.count("orders") + 2
        async with asyncio.timeout(60):
            while shopify.asked.count("orders") < looks:
                await anext(lines)
        yield lines
    await webhooks.close()


class Everything(set[str]):
    """What has all."""

    def __contains__(self, one: object) -> bool:
        return True


async def test_webhooks_tell_of_orders_that_the_search_does_not_know(
    shopify: Shopify, relay: RelayProcess, told: AsyncIterator[list[OrderLine]]
) -> None:
    calls = Calls(shopify.store, relay)
    order = bought(shopify.store.buy("RED", 2, pay=False))
    await calls.send()
    created = await last_line(told, order, "created")
    shopify.store.pay(order)
    await calls.send()
    assert await last_line(told, order, "paid") == replace(created, status="paid", at_ms=order.updated * 1000)
    shopify.store.refund(order, "RED", 2)
    await calls.send()
    await last_line(told, order, "refunded")


async def test_a_burst_of_calls_twice_and_backwards_comes_out_right(
    shopify: Shopify, relay: RelayProcess, told: AsyncIterator[list[OrderLine]]
) -> None:
    calls = Calls(shopify.store, relay)
    orders = [bought(shopify.store.buy("RED", 1, pay=False)) for _ in range(40)]
    for order in orders:
        shopify.store.pay(order)
    shopify.store.cancel(orders[0])
    await calls.send(times=2, backwards=True)
    heard: dict[str, OrderLine] = {}
    async with asyncio.timeout(60):
        while len(heard) < len(orders):
            heard |= {one.order_id: one for one in await anext(told)}
    assert heard[orders[0].name].status == "refunded", "its first call came last, and says what the shop says now"
    assert {heard[order.name].status for order in orders[1:]} == {"paid"}


async def test_calls_that_are_nobodys_order_are_passed_over(
    shopify: Shopify, relay: RelayProcess, told: AsyncIterator[list[OrderLine]]
) -> None:
    calls = Calls(shopify.store, relay)
    for topic, body in (
        ("orders/create", b"{"),
        ("orders/create", b'{"id": "1"}'),
        ("orders/create", b'{"id": -1}'),
        ("orders/create", b'{"id": 99999999999999999999}'),
        ("orders/create", b'{"id": 424242}'),
        ("products/update", b'{"id": 1001}'),
        ("orders/create", b"[" * 100_000),
    ):
        calls.waiting.append((topic, body))
    order = bought(shopify.store.buy("RED", 1))
    await calls.send()
    await lines_until(told, seen(order))


async def test_a_relay_that_was_away_has_the_shop_asked_meanwhile(
    shopify: Shopify, relay: RelayProcess, told: AsyncIterator[list[OrderLine]]
) -> None:
    """The relay itself is gone, not its stream: nobody tells the desk so. What no call named, the net finds."""
    calls = Calls(shopify.store, relay)
    relay.end(signal.SIGKILL)
    shopify.answers.unlisted = set()
    order = bought(shopify.store.buy("RED", 1))
    await lines_until(told, seen(order))
    relay.start()
    shopify.answers.unlisted = Everything()
    other = bought(shopify.store.buy("RED", 1))
    await calls.send()
    await lines_until(told, seen(other))


async def test_a_shop_that_is_away_when_its_call_comes_is_asked_later(
    shopify: Shopify, relay: RelayProcess, api: Api, context: PluginContext, told: AsyncIterator[list[OrderLine]]
) -> None:
    calls = Calls(shopify.store, relay)
    order = bought(shopify.store.buy("RED", 1))

    def away(field: str) -> None:
        if field == "nodes":
            shopify.loses = 1

    shopify.before = away
    await calls.send()
    with refusal("unreachable"):
        async for _ in told:
            pass
    shopify.before, shopify.loses = (lambda _field: None), 0
    found = Relay.of(context)
    assert found is not None
    webhooks = found.webhooks(context)
    feed = OrderFeed(AskedOrders(api), Bookmark(context), webhooks, order_of, poll_every_s=0.05)
    async with aclosing(feed.lines()) as lines:
        await lines_until(lines, seen(order))
    await webhooks.close()


def test_the_plugin_s_process_hears_its_webhooks(relay: RelayProcess, stream: tuple[str, str], tmp_path: Path) -> None:
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    served = Served(Shopify())
    try:
        store = served.server.store
        served.do(lambda: store.add_product("Lipstick", {"RED": ("99.00", 5)}))
        calls = Calls(store, relay)
        (tmp_path / "token").write_text(TOKEN)
        settings = {
            "shop": served.server.place,
            "token_file": str(tmp_path / "token"),
            "relay": stream[1],
            "relay_connection": "shop",
        }
        with WorkerRig("plugin.shopify", specs.PluginSpec("shopify", str(ROOT / "plugins" / "shopify"), settings)) as rig:
            rig.wait("running")
            served.do(lambda: setattr(served.server.answers, "unlisted", Everything()))
            wait_for((rig.folder / "bookmark.shopify.webhooks").exists, 30, "it has its place in the stream")
            order = bought(served.do(lambda: store.buy("RED", 2)))
            asyncio.run(calls.send())

            def there() -> bool:
                return any(line["order_id"] == order.name for line in lines_of(rig))

            wait_for(there, 30, "the order's line")
            rig.say(messages.Command("orders.again", {}))
            assert {one.text for _, one in rig.history} <= {"", "ready"}
            assert rig.exits == []
        assert served.server.problems == []
    finally:
        served.close()


def lines_of(rig: WorkerRig) -> list[dict[str, Any]]:
    return [line for one in list(rig.events) if one.name == "orders" for line in one.data["lines"]]
