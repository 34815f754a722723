"""The WooCommerce adapter at a shop in its place that WooCommerce's own client works with: the suites of all shops, prices, stock
and orders as WooCommerce has them, webhooks over a real relay, failures and their words."""

from __future__ import annotations

import asyncio
import signal
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace
from woocommerce import webhook_watch
from woocommerce.access import Access
from woocommerce.api import Api
from woocommerce.goods import Goods
from woocommerce.order_source import OrderSource
from woocommerce.rules import RuleBook
from woocommerce.shop import WooShop
from woocommerce.webhook_watch import WebhookWatch, named_by

from studio.contracts import messages, specs
from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.testing.stand import refusal
from studio.plugin_api.webhooks import Webhooks
from tests.parts import tls
from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.relay_process import PATH_SECRET, RelayProcess
from tests.parts.served import Served
from tests.parts.woocommerce import KEY, SECRET, NotSoldError, WooCommerce, goods
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig

PRICE, STOCK = 9900, 100
_numbers = count(1)


@pytest.fixture
async def woo() -> AsyncIterator[WooCommerce]:
    async with WooCommerce() as made:
        yield made


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


def shop_of(api: Api, bookmark: Bookmark, webhooks: Webhooks | None = None, watch: WebhookWatch | None = None) -> WooShop:
    rules, goods = RuleBook(api), Goods(api)
    source = OrderSource(api, rules, goods, watch)
    return WooShop(api, rules, goods, source, OrderFeed(source, bookmark, webhooks, named_by, poll_every_s=0.1), watch)


def access(woo: WooCommerce, **more: Any) -> Access:
    given: dict[str, Any] = {"url": woo.url, "key": KEY, "secret": SECRET, "rate_hz": 200.0} | more
    return Access(**given)


@pytest.fixture
async def api(woo: WooCommerce) -> AsyncIterator[Api]:
    made = Api(access(woo))
    yield made
    await made.close()


@pytest.fixture
def shop(api: Api, bookmark: Bookmark) -> WooShop:
    return shop_of(api, bookmark)


@pytest.fixture
def stand(woo: WooCommerce, shop: WooShop) -> ShopStand:
    number = next(_numbers)
    sku, other_sku = f"LIP-{number}-RED", f"LIP-{number}-PINK"
    item_id = woo.store.add_product(f"Lipstick &amp; 口红 {number}", {sku: ("99.00", STOCK), other_sku: ("88.00", 50)})

    async def buy(sku: str, quantity: int) -> str:
        try:
            return str(woo.store.check_out({sku: quantity}))
        except NotSoldError:
            return ""

    async def buy_with_note(sku: str, note: str) -> str:
        return str(woo.store.check_out({sku: 1}, note=note))

    async def reprice(sku: str, price_minor: int) -> None:
        woo.store.change(sku, regular_price=f"{price_minor / 100:.2f}", sale_price="")

    title = f"Lipstick & 口红 {number}"
    return ShopStand(
        shop, shop, str(item_id), title, sku, other_sku, "CNY", PRICE, STOCK, buy, reprice, buy_with_note=buy_with_note
    )


class TestWooShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


# ---------------------------------------------------------------- prices


async def test_a_lower_price_is_a_sale_and_the_list_price_stays(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    await shop.set_price(stand.item_id, stand.sku, 7900, "CNY", PRICE)
    row = woo.store.find(stand.sku)[1]
    assert (row["regular_price"], row["sale_price"], row["on_sale"]) == ("99.00", "79.00", True)
    reading = await shop.read_item(stand.item_id)
    assert (reading.prices[stand.sku], reading.list_prices) == (7900, {stand.sku: PRICE})
    await shop.set_price(stand.item_id, stand.sku, PRICE, "CNY", 7900)
    assert (row["regular_price"], row["sale_price"]) == ("99.00", "")
    await shop.set_price(stand.item_id, stand.sku, 10_900, "CNY", PRICE)
    assert (row["regular_price"], row["sale_price"]) == ("109.00", "")


async def test_a_sale_that_is_planned_keeps_its_dates_and_the_price_is_put_back(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    woo.store.change(stand.sku, sale_price="89.00", date_on_sale_from_gmt="2099-01-01T00:00:00")
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "CNY", PRICE)
    assert "dates of its sale" in caught.value.text
    row = woo.store.find(stand.sku)[1]
    assert (row["regular_price"], row["sale_price"], row["price"]) == ("99.00", "89.00", "99.00")


async def test_a_shop_in_yen_that_keeps_two_decimals(woo: WooCommerce, shop: WooShop) -> None:
    woo.store.settings["general"]["currency"] = "JPY"
    item_id = str(woo.store.add_product("Soap", {"YEN": ("1500.00", 1)}))
    assert (await shop.read_item(item_id)).prices == {"YEN": 1500}
    await shop.set_price(item_id, "YEN", 1350, "JPY", 1500)
    assert woo.store.find("YEN")[1]["sale_price"] == "1350"
    woo.store.change("YEN", sale_price="1350.50")
    with refusal("refused") as caught:
        await shop.read_item(item_id)
    assert "1350.50" in caught.value.text


async def test_a_shop_that_charges_fewer_decimals_than_its_currency_has(woo: WooCommerce, shop: WooShop) -> None:
    woo.store.settings["general"]["price_num_decimals"] = "0"
    item_id = str(woo.store.add_product("Soap", {"SOAP": ("12", 1)}))
    await shop.set_price(item_id, "SOAP", 1100, "CNY", 1200)
    with refusal("refused") as caught:
        await shop.set_price(item_id, "SOAP", 1050, "CNY", 1100)
    assert "10.50 CNY" in caught.value.text
    assert woo.store.find("SOAP")[1]["price"] == "11.00"


@pytest.mark.parametrize(("entered", "shown"), [("no", "incl"), ("yes", "excl")])
async def test_a_price_that_buyers_are_shown_otherwise_is_none(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, entered: str, shown: str
) -> None:
    woo.store.settings["general"]["calc_taxes"] = "yes"
    woo.store.settings["tax"] |= {"prices_include_tax": entered, "tax_display_shop": shown}
    with refusal("refused") as caught:
        await shop.read_item(stand.item_id)
    assert "another price" in caught.value.text
    assert await shop.find_items() == [], "and the others are listed"
    for sku in (stand.sku, stand.other_sku):
        woo.store.change(sku, tax_status="none")
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE


@pytest.mark.parametrize(("with_tax", "unit_minor"), [("yes", 9900), ("no", 9900)])
async def test_orders_of_a_shop_with_tax_are_told_as_its_prices_are(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, with_tax: str, unit_minor: int
) -> None:
    woo.store.settings["general"]["calc_taxes"] = "yes"
    shown = "incl" if with_tax == "yes" else "excl"
    woo.store.settings["tax"] |= {"prices_include_tax": with_tax, "tax_display_shop": shown}
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3})
    line = await last_line(feed, number, "paid")
    assert (line.quantity, line.unit_price_minor) == (3, unit_minor)


async def test_money_of_nobody_is_refused(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.settings["general"]["currency"] = "BTC"
    with refusal("refused") as caught:
        await shop.read_item(stand.item_id)
    assert "ISO 4217" in caught.value.text


# ---------------------------------------------------------------- stock


async def test_what_is_bought_between_reading_and_writing_stays_bought(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.before_write = lambda: woo.store.check_out({stand.sku: 3}) and None
    await shop.set_stock(stand.item_id, stand.sku, 20, STOCK)
    woo.before_write = lambda: None
    assert woo.store.find(stand.sku)[1]["stock_quantity"] == 17
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 17


async def test_units_of_an_unpaid_checkout_are_not_for_sale(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    number = woo.store.check_out({stand.sku: 4}, pay=False)
    assert woo.store.find(stand.sku)[1]["stock_quantity"] == STOCK, "WooCommerce itself does not say it"
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK - 4
    await shop.set_stock(stand.item_id, stand.sku, 2, STOCK - 4)
    assert not await stand.buy(stand.sku, 3)
    assert await stand.buy(stand.sku, 2)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 0
    woo.store.move(number, "cancelled")
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 4


async def test_a_checkout_keeps_its_units_for_as_long_as_the_shop_says(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.check_out({stand.sku: 4}, pay=False)
    await shop.read_item(stand.item_id)
    woo.store.skew_s = 3700
    await shop.read_item(stand.item_id)  # the shop's clock is known by its answers
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK


async def test_many_unpaid_checkouts_are_counted_page_by_page(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.change(stand.sku, stock_quantity=500)
    for _ in range(230):
        woo.store.check_out({stand.sku: 1}, pay=False)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == 270


async def test_what_shops_do_not_count_is_not_told_and_not_written(woo: WooCommerce, shop: WooShop) -> None:
    item_id = str(woo.store.add_product("Song", {"SONG": ("3.00", None)}))
    assert (await shop.read_item(item_id)).stocks == {}
    with refusal("refused") as caught:
        await shop.set_stock(item_id, "SONG", 5, None)
    assert "'Manage stock'" in caught.value.text
    woo.store.change("SONG", manage_stock=True, stock_quantity=3, backorders="yes")
    assert (await shop.read_item(item_id)).stocks == {}
    with refusal("refused") as caught:
        await shop.set_stock(item_id, "SONG", 5, None)
    assert "beyond its stock" in caught.value.text


async def test_units_that_the_shop_takes_for_none_are_not_left_there(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goods, "NO_STOCK", 5)
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 4, STOCK)
    assert "'Out of stock threshold'" in caught.value.text
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK
    await shop.set_stock(stand.item_id, stand.sku, 0, STOCK)
    await shop.set_stock(stand.item_id, stand.sku, 6, 0)
    assert await stand.buy(stand.sku, 1)


async def test_a_stock_that_stays_is_said(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    row = woo.store.find(stand.sku)[1]
    woo.before_write = lambda: row.update(stock_quantity=row["stock_quantity"] - 50)  # a program that puts it back
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, STOCK + 50, STOCK)
    assert "has not changed" in caught.value.text


async def test_a_stock_of_all_variations_together_is_none_of_theirs(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.change(stand.sku, manage_stock=False)
    woo.store.products[int(stand.item_id)] |= {"manage_stock": True, "stock_quantity": 9}
    assert (await shop.read_item(stand.item_id)).stocks == {stand.other_sku: 50}
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    assert "together" in caught.value.text


# ---------------------------------------------------------------- goods


async def test_a_variation_without_a_sku_is_called_by_its_number(woo: WooCommerce, shop: WooShop) -> None:
    item_id = woo.store.add_product("Shirt", {"": ("99.00", 5), "SHIRT-BLUE": ("99.00", 6)}, sku="SHIRT")
    own = str(next(number for number, row in woo.store.variations[item_id].items() if not row["sku"]))
    assert (await shop.read_item(str(item_id))).stocks == {own: 5, "SHIRT-BLUE": 6}
    await shop.set_stock(str(item_id), own, 7, 5)
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({own: 2, "SHIRT-BLUE": 1})
    lines = await lines_until(feed, lambda lines: any(line.order_id == str(number) for line in lines))
    assert {line.sku: line.quantity for line in lines if line.order_id == str(number)} == {own: 2, "SHIRT-BLUE": 1}


async def test_a_product_by_itself_is_its_own_variant(woo: WooCommerce, shop: WooShop) -> None:
    item_id = str(woo.store.add_product("Soap", {"SOAP": ("12.50", 4)}))
    await shop.open_link(item_id, False)
    assert woo.store.find("SOAP")[0]["status"] == "private"
    reading = await shop.read_item(item_id)
    assert (reading.open, reading.prices, reading.stocks) == (False, {"SOAP": 1250}, {"SOAP": 4}), "its stock can be arranged"
    await shop.set_stock(item_id, "SOAP", 2, 4)
    await shop.open_link(item_id, True)
    assert woo.store.check_out({"SOAP": 2})


async def test_a_variation_that_is_switched_off_cannot_be_bought(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    for sku, is_last in ((stand.sku, False), (stand.other_sku, True)):
        woo.store.change(sku, status="private")
        reading = await shop.read_item(stand.item_id)
        assert (reading.stocks[sku], reading.open) == (0, not is_last)
        assert not await stand.buy(sku, 1)
    with refusal("refused"):
        await shop.set_stock(stand.item_id, stand.sku, 5, None)
    with refusal("refused"):
        await shop.open_link(stand.item_id, True)


async def test_more_products_than_a_page_has(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    for number in range(230):
        woo.store.add_product(f"Soap {number}", {f"S-{number}": ("1.00", 1)})
    assert len(await shop.find_items()) == 231


# ---------------------------------------------------------------- orders


async def last_line(feed: AsyncIterator[list[OrderLine]], number: int, status: str) -> OrderLine:
    """What the feed says last of an order's only line, once it has that status."""
    name = str(number)
    lines = await lines_until(feed, lambda lines: any((one.order_id, one.status) == (name, status) for one in lines))
    return [line for line in lines if line.order_id == name][-1]


async def test_an_order_goes_through_its_states(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3}, pay=False, name="梅梅 韩", note="Blue lid")
    created = await last_line(feed, number, "created")
    assert (created.quantity, created.unit_price_minor, created.buyer, created.note) == (3, PRICE, "梅**", "Blue lid")
    woo.store.move(number, "on-hold")
    for word, status in (("processing", "paid"), ("cancelled", "cancelled")):
        woo.store.move(number, word)
        line = await last_line(feed, number, status)
        assert replace(line, at_ms=0) == replace(created, status=status, at_ms=0)


async def test_a_payment_that_fails_gives_the_units_back_and_may_still_come(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3}, pay=False)
    assert (await last_line(feed, number, "created")).quantity == 3
    woo.store.skew_s += 1
    woo.store.move(number, "failed")
    failed = (await lines_until(feed, lambda lines: any(line.quantity == 0 for line in lines)))[-1]
    assert failed.status == "created"
    woo.store.move(number, "processing")
    assert (await last_line(feed, number, "paid")).quantity == 3


async def test_money_that_goes_back_for_some_units_and_for_all(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 3})
    paid = await last_line(feed, number, "paid")
    line_id = int(paid.line_id)
    woo.store.skew_s += 1
    woo.store.refund(number, {line_id: 1})
    fewer = (await lines_until(feed, lambda lines: any(line.quantity == 2 for line in lines)))[-1]
    assert fewer.status == "paid"
    assert fewer.at_ms > paid.at_ms, "so that the ledger knows which is later"
    woo.store.refund(number, {line_id: 2})
    assert (await last_line(feed, number, "refunded")).quantity == 3


async def test_a_line_whose_units_are_all_back_is_refunded_though_the_order_is_not(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 2, stand.other_sku: 1})
    await last_line(feed, number, "paid")
    first = woo.store.orders[number]["line_items"][0]
    woo.store.refund(number, {first["id"]: 2})
    lines = await lines_until(feed, lambda lines: any(line.status == "refunded" for line in lines))
    assert {line.sku: line.status for line in lines} == {stand.sku: "refunded", stand.other_sku: "paid"}


async def test_a_bookmark_goes_on_from_where_the_session_began(
    woo: WooCommerce, api: Api, stand: ShopStand, bookmark: Bookmark
) -> None:
    before = woo.store.check_out({stand.sku: 1})
    woo.store.skew_s += 5
    await anext(shop_of(api, bookmark).orders())
    number = woo.store.check_out({stand.sku: 1})
    woo.store.move(before, "completed")  # an order of before that changes is none of the show's
    feed = shop_of(api, bookmark).orders()
    lines = await lines_until(feed, lambda lines: any(line.order_id == str(number) for line in lines))
    assert str(before) not in {line.order_id for line in lines}


async def test_more_orders_than_a_page_has_are_all_told(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.store.change(stand.sku, stock_quantity=1000)
    feed = shop.orders()
    await anext(feed)
    numbers = {str(woo.store.check_out({stand.sku: 1})) for _ in range(230)}
    told: set[str] = set()
    async with asyncio.timeout(30):
        while not numbers <= told:
            told |= {line.order_id for line in await anext(feed)}
    assert any(asked[1] == "orders" and asked[2].get("page") == "3" for asked in woo.asked)


async def test_orders_of_a_shop_that_was_away_are_all_told(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 1})
    woo.failures += [502] * 60
    with refusal("unreachable"):
        async for _ in feed:
            pass
    woo.failures.clear()
    assert (await last_line(shop.orders(), number, "paid")).quantity == 1


async def test_drafts_of_a_checkout_are_no_orders(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    draft = woo.store.check_out({stand.sku: 1}, pay=False)
    woo.store.orders[draft]["status"] = "checkout-draft"
    number = woo.store.check_out({stand.sku: 1})
    lines = await lines_until(feed, lambda lines: any(line.order_id == str(number) for line in lines))
    assert str(draft) not in {line.order_id for line in lines}


# ---------------------------------------------------------------- webhooks


@dataclass(frozen=True)
class Hooked:
    """A shop whose webhooks lead over a real relay to a desk that polls so seldom that nothing comes by that."""

    shop: WooShop
    watch: WebhookWatch
    relay: RelayProcess


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[RelayProcess]:
    made = RelayProcess(tmp_path / "relay", f'file = "{tmp_path / "calls.sqlite3"}"')
    made.settings.write_text(made.settings.read_text() + '[connections.woo]\nscheme = "woocommerce"\nsecret_file = "secret"\n')
    await asyncio.to_thread(made.start)
    try:
        async with httpx.AsyncClient(trust_env=False) as client:  # with the first call the relay makes its file
            assert (await client.post(f"{made.url}/hooks/cast/{PATH_SECRET}", content=b"{}")).status_code == 200
        yield made
    finally:
        await asyncio.to_thread(made.end, signal.SIGTERM)


@pytest.fixture
async def webhooks(relay: RelayProcess, tmp_path: Path) -> AsyncIterator[Webhooks]:
    made = Webhooks(PluginContext(tmp_path, tmp_path / "woo"), str(tmp_path / "calls.sqlite3"), "desk", connection="woo")
    yield made
    await made.close()


@pytest.fixture
def hooked(api: Api, bookmark: Bookmark, relay: RelayProcess, webhooks: Webhooks) -> Hooked:
    watch = WebhookWatch(api, "woo")
    rules, goods = RuleBook(api), Goods(api)
    source = OrderSource(api, rules, goods, watch)
    feed = OrderFeed(source, bookmark, webhooks, named_by, poll_every_s=600.0, net_every_s=600.0)
    return Hooked(WooShop(api, rules, goods, source, feed, watch), watch, relay)


def lead(woo: WooCommerce, relay: RelayProcess) -> list[dict[str, Any]]:
    """Webhooks of the shop for this relay."""
    secret = (relay.folder / "secret").read_text()
    topics, now = ("order.created", "order.updated"), woo.store.now()
    return [woo.webhooks.add(topic, f"{relay.url}/hooks/woo", secret, now, "Orders") for topic in topics]


async def listening(hooked: Hooked) -> AsyncIterator[list[OrderLine]]:
    """The feed of orders, once it has asked the shop and waits for calls."""
    feed = hooked.shop.orders()
    for _ in range(2):
        await anext(feed)
    return feed


async def test_an_order_comes_by_webhook_over_the_relay(woo: WooCommerce, stand: ShopStand, hooked: Hooked) -> None:
    lead(woo, hooked.relay)
    feed = await listening(hooked)
    number = woo.store.check_out({stand.sku: 2}, note="Blue lid")
    line = await last_line(feed, number, "paid")
    assert (line.quantity, line.sku, line.unit_price_minor, line.note) == (2, stand.sku, PRICE, "Blue lid")
    assert hooked.watch.notice == ""


async def test_calls_that_come_twice_and_late_change_nothing(woo: WooCommerce, stand: ShopStand, hooked: Hooked) -> None:
    lead(woo, hooked.relay)
    feed = await listening(hooked)
    number = woo.store.check_out({stand.sku: 2}, pay=False)
    early = dict(woo.store.orders[number])
    woo.store.move(number, "processing")
    await woo.webhooks.called()
    woo.webhooks.tell("order.updated", early)  # what was so before comes after what is so
    woo.webhooks.tell("order.updated", early)
    woo.webhooks.tell("order.updated", {"id": "no number"})
    other = woo.store.check_out({stand.sku: 1})
    lines = await lines_until(feed, lambda lines: any((line.order_id, line.status) == (str(other), "paid") for line in lines))
    assert {line.status for line in lines if line.order_id == str(number)} <= {"created", "paid"}
    assert [line.status for line in lines if line.order_id == str(number)][-1] == "paid"


async def test_a_webhook_that_was_switched_off_is_said(
    woo: WooCommerce, stand: ShopStand, hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook_watch, "_LOOK_EVERY_S", 0.0)
    await hooked.watch.look()
    assert "make one" in hooked.shop.notice, "none leads there"
    hooks = lead(woo, hooked.relay)
    await hooked.watch.look()
    assert hooked.shop.notice == ""
    await asyncio.to_thread(hooked.relay.end, signal.SIGTERM)
    for _ in range(6):
        woo.store.check_out({stand.sku: 1})
        await woo.webhooks.called()
    assert {hook["status"] for hook in hooks} == {"disabled"}, "as WooCommerce does it"
    await hooked.watch.look()
    assert "'Orders'" in hooked.shop.notice
    assert "switched" in hooked.shop.notice
    for hook in hooks:
        hook["status"] = "paused"
    await hooked.watch.look()
    assert "paused" in hooked.shop.notice


async def test_what_no_call_names_is_found_by_asking(
    woo: WooCommerce, api: Api, stand: ShopStand, bookmark: Bookmark, webhooks: Webhooks
) -> None:
    feed = shop_of(api, bookmark, webhooks).orders()
    await anext(feed)
    number = woo.store.check_out({stand.sku: 2})
    assert (await last_line(feed, number, "paid")).quantity == 2


# ---------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"secret": "cs_not-this-one"}, "Consumer secret is invalid"), ({"key": "ck_nobody"}, "knows no such key")],
)
async def test_a_wrong_key_is_told_and_not_tried_on_and_on(
    woo: WooCommerce, stand: ShopStand, bookmark: Bookmark, wrong: dict[str, str], words: str
) -> None:
    api = Api(access(woo, **wrong))
    for _ in range(2):
        with refusal("refused") as caught:
            await shop_of(api, bookmark).read_item(stand.item_id)
        assert words in caught.value.text
        assert not any(value in caught.value.text for value in wrong.values())
    assert len(woo.asked) <= 3, "the three groups of settings, at once"
    await api.close()


async def test_a_key_that_may_only_read_reads(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.may_write = False
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "CNY", PRICE)
    assert "write permissions" in caught.value.text
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE


async def test_a_server_that_drops_the_header_takes_the_key_in_the_address(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, bookmark: Bookmark
) -> None:
    woo.drops_headers = True
    with refusal("refused") as caught:
        await shop.read_item(stand.item_id)
    assert "sent in the address" in caught.value.text
    api = Api(access(woo, key_in_address=True))
    assert (await shop_of(api, bookmark).read_item(stand.item_id)).prices[stand.sku] == PRICE
    await api.close()


@pytest.mark.parametrize(("status", "code"), [(429, "limited"), (503, "unreachable"), (500, "unreachable")])
async def test_a_shop_that_is_busy_is_asked_again_later(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, status: int, code: Any
) -> None:
    await shop.read_item(stand.item_id)
    woo.failures += [status] * 3
    with refusal(code):
        await shop.read_item(stand.item_id)
    woo.failures.clear()
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE


async def test_a_reading_outlives_one_failure_and_a_writing_is_not_repeated(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    await shop.read_item(stand.item_id)
    woo.failures.append(503)
    assert (await shop.read_item(stand.item_id)).open
    woo.before_write = lambda: woo.failures.append(503)
    await shop.set_stock(stand.item_id, stand.sku, 7, STOCK)
    assert [asked[0] for asked in woo.asked].count("PUT") == 1


async def test_a_slow_shop_is_unreachable_in_time(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    await shop.read_item(stand.item_id)
    woo.failures.append("slow")
    with refusal("unreachable") as caught:
        await shop.read_item(stand.item_id)
    assert "within 4 seconds" in caught.value.text


async def test_nobody_and_no_woocommerce(woo: WooCommerce, bookmark: Bookmark) -> None:
    nobody = Api(Access(url=f"http://127.0.0.1:{free_port()}", key=KEY, secret=SECRET))
    with refusal("unreachable"):
        await shop_of(nobody, bookmark).read_item("1")
    await nobody.close()
    plain = Api(access(woo, url=f"{woo.url}/no-such-folder"))
    with refusal("refused") as caught:
        await shop_of(plain, bookmark).read_item("1")
    assert "permalinks" in caught.value.text
    await plain.close()


async def test_over_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not tls.installed():
        pytest.skip("openssl is not installed: not on this system")
    authority = tls.Authority(tmp_path / "authority")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.leaf("DNS:localhost,IP:127.0.0.1"))
    async with WooCommerce(context) as woo:
        item_id = str(woo.store.add_product("Soap", {"SOAP": ("12.50", 4)}))
        strange = Api(access(woo))
        with refusal("unreachable"):
            await shop_of(strange, Bookmark(PluginContext(tmp_path, tmp_path))).read_item(item_id)
        await strange.close()
        assert woo.asked == [], "the key went to nobody"
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.ca_file))
        api = Api(access(woo))
        assert (await shop_of(api, Bookmark(PluginContext(tmp_path, tmp_path))).read_item(item_id)).prices == {"SOAP": 1250}
        await api.close()


# ---------------------------------------------------------------- the process


@pytest.fixture
def served() -> Iterator[Served[WooCommerce]]:
    made = Served(WooCommerce())
    yield made
    made.close()


def test_the_plugin_s_process_serves_the_desk(served: Served[WooCommerce], tmp_path: Path) -> None:
    store, secret = served.server.store, tmp_path / "secret"
    item_id = str(served.do(lambda: store.add_product("Soap", {"SOAP": ("99.00", STOCK)})))
    secret.write_text(f"{SECRET}\n")
    settings = {"url": served.server.url, "consumer_key": KEY, "secret_file": str(secret)}
    spec = specs.PluginSpec("woocommerce", str(ROOT / "plugins" / "woocommerce"), settings)
    with WorkerRig("plugin.woocommerce", spec) as rig:
        rig.wait("running")
        event(rig, "connection_state", lambda data: "price.write" in data["capabilities"] and data["state"] == "running")
        launch = {"price_minor": 7900, "currency": "CNY", "expected_minor": PRICE}
        rig.say(messages.Command("catalogue.set_price", {"call": "1", "item_id": item_id, "sku": "SOAP"} | launch))
        assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
        rig.say(messages.Command("catalogue.read_item", {"call": "2", "item_id": item_id}))
        reading = event(rig, "answer", lambda data: data["call"] == "2")["value"]
        assert (reading["prices"]["SOAP"], reading["stocks"]["SOAP"]) == (7900, STOCK)
        wait_for((rig.folder / "bookmark.woocommerce").exists, 5, "the feed has begun")
        number = served.do(lambda: store.check_out({"SOAP": 2}))
        lines = event(rig, "orders", lambda data: any(line["order_id"] == str(number) for line in data["lines"]))["lines"]
        assert {(line["quantity"], line["unit_price_minor"]) for line in lines} == {(2, 7900)}
        secret.write_text("another")
        rig.wait("failed")
        assert "secret" in rig.history[-1][1].text
        mark = rig.now()
        secret.write_text(SECRET)
        rig.wait("running", after=mark)
        assert rig.exits == []


def event(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = [dict(one.data) for one in list(rig.events) if one.name == name and wanted(one.data)]
        return bool(found)

    wait_for(there, 15, f"an event {name}")
    return found[0]
