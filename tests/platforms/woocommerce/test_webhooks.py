"""Orders of the WooCommerce adapter over webhooks and a real relay, and webhooks that were switched off."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from woocommerce import webhook_watch
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
from tests.parts.relay_process import PATH_SECRET, RelayProcess
from tests.parts.woocommerce import WooCommerce
from tests.platforms.woocommerce.conftest import PRICE, last_line, shop_of


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
