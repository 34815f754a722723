"""The Shopify adapter at the stand-in: the suite of all shops, goods in all states, points, races, failures and their words."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from shopify.access import Access
from shopify.api import Api
from shopify.asked_orders import AskedOrders, order_of
from shopify.places import Places
from shopify.shop import ShopifyShop

from studio.contracts import messages, specs
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.testing import CatalogueConformance, OrdersConformance, PluginContext, ShopStand
from studio.plugin_api.testing.stand import refusal
from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.served import Served
from tests.parts.shopify import TOKEN, Shopify
from tests.parts.shopify import schema as published
from tests.parts.shopify.cost import Bucket
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig

pytestmark = [pytest.mark.part("shopify")]
PRICE, STOCK = 9900, 100


@pytest.fixture
async def shopify() -> AsyncIterator[Shopify]:
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    async with Shopify() as made:
        yield made
        assert made.problems == []


@pytest.fixture
async def api(shopify: Shopify) -> AsyncIterator[Api]:
    made = Api(Access(shop=shopify.place, token=TOKEN))
    yield made
    await made.close()


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


def shop_of(api: Api, bookmark: Bookmark, location: str = "", channel: str = "online_store") -> ShopifyShop:
    feed = OrderFeed(AskedOrders(api), bookmark, None, order_of, poll_every_s=0.05)
    return ShopifyShop(api, Places(api, location, channel), feed)


@pytest.fixture
def shop(api: Api, bookmark: Bookmark) -> ShopifyShop:
    return shop_of(api, bookmark)


@pytest.fixture
def stand(shopify: Shopify, shop: ShopifyShop) -> ShopStand:
    store = shopify.store
    product = store.add_product("Lipstick 口红", {"RED": ("99.00", STOCK), "PINK": ("88.00", 50)})

    async def buy(sku: str, quantity: int) -> str:
        order = store.buy(sku, quantity)
        return order.name if order else ""

    async def buy_with_note(sku: str, note: str) -> str:
        order = store.buy(sku, 1, note=note)
        return order.name if order else ""

    async def reprice(sku: str, price_minor: int) -> None:
        store.variant(sku).price = store.variant(sku).price.from_float(price_minor / 100)

    number = product.id.rpartition("/")[2]
    return ShopStand(
        shop, shop, number, product.title, "RED", "PINK", "CNY", PRICE, STOCK, buy, reprice, buy_with_note=buy_with_note
    )


class TestShopifyShop(CatalogueConformance, OrdersConformance):
    """Everything that every shop does."""


# ---------------------------------------------------------------- stock


async def test_a_sale_between_comparing_and_setting_has_the_change_refused(
    shopify: Shopify, shop: ShopifyShop, stand: ShopStand
) -> None:
    def quicker(field: str) -> None:
        if field == "inventorySetQuantities":
            shopify.before = lambda _field: None
            assert shopify.store.buy("RED", 1)

    shopify.before = quicker
    with refusal("conflict"):
        await shop.set_stock(stand.item_id, "RED", 30, STOCK)
    assert (await shop.read_item(stand.item_id)).stocks["RED"] == STOCK - 1


async def test_a_change_whose_answer_was_lost_is_made_once(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    await shop.read_item(stand.item_id)
    read = shopify.asked.count("product")

    def lost(field: str) -> None:
        if field == "inventorySetQuantities":
            shopify.before, shopify.loses = again, 1

    def again(field: str) -> None:
        assert shopify.store.buy("RED", 1), "it was done, and a buyer was there before it was asked again"
        shopify.before = lambda _field: None

    shopify.before = lost
    await shop.set_stock(stand.item_id, "RED", 30, STOCK)
    assert shopify.asked.count("product") == read + 1
    assert (await shop.read_item(stand.item_id)).stocks["RED"] == 29


@pytest.mark.parametrize(
    ("code", "meaning"), [("IDEMPOTENCY_CONCURRENT_REQUEST", "unreachable"), ("INVALID_QUANTITY_TOO_HIGH", "refused")]
)
async def test_a_change_that_is_still_under_way_may_have_been_made(
    shopify: Shopify, shop: ShopifyShop, stand: ShopStand, code: str, meaning: Any
) -> None:
    said = {"data": {"inventorySetQuantities": {"userErrors": [{"field": None, "message": "Not now", "code": code}]}}}

    def next_one(field: str) -> None:
        if field == "product":
            shopify.failures = [(200, json.dumps(said), {})]

    shopify.before = next_one
    with refusal(meaning) as caught:
        await shop.set_stock(stand.item_id, "RED", 30, STOCK)
    assert "Not now" in caught.value.text


async def test_stock_of_several_locations_is_one_number(shopify: Shopify, api: Api, bookmark: Bookmark, stand: ShopStand) -> None:
    store, red = shopify.store, shopify.store.variant("RED")
    back, fair = store.add_location("Back room"), store.add_location("Fair", sells=False)
    red.levels |= {back: 5, fair: 1000}
    shop = shop_of(api, bookmark, location="back ROOM")
    assert (await shop.read_item(stand.item_id)).stocks["RED"] == STOCK + 5
    await shop.set_stock(stand.item_id, "RED", STOCK + 20, STOCK + 5)
    assert red.levels == {"gid://shopify/Location/1": STOCK, back: 20, fair: 1000}
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, "RED", STOCK - 1, None)
    assert "100 of RED lie at other locations" in caught.value.text

    def elsewhere(field: str) -> None:
        if field == "inventorySetQuantities":
            shopify.before = lambda _field: None
            red.levels["gid://shopify/Location/1"] -= 1

    shopify.before = elsewhere
    with refusal("conflict"):
        await shop.set_stock(stand.item_id, "RED", STOCK + 7, STOCK + 20)
    assert red.levels[back] == 20, "all of it or nothing"


async def test_stock_at_a_location_that_sells_no_more_is_not_believed(
    shopify: Shopify, api: Api, bookmark: Bookmark, stand: ShopStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopify.places.AGAIN_S", 0.0)
    home, back = "gid://shopify/Location/1", shopify.store.add_location("Back room")
    shopify.store.variant("RED").levels[back] = 5
    shop = shop_of(api, bookmark, location="Warehouse 仓库")
    assert (await shop.read_item(stand.item_id)).stocks["RED"] == STOCK + 5
    shopify.store.locations[back].sells = False
    await shop.read_item(stand.item_id)
    assert (await shop.read_item(stand.item_id)).stocks["RED"] == STOCK
    shopify.store.locations[back].sells, shopify.store.locations[home].sells = True, False
    await shop.read_item(stand.item_id)
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, "RED", 3, None)
    assert "There are: Back room" in caught.value.text
    assert shopify.store.variant("RED").levels == {home: STOCK, back: 5}


async def test_a_location_or_a_channel_that_is_not_there_is_named(shopify: Shopify, api: Api, bookmark: Bookmark) -> None:
    with refusal("refused") as caught:
        await shop_of(api, bookmark, location="Moon").find_items()
    assert "'Moon'" in caught.value.text
    assert "Warehouse 仓库" in caught.value.text
    with refusal("refused") as caught:
        await shop_of(api, bookmark, channel="tiktok").find_items()
    assert "online_store, pos" in caught.value.text


async def test_stock_that_is_not_held_to_is_not_read(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    shopify.store.variant("RED").policy = "CONTINUE"
    shopify.store.variant("PINK").tracked = False
    assert (await shop.read_item(stand.item_id)).stocks == {}
    for sku in ("RED", "PINK"):
        with refusal("refused") as caught:
            await shop.set_stock(stand.item_id, sku, 5, None)
        assert "Continue selling" in caught.value.text


async def test_stock_at_no_location_of_ours_is_said(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    shopify.store.variant("RED").levels.clear()
    assert (await shop.read_item(stand.item_id)).stocks["RED"] == 0
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, "RED", 5, None)
    assert "is not stocked at Warehouse" in caught.value.text


# ---------------------------------------------------------------- goods


async def test_what_is_struck_out_is_the_list_price(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    red = shopify.store.variant("RED")
    red.compare_at = red.price * 2
    await shop.set_price(stand.item_id, "RED", 7900, "CNY", PRICE)
    reading = await shop.read_item(stand.item_id)
    assert (reading.prices["RED"], reading.list_prices) == (7900, {"RED": 2 * PRICE})


async def test_closing_the_link_touches_one_channel_alone(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    (product,) = shopify.store.products.values()
    product.status = "UNLISTED"
    before = set(product.published)
    await shop.open_link(stand.item_id, False)
    assert (len(before - product.published), product.status) == (1, "UNLISTED")
    await shop.open_link(stand.item_id, True)
    assert product.published == before


async def test_a_draft_is_not_opened(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    next(iter(shopify.store.products.values())).status = "DRAFT"
    assert not (await shop.read_item(stand.item_id)).open
    with refusal("refused") as caught:
        await shop.open_link(stand.item_id, True)
    assert "make it active" in caught.value.text


async def test_variants_without_a_sku_go_by_their_number_and_those_with_one_are_not_mixed_up(
    shopify: Shopify, shop: ShopifyShop
) -> None:
    product = shopify.store.add_product("Soap", {"": ("12.50", 4), "A": ("1.00", 1), "B": ("2.00", 1)})
    for variant in product.variants[1:]:
        variant.sku = "TWICE"
    item_id, bare = product.id.rpartition("/")[2], product.variants[0]
    number = bare.id.rpartition("/")[2]
    await shop.set_stock(item_id, number, 2, 4)
    assert (await shop.read_item(item_id)).stocks[number] == 2
    with refusal("refused") as caught:
        await shop.set_price(item_id, "TWICE", 7, "CNY", None)
    assert "several variants" in caught.value.text


async def test_a_product_with_hundreds_of_variants_is_read_whole(shopify: Shopify, shop: ShopifyShop) -> None:
    shopify.bucket = Bucket(20_000, 1000)
    product = shopify.store.add_product("Beads", {f"BEAD-{n:03}": ("1.00", n) for n in range(230)})
    reading = await shop.read_item(product.id.rpartition("/")[2])
    assert (len(reading.prices), reading.stocks["BEAD-229"]) == (230, 229)
    assert [len(one.prices) for one in await shop.find_items()] == [230]

    def taken(field: str) -> None:
        if field == "products":
            shopify.bucket.rate_per_s = 1
            shopify.bucket.spend(shopify.bucket.left)

    shopify.before = taken
    assert [len(one.prices) for one in await shop.find_items()] == [20], "there are no points for more"


async def test_all_pages_of_products_are_listed(shopify: Shopify, shop: ShopifyShop) -> None:
    for number in range(45):
        shopify.store.add_product(f"Soap {number}", {f"SOAP-{number}": ("1.00", 1)})
    assert len(await shop.find_items()) == 45


@pytest.mark.parametrize("item_id", ["", "gid://shopify/Product/1", "1" * 19, "١٢", "-1"])
async def test_what_is_no_id_is_not_asked_for(shopify: Shopify, shop: ShopifyShop, item_id: str) -> None:
    with refusal("not_found"):
        await shop.read_item(item_id)
    assert "product" not in shopify.asked


# ---------------------------------------------------------------- points


async def test_a_shop_that_is_asked_too_often_is_given_time(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    """Its bucket is empty, and the app has not been told so: the first question is refused, waits, and is asked again."""
    shopify.bucket.rate_per_s = 4000
    shopify.bucket.spend(3900)
    assert (await shop.read_item(stand.item_id)).prices["RED"] == PRICE
    assert "THROTTLED" in shopify.asked


async def test_questions_wait_for_the_points_that_they_need(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    """Others of the same app have taken them; the shop has said so, and is not asked before they are there again."""
    await shop.read_item(stand.item_id)
    shopify.bucket.rate_per_s = 2000
    shopify.bucket.spend(shopify.bucket.left + 100)
    await shop.set_price(stand.item_id, "RED", 1, "CNY", None)
    refused = shopify.asked.count("THROTTLED")
    shopify.bucket.spend(shopify.bucket.left - 400)
    await asyncio.gather(*(shop.read_item(stand.item_id) for _ in range(5)))
    assert shopify.asked.count("THROTTLED") <= refused + 1


async def test_what_is_known_to_be_small_is_read_while_points_are_short(
    shopify: Shopify, shop: ShopifyShop, stand: ShopStand
) -> None:
    """A product's first reading has to pay beforehand for a hundred variants, the next for as many as it has."""
    await shop.read_item(stand.item_id)
    shopify.bucket.rate_per_s = 1
    shopify.bucket.spend(shopify.bucket.left - 100)
    assert (await shop.read_item(stand.item_id)).prices["RED"] == PRICE
    assert "THROTTLED" not in shopify.asked


async def test_a_wait_that_is_too_long_is_said(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    shopify.bucket.rate_per_s = 1
    shopify.bucket.spend(2500)
    with refusal("limited") as caught:
        await shop.read_item(stand.item_id)
    assert "be asked again in" in caught.value.text


async def test_a_busy_front_is_given_the_time_that_it_asks_for(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    shopify.failures = [(429, "", {"Retry-After": "0.1"})]
    assert (await shop.read_item(stand.item_id)).open
    shopify.failures = [(429, "", {"Retry-After": "50"})]
    with refusal("limited"):
        await shop.read_item(stand.item_id)


# ---------------------------------------------------------------- failures


async def test_a_wrong_token_is_said_and_not_tried_again_and_again(
    shopify: Shopify, stand: ShopStand, bookmark: Bookmark
) -> None:
    api = Api(Access(shop=shopify.place, token="shpat_not-this-one"))
    shop = shop_of(api, bookmark)
    for _ in range(2):
        with refusal("refused") as caught:
            await shop.read_item(stand.item_id)
        assert "refuses the access token" in caught.value.text
        assert "not-this-one" not in caught.value.text
    shopify.failures = [(500, "", {})]
    with refusal("refused"):
        await shop.read_item(stand.item_id)
    assert shopify.failures, "nobody asked"
    await api.close()


@pytest.mark.parametrize(
    ("status", "body", "code", "words"),
    [
        (402, '{"errors": "Unavailable Shop"}', "refused", "paused or frozen"),
        (403, '{"errors": "[API] This action requires merchant approval for the scope."}', "refused", "merchant approval"),
        (404, '{"errors": "Not Found"}', "refused", "knows no shop"),
        (200, "<html>", "refused", "no Shopify Admin API"),
        (200, '{"data": {"shop": {}}}', "refused", "does not know"),
        (200, '{"errors": [{"message": "Access denied for products field. Required access: `read_products`.", '
         '"path": ["products"], "extensions": {"code": "ACCESS_DENIED"}}]}', "refused", "read_products"),
        (200, '{"errors": [{"message": "x", "extensions": {"code": "SHOP_INACTIVE"}}]}', "refused", "paused or frozen"),
        (200, '{"errors": ["what"], "data": []}', "refused", "refuses"),
        (200, '{"errors": "what"}', "refused", "what"),
    ],
)  # fmt: skip
async def test_what_shopify_says_is_said(
    shopify: Shopify, shop: ShopifyShop, status: int, body: str, code: Any, words: str
) -> None:
    shopify.failures = [(status, body, {"Content-Type": "application/json"})]
    with refusal(code) as caught:
        await shop.find_items()
    assert words in caught.value.text


async def test_what_only_reads_is_asked_again_and_a_price_is_not(shopify: Shopify, shop: ShopifyShop, stand: ShopStand) -> None:
    shopify.failures = [
        (502, "", {}),
        (200, '{"errors": [{"message": "x", "extensions": {"code": "INTERNAL_SERVER_ERROR"}}]}', {}),
    ]
    reading = await shop.read_item(stand.item_id)
    assert reading.prices["RED"] == PRICE

    def lost(field: str) -> None:
        shopify.loses = 1 if field == "productVariantsBulkUpdate" else 0

    shopify.before = lost
    with refusal("unreachable"):
        await shop.set_price(stand.item_id, "RED", 1, "CNY", None)
    assert shopify.asked.count("productVariantsBulkUpdate") == 1


async def test_a_shop_that_is_gone_is_unreachable(bookmark: Bookmark) -> None:
    nobody = Api(Access(shop=f"http://127.0.0.1:{free_port()}", token=TOKEN))
    with refusal("unreachable"):
        await shop_of(nobody, bookmark).read_item("1")
    await nobody.close()


async def test_an_answer_without_end_is_not_read(shopify: Shopify, shop: ShopifyShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shopify.api.LONGEST", 1000)
    shopify.failures = [(200, " " * 5000, {})]
    with pytest.raises(AbilityError, match="longer than"):
        await shop.find_items()


# ---------------------------------------------------------------- the process


@pytest.fixture
def served() -> Iterator[Served[Shopify]]:
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    made = Served(Shopify())
    yield made
    made.close()


def test_the_plugin_s_process_serves_the_desk(served: Served[Shopify], tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text(f"{TOKEN}\n")
    product = served.do(lambda: served.server.store.add_product("Lipstick", {"RED": ("99.00", STOCK)}))
    item = {"item_id": product.id.rpartition("/")[2], "sku": "RED"}
    settings = {"shop": served.server.place, "token_file": str(secret)}
    spec = specs.PluginSpec("shopify", str(ROOT / "plugins" / "shopify"), settings)
    with WorkerRig("plugin.shopify", spec) as rig:
        rig.wait("running")
        event(rig, "connection_state", lambda data: "stock.cas" in data["capabilities"] and data["state"] == "running")
        launch = {"price_minor": 7900, "currency": "CNY", "expected_minor": PRICE}
        rig.say(messages.Command("catalogue.set_price", {"call": "1"} | item | launch))
        assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
        wait_for((rig.folder / "bookmark.shopify").exists, 30, "the feed has begun")
        order = served.do(lambda: served.server.store.buy("RED", 2))
        assert order is not None
        lines = event(rig, "orders", lambda data: any(line["order_id"] == order.name for line in data["lines"]))["lines"]
        assert [(line["quantity"], line["unit_price_minor"]) for line in lines] == [(2, 7900)]
        secret.write_text("another")
        rig.wait("failed")
        assert "access token" in rig.history[-1][1].text
        mark = rig.now()
        secret.write_text(TOKEN)
        rig.wait("running", after=mark)
        assert rig.exits == []
    assert served.server.problems == []


def event(rig: WorkerRig, name: str, wanted: Any) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = [dict(one.data) for one in list(rig.events) if one.name == name and wanted(one.data)]
        return bool(found)

    wait_for(there, 30, f"an event {name}")
    return found[0]
