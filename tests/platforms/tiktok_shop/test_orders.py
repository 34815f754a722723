"""Orders of the TikTok Shop adapter: states, units that are cancelled, pages, and webhooks over a real relay."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace
from tiktok_shop.seller import Seller
from tiktok_shop.shop import TikTokShop

from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.webhooks import Webhooks
from tests.parts.relay_process import PATH_SECRET, RelayProcess
from tests.parts.tiktok_shop import APP_KEY, APP_SECRET, TikTok
from tests.platforms.tiktok_shop.conftest import PRICE, last_line, shop_of


async def test_an_order_goes_through_its_states(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = tiktok.store.buy(stand.sku, 3, pay=False, note="Blue lid", buyer="梅**")
    created = await last_line(feed, order_id, "created")
    assert (created.quantity, created.unit_price_minor, created.buyer, created.note) == (3, PRICE, "梅**", "Blue lid")
    for word, status in (("ON_HOLD", "paid"), ("CANCELLED", "cancelled")):
        tiktok.store.move(order_id, word)
        line = await last_line(feed, order_id, status)
        assert replace(line, at_ms=0) == replace(created, status=status, at_ms=0)
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == stand.stock


async def test_units_that_are_cancelled_leave_the_others(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = tiktok.store.buy(stand.sku, 3)
    paid = await last_line(feed, order_id, "paid")
    tiktok.store.skew_s += 1
    tiktok.store.cancel(order_id, 1)
    fewer = (await lines_until(feed, lambda lines: any(line.quantity == 2 for line in lines)))[-1]
    assert (fewer.status, fewer.line_id, fewer.at_ms > paid.at_ms) == ("paid", paid.line_id, True)


async def test_a_gift_is_a_line_of_its_own(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    order_id = tiktok.store.buy(stand.sku, 2, gift=stand.sku)
    lines = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
    ours = {line.line_id: (line.quantity, line.unit_price_minor) for line in lines if line.order_id == order_id}
    assert sorted(ours.values()) == [(1, 0), (2, PRICE)]


async def test_more_orders_than_a_page_has_are_told_once_each(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    feed = shop.orders()
    await anext(feed)
    tiktok.store.find(stand.sku)[1]["inventory"][0]["quantity"] = 1000
    wanted = {tiktok.store.buy(stand.sku, 1) for _ in range(130)}
    tiktok.store.skew_s += 30  # long enough before for none to be able to change once more in its second
    told: list[str] = []
    async with asyncio.timeout(30):
        while not wanted <= set(told):
            told += [line.order_id for line in await anext(feed)]
        for _ in range(4):
            told += [line.order_id for line in await anext(feed)]
    assert len(told) == len(wanted)


async def test_a_bookmark_goes_on_from_where_the_session_began(
    tiktok: TikTok, seller: Seller, stand: ShopStand, bookmark: Bookmark
) -> None:
    before = tiktok.store.buy(stand.sku, 1)
    tiktok.store.skew_s += 5
    await anext(shop_of(seller, bookmark).orders())
    order_id = tiktok.store.buy(stand.sku, 1)
    tiktok.store.move(before, "IN_TRANSIT")  # an order of before that changes is none of the show's
    lines = await lines_until(shop_of(seller, bookmark).orders(), lambda lines: any(line.order_id == order_id for line in lines))
    assert before not in {line.order_id for line in lines}


# ---------------------------------------------------------------- webhooks


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[RelayProcess]:
    made = RelayProcess(tmp_path / "relay", f'file = "{tmp_path / "calls.sqlite3"}"')
    secret = tmp_path / "relay" / "tiktok"
    secret.write_text(f"{APP_KEY}:{APP_SECRET}\n")
    secret.chmod(0o600)
    made.settings.write_text(made.settings.read_text() + f'[connections.tik]\nscheme = "tiktok-shop"\nsecret_file = "{secret}"\n')
    await asyncio.to_thread(made.start)
    try:
        async with httpx.AsyncClient(trust_env=False) as client:  # with the first call the relay makes its file
            assert (await client.post(f"{made.url}/hooks/cast/{PATH_SECRET}", content=b"{}")).status_code == 200
        yield made
    finally:
        await asyncio.to_thread(made.end, signal.SIGTERM)


async def test_an_order_comes_by_webhook_over_the_relay(
    tiktok: TikTok, seller: Seller, stand: ShopStand, bookmark: Bookmark, relay: RelayProcess, tmp_path: Path
) -> None:
    webhooks = Webhooks(PluginContext(tmp_path, tmp_path / "tik"), str(tmp_path / "calls.sqlite3"), "desk", connection="tik")
    try:
        feed = shop_of(seller, bookmark, webhooks, poll_every_s=600.0).orders()
        for _ in range(2):
            await anext(feed)
        tiktok.webhooks.url = f"{relay.url}/hooks/tik"
        another = {"type": 1, "shop_id": "another", "data": {"order_id": "576461413038785752"}}
        for body in (b"{}", b'{"data": []}', json.dumps(another).encode()):  # of an app's other shop, too
            tiktok.webhooks.call(body)
        await tiktok.webhooks.called()
        order_id = tiktok.store.buy(stand.sku, 2, note="Blue lid")
        line = await last_line(feed, order_id, "paid")
        assert (line.quantity, line.sku, line.unit_price_minor, line.note) == (2, stand.sku, PRICE, "Blue lid")
        await tiktok.webhooks.called()
        assert set(tiktok.webhooks.answers) == {200}
        async with httpx.AsyncClient(trust_env=False) as client:
            unsigned = await client.post(tiktok.webhooks.url, content=b"{}", headers={"authorization": "0" * 64})
        assert unsigned.status_code == 401
    finally:
        await webhooks.close()
