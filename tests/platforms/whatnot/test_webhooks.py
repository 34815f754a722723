"""Orders by webhook: signed as Standard Webhooks have it, over a real relay, to a desk that asks too seldom to find them."""

from __future__ import annotations

import asyncio
import base64
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from whatnot.api import Api
from whatnot.shop import WhatnotShop

from studio.plugin_api.abilities import OrderLine
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.orders import lines_until
from studio.plugin_api.webhooks import Webhooks
from tests.parts.relay_process import PATH_SECRET, RelayProcess
from tests.parts.whatnot import Whatnot
from tests.parts.whatnot.webhooks import SECRET
from tests.platforms.whatnot.conftest import PRICE, last_line, shop_of

_SELDOM_S = 600.0


@pytest.fixture
async def relay(tmp_path: Path, whatnot: Whatnot) -> AsyncIterator[RelayProcess]:
    made = RelayProcess(tmp_path / "relay", f'file = "{tmp_path / "calls.sqlite3"}"')
    secret = tmp_path / "relay" / "whatnot-secret"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    lines = f'[connections.whatnot]\nscheme = "standard"\nsecret_file = "{secret}"\n'
    made.settings.write_text(made.settings.read_text() + lines)
    await asyncio.to_thread(made.start)
    try:
        async with httpx.AsyncClient(trust_env=False) as client:  # with the first call the relay makes its file
            assert (await client.post(f"{made.url}/hooks/cast/{PATH_SECRET}", content=b"{}")).status_code == 200
        whatnot.webhooks.url = f"{made.url}/hooks/whatnot"
        yield made
    finally:
        await whatnot.webhooks.called()
        await asyncio.to_thread(made.end, signal.SIGTERM)


@pytest.fixture
async def hooked(api: Api, bookmark: Bookmark, relay: RelayProcess, tmp_path: Path) -> AsyncIterator[WhatnotShop]:
    context = PluginContext(tmp_path, tmp_path / "whatnot")
    webhooks = Webhooks(context, str(tmp_path / "calls.sqlite3"), "desk", connection="whatnot")
    yield shop_of(api, bookmark, webhooks, every_s=_SELDOM_S)
    await webhooks.close()


async def listening(shop: WhatnotShop) -> AsyncIterator[list[OrderLine]]:
    """The feed of orders, once it has asked and waits for calls."""
    feed = shop.orders()
    for _ in range(2):
        await anext(feed)
    return feed


async def test_orders_come_by_signed_webhooks_and_each_counts_once(
    whatnot: Whatnot, stand: ShopStand, hooked: WhatnotShop
) -> None:
    feed = await listening(hooked)
    order_id = whatnot.store.buy({stand.sku: 2})
    line = await last_line(feed, order_id, "paid")
    assert (line.quantity, line.sku, line.unit_price_minor) == (2, stand.sku, PRICE)
    early = dict(whatnot.store.orders[order_id])
    whatnot.store.skew_s += 1
    whatnot.store.move(order_id, "cancelled")
    assert (await last_line(feed, order_id, "cancelled")).quantity == 2
    whatnot.webhooks.tell("orders.created", early, event="late")  # what was so before comes after what is so
    whatnot.webhooks.tell("orders.created", early, event="late")  # and is sent again
    other = whatnot.store.buy({stand.sku: 1})
    lines = await lines_until(feed, lambda lines: any((one.order_id, one.status) == (other, "paid") for one in lines))
    assert {one.status for one in lines if one.order_id == order_id} <= {"cancelled"}, "Whatnot is asked what has become of it"
    await whatnot.webhooks.called()
    assert set(whatnot.webhooks.statuses) == {200}


async def test_a_call_that_another_key_signed_is_not_taken(whatnot: Whatnot, stand: ShopStand, hooked: WhatnotShop) -> None:
    feed = await listening(hooked)
    whatnot.webhooks.secret = "whsec_" + base64.b64encode(b"somebody else's key, long").decode()
    forged = whatnot.store.buy({stand.sku: 1})
    await whatnot.webhooks.called()
    assert whatnot.webhooks.statuses == [401]
    whatnot.webhooks.secret = SECRET
    order_id = whatnot.store.buy({stand.sku: 1})
    lines = await lines_until(feed, lambda lines: any(line.order_id == order_id for line in lines))
    assert forged not in {line.order_id for line in lines}
