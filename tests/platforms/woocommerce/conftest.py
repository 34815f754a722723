"""A shop in WooCommerce's place, and the adapter that speaks with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from woocommerce.access import Access
from woocommerce.api import Api
from woocommerce.goods import Goods
from woocommerce.order_source import OrderSource
from woocommerce.rules import RuleBook
from woocommerce.shop import WooShop
from woocommerce.webhook_watch import WebhookWatch, named_by

from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.webhooks import Webhooks
from tests.parts.woocommerce import KEY, SECRET, NotSoldError, WooCommerce

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


async def last_line(feed: AsyncIterator[list[OrderLine]], number: int, status: str) -> OrderLine:
    """What the feed says last of an order's only line, once it has that status."""
    name = str(number)
    lines = await lines_until(feed, lambda lines: any((one.order_id, one.status) == (name, status) for one in lines))
    return [line for line in lines if line.order_id == name][-1]
