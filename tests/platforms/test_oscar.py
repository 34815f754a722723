"""The django-oscar adapter against the real server: the suite of all shops, orders in all states, failures and their words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from oscar.access import Access
from oscar.api import Api
from oscar.feed import OrderFeed
from oscar.goods import Goods
from oscar.shop import OscarShop
from oscar.statuses import Statuses

from studio.contracts import messages, specs
from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from tests.parts import oscar
from tests.parts.nginx import wait_for
from tests.parts.oscar import Oscar, RefusedByOscarError
from tests.parts.ports import free_port
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig

pytestmark = [pytest.mark.part("oscar"), pytest.mark.timeout(240)]  # an empty shop that may have to be made first
PRICE, STOCK = 9900, 100
LAUNCH = {"price_minor": 7900, "currency": "CNY", "expected_minor": PRICE}
_numbers = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oscar]:
    if not oscar.installed():
        pytest.skip("django-oscar is not installed")
    with Oscar(tmp_path_factory.mktemp("oscar")) as made:
        yield made


def shop_of(api: Api, bookmark: Bookmark) -> OscarShop:
    goods = Goods(api)
    return OscarShop(api, goods, OrderFeed(api, goods, Statuses(), bookmark, poll_every_s=0.2))


@pytest.fixture
async def api(server: Oscar) -> AsyncIterator[Api]:
    made = Api(Access(url=server.url, secret=oscar.TOKEN, rate_hz=200))
    yield made
    await made.close()


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


@pytest.fixture
def shop(api: Api, bookmark: Bookmark) -> OscarShop:
    return shop_of(api, bookmark)


@pytest.fixture
def stand(server: Oscar, shop: OscarShop) -> ShopStand:
    number = next(_numbers)
    sku, other_sku, title = f"LIP-{number}-RED", f"LIP-{number}-PINK", f"Lipstick 口红 {number}"
    item_id = server.add_product(title, {sku: ("99.00", STOCK), other_sku: ("88.00", 50)})

    async def buy(sku: str, quantity: int) -> str:
        try:
            return server.buy(sku, quantity)
        except RefusedByOscarError:
            return ""

    async def buy_with_note(sku: str, note: str) -> str:
        return server.buy(sku, 1, note=note)

    async def reprice(sku: str, price_minor: int) -> None:
        server.change(sku, price=f"{price_minor / 100:.2f}")

    return ShopStand(shop, shop, item_id, title, sku, other_sku, "CNY", PRICE, STOCK, buy, reprice, buy_with_note=buy_with_note)


class TestOscarShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


# ---------------------------------------------------------------- orders


async def last_line(shop: OscarShop, order_id: str, status: str) -> OrderLine:
    """The order's only line, once it has that status."""
    lines = await lines_until(shop.orders(), lambda lines: (order_id, status) in {(one.order_id, one.status) for one in lines})
    return [line for line in lines if line.order_id == order_id][-1]


async def test_an_order_goes_through_its_states(server: Oscar, shop: OscarShop, stand: ShopStand) -> None:
    await anext(shop.orders())
    number = server.buy(stand.sku, 3, pay=False, name="韩梅梅")
    created = await last_line(shop, number, "created")
    assert (created.quantity, created.unit_price_minor, created.buyer) == (3, PRICE, "韩**")
    for word, status in (("Paid", "paid"), ("Cancelled", "cancelled"), ("Refunded", "refunded")):
        server.move(number, word)
        assert await last_line(shop, number, status) == replace(created, status=status)


async def test_what_was_sent_comes_back(server: Oscar, shop: OscarShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = server.buy(stand.sku, 1)
    await lines_until(feed, lambda lines: any(line.order_id == number and line.status == "paid" for line in lines))
    server.move(number, "Shipped")
    server.move(number, "Returned")
    await lines_until(feed, lambda lines: any(line.order_id == number and line.status == "returned" for line in lines))


async def test_each_line_of_a_basket(server: Oscar, shop: OscarShop, stand: ShopStand) -> None:
    await anext(shop.orders())
    number = server.buy_basket({stand.sku: 2, stand.other_sku: 1})
    lines = await lines_until(shop.orders(), lambda lines: any(line.order_id == number for line in lines))
    bought = {line.sku: (line.quantity, line.unit_price_minor) for line in lines if line.order_id == number}
    assert bought == {stand.sku: (2, PRICE), stand.other_sku: (1, 8800)}
    books = [(line["quantity"], line["price_incl_tax"]) for line in server.order(number)["lines"]]
    assert sorted(books) == [(1, "88.00"), (2, "198.00")]


async def test_a_bookmark_goes_on_from_where_the_session_began(
    server: Oscar, api: Api, stand: ShopStand, bookmark: Bookmark
) -> None:
    before = server.buy(stand.sku, 1)
    await anext(shop_of(api, bookmark).orders())
    number = server.buy(stand.sku, 1)
    lines = await lines_until(shop_of(api, bookmark).orders(), lambda lines: any(line.order_id == number for line in lines))
    assert before not in {line.order_id for line in lines}


async def test_orders_of_a_server_that_was_killed_are_all_told(server: Oscar, shop: OscarShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    numbers = {server.buy(stand.sku, 1)}
    server.kill()
    try:
        with refusal("unreachable"):
            async for _ in feed:
                pass
    finally:
        server.start()
    numbers.add(server.buy(stand.sku, 2))
    lines = await lines_until(shop.orders(), lambda lines: numbers <= {line.order_id for line in lines})
    assert sum(line.quantity for line in lines if line.order_id in numbers) == 3


async def test_what_many_buy_at_once_is_all_told(server: Oscar, shop: OscarShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    with ThreadPoolExecutor(6) as crowd:
        numbers = set(crowd.map(lambda _: server.buy(stand.sku, 1), range(12)))  # more than Oscar is asked for at once
    told: dict[str, int] = {}
    async with asyncio.timeout(60):
        while not numbers <= told.keys():
            told |= {line.order_id: line.quantity for line in await anext(feed)}
    assert [told[number] for number in numbers] == [1] * 12
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK - 12


# ---------------------------------------------------------------- goods


async def test_a_product_by_itself_is_its_own_variant(server: Oscar, shop: OscarShop) -> None:
    item_id = server.add_product("Soap", {"SOAP": ("12.50", 4)})
    await shop.open_link(item_id, False)
    reading = await shop.read_item(item_id)
    assert (reading.open, reading.prices, reading.stocks) == (False, {"SOAP": 1250}, {"SOAP": 4}), "its stock can be arranged"
    await shop.set_stock(item_id, "SOAP", 2, 4)
    await shop.open_link(item_id, True)
    number = server.buy("SOAP", 2)
    assert (await shop.read_item(item_id)).stocks == {"SOAP": 0}
    assert server.product_of("SOAP")[1].items() >= {"num_in_stock": 2, "num_allocated": 2}.items(), "not sent yet"
    assert number


async def test_a_hidden_variant_cannot_be_bought(server: Oscar, shop: OscarShop, stand: ShopStand) -> None:
    for sku, is_last in ((stand.sku, False), (stand.other_sku, True)):
        server.publish(server.product_of(sku)[0], False)
        reading = await shop.read_item(stand.item_id)
        assert (reading.stocks[sku], reading.open) == (0, not is_last)
        assert not await stand.buy(sku, 1)
    with refusal("refused"):
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    with refusal("refused"):
        await shop.open_link(stand.item_id, True)
    with refusal("not_found") as caught:
        await shop.read_item(str(server.product_of(stand.sku)[0]))
    assert stand.item_id in caught.value.text, "it names the product"


async def test_stock_that_is_not_counted_is_not_read(server: Oscar, shop: OscarShop) -> None:
    item_id = server.add_product("Song", {"SONG": ("3.00", 0)}, kind="downloads")
    assert (await shop.read_item(item_id)).stocks == {}
    with refusal("refused"):
        await shop.set_stock(item_id, "SONG", 5, None)
    assert server.buy("SONG", 7)


async def test_a_shop_in_yen_is_read_and_written_as_its_dashboard_shows(server: Oscar, shop: OscarShop) -> None:
    item_id = server.add_product("Soap in yen", {"YEN": ("1500.00", 1)}, currency="JPY")
    assert (await shop.read_item(item_id)).prices == {"YEN": 1500}
    await shop.set_price(item_id, "YEN", 1350, "JPY", 1500)
    assert server.product_of("YEN")[1]["price"] == "1350.00"
    server.change("YEN", price="1350.50")
    with refusal("refused"):
        await shop.read_item(item_id)
    server.change("YEN", price="1350.00")


async def test_an_oscar_that_sells_what_it_hides_is_told_of(tmp_path: Path) -> None:
    if not oscar.installed():
        pytest.skip("django-oscar is not installed")
    with Oscar(tmp_path / "oscar", SELLS_HIDDEN="1") as server:
        item_id = server.add_product("Soap", {"SOAP": ("12.50", 4)})
        api = Api(Access(url=server.url, user=oscar.USER, secret=oscar.PASSWORD))
        with refusal("refused") as caught:
            await shop_of(api, Bookmark(PluginContext(tmp_path, tmp_path))).open_link(item_id, False)
        await api.close()
        assert "still sells it" in caught.value.text
        assert server.buy("SOAP", 1), "and so it does"


# ---------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("access", "words"),
    [
        ({"user": oscar.USER, "secret": "not-this-one"}, "password"),
        ({"secret": "not-this-one"}, "token"),
        ({"user": "nobody", "secret": oscar.PASSWORD}, "staff"),
    ],
)
async def test_who_may_not_is_told_so(
    server: Oscar, stand: ShopStand, bookmark: Bookmark, access: dict[str, str], words: str
) -> None:
    api = Api(Access(url=server.url, **access))
    for _ in range(2):
        with refusal("refused") as caught:
            await shop_of(api, bookmark).read_item(stand.item_id)
        assert words in caught.value.text
        assert access["secret"] not in caught.value.text
    await api.close()


async def test_a_user_and_a_password_do_as_well(server: Oscar, stand: ShopStand, bookmark: Bookmark) -> None:
    api = Api(Access(url=server.url, user=oscar.USER, secret=oscar.PASSWORD))
    shop = shop_of(api, bookmark)
    await shop.set_price(stand.item_id, stand.sku, 7, "CNY", PRICE)
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == 7
    await api.close()


async def test_pages_for_people_are_no_api(server: Oscar, stand: ShopStand, bookmark: Bookmark) -> None:
    api = Api(Access(url=f"{server.url}/catalogue", secret=oscar.TOKEN))
    with refusal("refused") as caught:
        await shop_of(api, bookmark).read_item(stand.item_id)
    assert "OSCARAPI_BLOCK_ADMIN_API_ACCESS" in caught.value.text
    await api.close()


async def test_a_server_that_hangs_or_is_gone_is_unreachable(
    server: Oscar, shop: OscarShop, stand: ShopStand, bookmark: Bookmark
) -> None:
    await shop.read_item(stand.item_id)
    server.pause()
    try:
        with refusal("unreachable"):
            await shop.set_price(stand.item_id, stand.sku, 1, "CNY", None)
    finally:
        server.go_on()
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE
    nobody = Api(Access(url=f"http://127.0.0.1:{free_port()}", user="a", secret="b"))
    with refusal("unreachable"):
        await shop_of(nobody, bookmark).read_item(stand.item_id)
    await nobody.close()


def test_the_plugin_s_process_serves_the_desk(server: Oscar, stand: ShopStand, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text(f"{oscar.PASSWORD}\n")
    settings = {"url": server.url, "user": oscar.USER, "password_file": str(secret)}
    spec = specs.PluginSpec("oscar", str(ROOT / "plugins" / "oscar"), settings)
    with WorkerRig("plugin.oscar", spec) as rig:
        rig.wait("running")
        event(rig, "connection_state", lambda data: "price.write" in data["capabilities"] and data["state"] == "running")
        rig.say(messages.Command("catalogue.set_price", {"call": "1", "item_id": stand.item_id, "sku": stand.sku} | LAUNCH))
        assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
        rig.say(messages.Command("catalogue.read_item", {"call": "2", "item_id": stand.item_id}))
        reading = event(rig, "answer", lambda data: data["call"] == "2")["value"]
        assert (reading["prices"][stand.sku], reading["stocks"][stand.sku]) == (7900, STOCK)
        wait_for((rig.folder / "bookmark.oscar").exists, 30, "the feed has begun")
        number = server.buy(stand.sku, 2)
        lines = event(rig, "orders", lambda data: any(line["order_id"] == number for line in data["lines"]))["lines"]
        assert [(line["quantity"], line["unit_price_minor"]) for line in lines if line["order_id"] == number] == [(2, 7900)]
        secret.write_text("another")
        rig.wait("failed")
        assert "password" in rig.history[-1][1].text
        mark = rig.now()
        secret.write_text(oscar.PASSWORD)
        rig.wait("running", after=mark)
        assert rig.exits == []


def event(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = [dict(one.data) for one in list(rig.events) if one.name == name and wanted(one.data)]
        return bool(found)

    wait_for(there, 30, f"an event {name}")
    return found[0]
