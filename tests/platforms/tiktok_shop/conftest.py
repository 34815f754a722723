"""A shop in TikTok Shop's place, and the adapter that speaks with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tiktok_shop.access import Access
from tiktok_shop.addresses import stand_in
from tiktok_shop.api import Api
from tiktok_shop.goods import Goods
from tiktok_shop.login import session_of
from tiktok_shop.order_source import OrderSource, named_by
from tiktok_shop.seller import Seller
from tiktok_shop.shop import TikTokShop

from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.order_webhooks import OrderFeed
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.webhooks import Webhooks
from tests.parts.tiktok_shop import APP_KEY, APP_SECRET, TikTok

PRICE, STOCK = 9900, 100
_numbers = count(1)


@pytest.fixture
async def tiktok() -> AsyncIterator[TikTok]:
    async with TikTok() as made:
        yield made


@pytest.fixture
def context(tmp_path: Path) -> PluginContext:
    """The connection, whose login is a refresh token that somebody pasted."""
    made = PluginContext(tmp_path, tmp_path / "tiktok_shop")
    made.secrets["login"] = "ROW_first-refresh"
    return made


@pytest.fixture
def bookmark(context: PluginContext) -> Bookmark:
    return Bookmark(context)


@asynccontextmanager
async def seller_of(tiktok: TikTok, context: PluginContext, **access: Any) -> AsyncIterator[Seller]:
    given: dict[str, Any] = {"app_key": APP_KEY, "app_secret": APP_SECRET, "rate_hz": 500.0} | access
    places, wanted = stand_in(tiktok.place), Access(**given)
    counter, session = session_of(wanted, places, KeptSecret.of(context, "login"))
    api = Api(wanted, places.api, session)
    try:
        yield Seller(api, wanted.shop)
    finally:
        await api.close()
        await session.close()
        await counter.close()


def shop_of(seller: Seller, bookmark: Bookmark, webhooks: Webhooks | None = None, poll_every_s: float = 0.05) -> TikTokShop:
    net_every_s = max(30.0, poll_every_s)
    feed = OrderFeed(OrderSource(seller), bookmark, webhooks, named_by, poll_every_s=poll_every_s, net_every_s=net_every_s)
    return TikTokShop(seller, Goods(seller), feed)


@pytest.fixture
async def seller(tiktok: TikTok, context: PluginContext) -> AsyncIterator[Seller]:
    async with seller_of(tiktok, context) as made:
        yield made


@pytest.fixture
def shop(seller: Seller, bookmark: Bookmark) -> TikTokShop:
    return shop_of(seller, bookmark)


@pytest.fixture
def stand(tiktok: TikTok, shop: TikTokShop) -> ShopStand:
    number = next(_numbers)
    sku, other_sku = f"LIP-{number}-RED", f"LIP-{number}-PINK"
    title = f"Lipstick 口红 {number}"
    item_id = tiktok.store.add_product(title, {sku: ("99.00", STOCK), other_sku: ("88.00", 50)})

    async def buy(sku: str, quantity: int) -> str:
        return tiktok.store.buy(sku, quantity)

    async def buy_with_note(sku: str, note: str) -> str:
        return tiktok.store.buy(sku, 1, note=note)

    async def reprice(sku: str, price_minor: int) -> None:
        tiktok.store.reprice(sku, f"{price_minor / 100:.2f}")

    return ShopStand(shop, shop, item_id, title, sku, other_sku, "USD", PRICE, STOCK, buy, reprice, buy_with_note=buy_with_note)


async def last_line(feed: AsyncIterator[list[OrderLine]], order_id: str, status: str) -> OrderLine:
    """What the feed says last of an order's only line, once it has that status."""
    lines = await lines_until(feed, lambda lines: any((one.order_id, one.status) == (order_id, status) for one in lines))
    return [line for line in lines if line.order_id == order_id][-1]
