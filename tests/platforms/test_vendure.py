"""The Vendure adapter against the real server: the suite of all shops, orders in all their states, failures and their words."""

from __future__ import annotations

import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from vendure.api import Access, Api
from vendure.feed import OrderFeed
from vendure.shop import VendureShop

from studio.contracts import messages, specs
from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from tests.parts import vendure
from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.vendure import Vendure
from tests.parts.vendure_visitor import RefusedByVendureError
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig

pytestmark = [pytest.mark.part("vendure"), pytest.mark.timeout(240)]  # a server that may begin slowly
PRICE, STOCK = 9900, 100
LAUNCH = {"price_minor": 7900, "currency": "CNY", "expected_minor": PRICE}
_numbers = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendure]:
    if not vendure.installed():
        pytest.skip("Vendure is not installed")
    with Vendure(tmp_path_factory.mktemp("vendure"), limits=True) as made:
        yield made


@pytest.fixture
async def api(server: Vendure) -> AsyncIterator[Api]:
    made = Api(Access(url=server.url, user=vendure.USER, secret=vendure.PASSWORD, rate_hz=200))
    yield made
    await made.close()


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


@pytest.fixture
async def shop(api: Api, bookmark: Bookmark) -> VendureShop:
    made = VendureShop(api, OrderFeed(api, bookmark, poll_every_s=0.2))
    await made.look()
    return made


@pytest.fixture
def stand(server: Vendure, shop: VendureShop) -> ShopStand:
    number = next(_numbers)
    sku, other_sku, title = f"LIP-{number}-RED", f"LIP-{number}-PINK", f"Lipstick 口红 {number}"
    item_id = server.add_product(title, {sku: (PRICE, STOCK), other_sku: (8800, 50)})

    async def buy_as(buyer: str, sku: str, quantity: int) -> str:
        try:
            return server.buy(sku, quantity, email=f"{buyer.lower()}@example.com")
        except RefusedByVendureError:
            return ""

    async def buy(sku: str, quantity: int) -> str:
        return await buy_as(f"stranger{next(_numbers)}", sku, quantity)

    async def reprice(sku: str, price_minor: int) -> None:
        server.change(sku, price=price_minor)

    return ShopStand(shop, shop, item_id, title, sku, other_sku, "CNY", PRICE, STOCK, buy, reprice, buy_as)


class TestVendureShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


async def last_line(shop: VendureShop, order_id: str, status: str) -> OrderLine:
    """The order's only line, once it has that status."""
    lines = await lines_until(shop.orders(), lambda lines: (order_id, status) in {(one.order_id, one.status) for one in lines})
    return [line for line in lines if line.order_id == order_id][-1]


async def test_an_order_goes_through_its_states(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await anext(shop.orders())
    code = server.buy(stand.sku, 3, pay="later", name="韩梅梅")
    created = await last_line(shop, code, "created")
    assert (created.quantity, created.unit_price_minor, created.buyer) == (3, PRICE, "韩**")
    server.settle(code)
    assert await last_line(shop, code, "paid") == replace(created, status="paid")
    server.cancel(code)
    assert await last_line(shop, code, "cancelled") == replace(created, status="cancelled")
    server.refund(code)
    assert await last_line(shop, code, "refunded") == replace(created, status="refunded")
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK


async def test_what_was_sent_and_cancelled_is_returned(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await anext(shop.orders())
    code = server.buy(stand.sku, 1)
    server.ship(code)
    await last_line(shop, code, "paid")
    server.cancel(code)
    assert (await last_line(shop, code, "returned")).quantity == 1


async def test_a_late_payment_is_found_on_the_round(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    """Vendure does not say that such an order was updated."""
    feed = shop.orders()
    await anext(feed)
    code = server.buy(stand.sku, 1, pay="later")
    await lines_until(feed, lambda lines: any(line.order_id == code for line in lines))
    server.settle(code)
    await lines_until(feed, lambda lines: any(line.order_id == code and line.status == "paid" for line in lines))


async def test_each_line_of_a_basket(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await anext(shop.orders())
    code = server.buy_basket({stand.sku: 2, stand.other_sku: 1})
    lines = await lines_until(shop.orders(), lambda lines: any(line.order_id == code for line in lines))
    bought = {line.sku: (line.quantity, line.unit_price_minor) for line in lines if line.order_id == code}
    assert bought == {stand.sku: (2, PRICE), stand.other_sku: (1, 8800)}
    total = sum(quantity * price for quantity, price in bought.values())
    assert server.order(code)["totalWithTax"] == total + vendure.SHIPPING_MINOR


async def test_a_bookmark_goes_on_from_where_the_session_began(
    server: Vendure, api: Api, stand: ShopStand, bookmark: Bookmark
) -> None:
    before = server.buy(stand.sku, 1)
    time.sleep(1.1)  # the server's clock has whole seconds
    await anext(OrderFeed(api, bookmark).lines())
    code = server.buy(stand.sku, 1)
    lines = await lines_until(OrderFeed(api, bookmark).lines(), lambda lines: any(line.order_id == code for line in lines))
    assert before not in {line.order_id for line in lines}


async def test_a_variant_that_is_switched_off_cannot_be_bought(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    server.change(stand.sku, enabled=False)
    reading = await shop.read_item(stand.item_id)
    assert reading.stocks[stand.sku] == 0
    assert reading.open
    with refusal("refused"):
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    server.change(stand.other_sku, enabled=False)
    assert not (await shop.read_item(stand.item_id)).open
    with refusal("refused"):
        await shop.open_link(stand.item_id, True)


async def test_stock_that_is_not_counted_is_not_read(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    server.change(stand.sku, trackInventory="FALSE")
    assert set((await shop.read_item(stand.item_id)).stocks) == {stand.other_sku}
    with refusal("refused"):
        await shop.set_stock(stand.item_id, stand.sku, 5, None)


async def test_units_kept_back_in_vendure_are_not_for_sale(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    server.change(stand.sku, outOfStockThreshold=20, useGlobalOutOfStockThreshold=False)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK - 20
    await shop.set_stock(stand.item_id, stand.sku, 2, STOCK - 20)
    assert not await stand.buy(stand.sku, 3)
    assert await stand.buy(stand.sku, 2)


async def test_a_basket_beyond_the_limit_is_refused_at_once(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await shop.set_limit(stand.item_id, 2)
    with server.visitor() as visitor:
        visitor.take(server.variant_id(stand.sku), 1)
        with pytest.raises(RefusedByVendureError, match=f"at most 2 of {stand.title}, earlier orders included"):
            visitor.take(server.variant_id(stand.other_sku), 2)
        with pytest.raises(RefusedByVendureError, match="at most 2"):
            visitor.adjust(3)
        visitor.adjust(2)
        visitor.check_out()
        visitor.pay()


async def test_two_checkouts_of_a_buyer_side_by_side_have_one_limit(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await shop.set_limit(stand.item_id, 1)
    with server.visitor() as first, server.visitor() as second:
        for visitor in (first, second):
            visitor.take(server.variant_id(stand.sku), 1)
            visitor.check_out(email="an@example.com")
        with pytest.raises(RefusedByVendureError, match="OrderPaymentStateError"):
            first.pay()  # back in its basket since the second went on
        second.pay()
        with pytest.raises(RefusedByVendureError, match="at most 1"):
            first.check_out_again()


async def test_of_orders_of_a_buyer_at_the_same_moment_one_gets_through(
    server: Vendure, shop: VendureShop, stand: ShopStand
) -> None:
    await shop.set_limit(stand.item_id, 1)

    def bought(email: str) -> bool:
        try:
            return bool(server.buy(stand.sku, 1, email=email))
        except RefusedByVendureError:
            return False

    with ThreadPoolExecutor(3) as buying:
        tries = [list(buying.map(bought, [f"an{number}@example.com"] * 3)) for number in range(3)]
    assert [sum(one) for one in tries] == [1, 1, 1]


async def test_the_merchant_s_own_orders_have_no_limit(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await shop.set_limit(stand.item_id, 1)
    order = server.ask("mutation { createDraftOrder { id } }")["createDraftOrder"]["id"]
    question = """mutation($o: ID!, $v: ID!) {
        addItemToDraftOrder(orderId: $o, input: {productVariantId: $v, quantity: 5}) { __typename } }"""
    added = server.ask(question, o=order, v=server.variant_id(stand.sku))
    assert added["addItemToDraftOrder"]["__typename"] == "Order"


async def test_what_was_cancelled_leaves_room_below_the_limit(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    await shop.set_limit(stand.item_id, 1)
    assert stand.buy_as is not None
    code = await stand.buy_as("An", stand.sku, 1)
    assert not await stand.buy_as("An", stand.sku, 1)
    server.cancel(code)
    assert await stand.buy_as("An", stand.sku, 1)


async def test_a_limit_that_the_merchant_sets_is_read(server: Vendure, shop: VendureShop, stand: ShopStand) -> None:
    question = "mutation($i: UpdateProductInput!) { updateProduct(input: $i) { id } }"
    server.ask(question, i={"id": stand.item_id, "customFields": {"nightmarketLimit": 7}})
    assert (await shop.read_item(stand.item_id)).limit == 7
    assert {one.item_id: one.limit for one in await shop.find_items()}[stand.item_id] == 7


async def test_a_coupon_of_the_merchant_s_lowers_what_is_paid_and_no_price(
    server: Vendure, shop: VendureShop, stand: ShopStand
) -> None:
    coupon = server.add_coupon("LIVE20", stand.sku, percent=20)
    await anext(shop.orders())
    cheaper, plain = server.buy_basket({stand.sku: 2}, coupon="LIVE20"), server.buy(stand.sku, 1)
    lines = await lines_until(shop.orders(), lambda lines: {cheaper, plain} <= {line.order_id for line in lines})
    paid = {line.order_id: (line.quantity, line.unit_price_minor) for line in lines}
    assert (paid[cheaper], paid[plain]) == ((2, PRICE * 8 // 10), (1, PRICE))
    assert server.order(cheaper)["totalWithTax"] == 2 * (PRICE * 8 // 10) + vendure.SHIPPING_MINOR
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE
    server.end_coupon(coupon)
    with pytest.raises(RefusedByVendureError, match="COUPON_CODE_EXPIRED_ERROR"):
        server.buy_basket({stand.sku: 1}, coupon="LIVE20")


async def test_an_api_key_does_as_well(server: Vendure, stand: ShopStand, bookmark: Bookmark) -> None:
    api = Api(Access(url=server.url, secret=server.api_key()))
    assert (await VendureShop(api, OrderFeed(api, bookmark)).read_item(stand.item_id)).title == stand.title
    await api.close()


async def test_a_wrong_password_is_said_once_and_plainly(server: Vendure, stand: ShopStand, bookmark: Bookmark) -> None:
    api = Api(Access(url=server.url, user=vendure.USER, secret="not-this-one"))
    for _ in range(2):
        with refusal("refused") as caught:
            await VendureShop(api, OrderFeed(api, bookmark)).read_item(stand.item_id)
        assert "password" in caught.value.text
        assert "not-this-one" not in caught.value.text
    await api.close()


async def test_a_session_that_ended_begins_again(server: Vendure, api: Api, shop: VendureShop, stand: ShopStand) -> None:
    await shop.read_item(stand.item_id)
    await api.write("mutation { logout { success } }", dict)
    try:
        assert (await shop.read_item(stand.item_id)).title == stand.title
    finally:
        server.log_in()  # it ends all sessions of its user


async def test_a_server_that_hangs_or_is_gone_is_unreachable(
    server: Vendure, shop: VendureShop, stand: ShopStand, bookmark: Bookmark
) -> None:
    await shop.read_item(stand.item_id)
    server.pause(signal.SIGSTOP)
    try:
        with refusal("unreachable"):
            await shop.set_price(stand.item_id, stand.sku, 1, "CNY", None)
    finally:
        server.pause(signal.SIGCONT)
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE
    nobody = Api(Access(url=f"http://127.0.0.1:{free_port()}", user="a", secret="b"))
    with refusal("unreachable"):
        await VendureShop(nobody, OrderFeed(nobody, bookmark)).read_item(stand.item_id)
    await nobody.close()


def wait(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for event in list(rig.events):
            if event.name == name and wanted(event.data):
                return dict(event.data)
        time.sleep(0.02)
    raise AssertionError(f"no {name}: {rig.events}")


def test_the_plugin_s_process_serves_the_desk(server: Vendure, stand: ShopStand, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text(f"{vendure.PASSWORD}\n")
    settings = {"url": server.url, "user": vendure.USER, "password_file": str(secret)}
    spec = specs.PluginSpec("vendure", str(ROOT / "plugins" / "vendure"), settings)
    with WorkerRig("plugin.vendure", spec) as rig:
        rig.wait("running")
        wait(rig, "connection_state", lambda data: "limit.write" in data["capabilities"] and data["state"] == "running")
        rig.say(messages.Command("catalogue.set_price", {"call": "1", "item_id": stand.item_id, "sku": stand.sku} | LAUNCH))
        assert wait(rig, "answer", lambda data: data["call"] == "1")["ok"]
        rig.say(messages.Command("catalogue.read_item", {"call": "2", "item_id": stand.item_id}))
        reading = wait(rig, "answer", lambda data: data["call"] == "2")["value"]
        assert (reading["prices"][stand.sku], reading["stocks"][stand.sku]) == (7900, STOCK)
        assert time.monotonic_ns() - reading["at_ns"] < 5e9
        wait_for((rig.folder / "bookmark.vendure").exists, 30, "the feed has begun")
        code = server.buy(stand.sku, 2)
        lines = wait(rig, "orders", lambda data: any(line["order_id"] == code for line in data["lines"]))["lines"]
        assert [(line["quantity"], line["unit_price_minor"]) for line in lines if line["order_id"] == code] == [(2, 7900)]
        secret.write_text("another")
        rig.wait("failed")
        assert "password" in rig.history[-1][1].text
        mark = rig.now()
        secret.write_text(vendure.PASSWORD)
        rig.wait("running", after=mark)
        assert rig.exits == []


async def test_a_shop_in_yen_is_read_and_written_as_its_dashboard_shows(server: Vendure, shop: VendureShop) -> None:
    """The server keeps two decimals of every currency: 1,500 yen are 150000 there."""
    channel = 'mutation { updateChannel(input: {id: "1", defaultCurrencyCode: %s, availableCurrencyCodes: [%s]}) { __typename } }'
    server.ask(channel % ("JPY", "CNY, JPY"))
    try:
        item_id = server.add_product("Lipstick in yen", {"LIP-YEN": (150_000, 10)})
        assert (await shop.read_item(item_id)).prices == {"LIP-YEN": 1500}
        await shop.set_price(item_id, "LIP-YEN", 1350, "JPY", 1500)
        assert (await shop.read_item(item_id)).prices == {"LIP-YEN": 1350}
        asked = server.ask("query($i: ID!) { product(id: $i) { variants { price } } }", i=item_id)
        assert asked["product"]["variants"][0]["price"] == 135_000
    finally:
        server.ask(channel % ("CNY", "CNY"))
