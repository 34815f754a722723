"""A seller in Whatnot's place, and the adapter that speaks with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from whatnot.access import Access
from whatnot.api import Api
from whatnot.goods import Goods
from whatnot.limits import Limits
from whatnot.order_source import OrderSource, order_of
from whatnot.shop import WhatnotShop

from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.webhooks import Webhooks
from tests.parts.whatnot import TOKEN, Whatnot

PRICE, STOCK = 9900, 100
_numbers = count(1)


@pytest.fixture
async def whatnot() -> AsyncIterator[Whatnot]:
    async with Whatnot() as made:
        yield made
    assert made.troubles == [], "all that was asked and answered has the published shapes"


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


def api_of(whatnot: Whatnot, **more: Any) -> Api:
    """A client that does not wait its turn for long; whoever asked closes it."""
    given: dict[str, Any] = {"url": whatnot.url, "token": TOKEN} | more
    return Api(Access(**given), limits=Limits(500.0, 50.0))


def shop_of(api: Api, bookmark: Bookmark, webhooks: Webhooks | None = None, every_s: float = 0.1) -> WhatnotShop:
    goods = Goods(api)
    source = OrderSource(api, goods)
    feed = OrderFeed(source, bookmark, webhooks, order_of, poll_every_s=every_s, net_every_s=max(0.3, every_s))
    return WhatnotShop(api, goods, feed, source)


@pytest.fixture
async def api(whatnot: Whatnot) -> AsyncIterator[Api]:
    made = api_of(whatnot)
    yield made
    await made.close()


@pytest.fixture
def shop(api: Api, bookmark: Bookmark) -> WhatnotShop:
    return shop_of(api, bookmark)


@pytest.fixture
def stand(whatnot: Whatnot, shop: WhatnotShop) -> ShopStand:
    number = next(_numbers)
    sku, other_sku, title = f"CARD-{number}-FOIL", f"CARD-{number}-PLAIN", f"Card <b>{number}</b> 卡"
    item_id = whatnot.store.add_product(title, {sku: ("99.00", STOCK), other_sku: ("88.00", 50)})

    async def buy(sku: str, quantity: int) -> str:
        return whatnot.store.buy({sku: quantity})

    async def reprice(sku: str, price_minor: int) -> None:
        whatnot.store.reprice(sku, f"{price_minor / 100:.2f}")

    return ShopStand(shop, shop, item_id, title, sku, other_sku, "USD", PRICE, STOCK, buy, reprice)


async def last_line(feed: AsyncIterator[list[OrderLine]], order_id: str, status: str) -> OrderLine:
    """What the feed says last of an order's only line, once it has that status."""
    lines = await lines_until(feed, lambda lines: any((one.order_id, one.status) == (order_id, status) for one in lines))
    return [line for line in lines if line.order_id == order_id][-1]
