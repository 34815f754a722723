"""The Whatnot adapter where something is wrong: tokens, scopes, a server that is busy, slow or away; and the plugin's process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from whatnot.access import Access
from whatnot.api import Api
from whatnot.shop import WhatnotShop

from studio.contracts import messages, specs
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import ShopStand
from studio.plugin_api.testing.stand import refusal
from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.served import Served
from tests.parts.whatnot import TOKEN, Whatnot
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig
from tests.platforms.whatnot.conftest import PRICE, STOCK, api_of, shop_of


async def test_a_wrong_token_is_told_and_not_tried_on_and_on(whatnot: Whatnot, stand: ShopStand, bookmark: Bookmark) -> None:
    api = api_of(whatnot, token="wn_pat_tk_nobody")
    for _ in range(2):
        with refusal("refused") as caught:
            await shop_of(api, bookmark).read_item(stand.item_id)
        assert "does not take the token" in caught.value.text
        assert "nobody" not in caught.value.text
    assert len(whatnot.asked) <= 3, "what one reading asks at once"
    await api.close()


async def test_a_scope_that_is_lacking_is_named(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.scopes -= {"write:inventory", "read:orders"}
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, STOCK)
    assert "write:inventory" in caught.value.text
    with refusal("refused") as caught:
        await anext(shop.orders())
    assert "read:orders" in caught.value.text
    assert (await shop.read_item(stand.item_id)).stocks[stand.sku] == STOCK


async def test_a_seller_who_may_not_write_stock_is_told_why(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.may_write_inventory = False
    with refusal("refused") as caught:
        await shop.set_stock(stand.item_id, stand.sku, 5, STOCK)
    assert "not enabled for this seller" in caught.value.text


@pytest.mark.parametrize(("status", "code"), [(429, "limited"), (503, "unreachable"), (500, "unreachable")])
async def test_a_busy_server_is_asked_again_later(
    whatnot: Whatnot, stand: ShopStand, bookmark: Bookmark, status: int, code: Any
) -> None:
    api = api_of(whatnot)
    shop = shop_of(api, bookmark)
    whatnot.failures += [status] * 9
    with refusal(code) as caught:
        await shop.read_item(stand.item_id)
    assert caught.value.pause_s == (1.0 if status == 429 else 0.0)
    whatnot.failures.clear()
    await api.close()
    again = api_of(whatnot)
    assert (await shop_of(again, bookmark).read_item(stand.item_id)).prices[stand.sku] == PRICE
    await again.close()


async def test_a_reading_outlives_one_failure(whatnot: Whatnot, shop: WhatnotShop, stand: ShopStand) -> None:
    whatnot.failures.append(503)
    assert (await shop.read_item(stand.item_id)).open


async def test_nobody_is_there(bookmark: Bookmark) -> None:
    api = Api(Access(url=f"http://127.0.0.1:{free_port()}", token=TOKEN))
    with refusal("unreachable"):
        await shop_of(api, bookmark).read_item("1")
    await api.close()


@pytest.fixture
def served() -> Iterator[Served[Whatnot]]:
    made = Served(Whatnot())
    yield made
    made.close()


def test_the_plugin_s_process_serves_the_desk(served: Served[Whatnot], tmp_path: Path) -> None:
    store, secret = served.server.store, tmp_path / "token"
    item_id = served.do(lambda: store.add_product("Card", {"CARD": ("99.00", STOCK)}))
    secret.write_text(f"{TOKEN}\n")
    spec = specs.PluginSpec("whatnot", str(ROOT / "plugins" / "whatnot"), {"url": served.server.url, "token_file": str(secret)})
    with WorkerRig("plugin.whatnot", spec) as rig:
        rig.wait("running")
        state = event(rig, "connection_state", lambda data: data["capabilities"] and data["state"] == "running")
        assert set(state["capabilities"]) == {"item.read", "stock.write"}, "so the window says what this shop cannot"
        wish = {"item_id": item_id, "sku": "CARD", "stock": 20, "expected": STOCK}
        rig.say(messages.Command("catalogue.set_stock", {"call": "1"} | wish))
        assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
        rig.say(messages.Command("catalogue.read_item", {"call": "2", "item_id": item_id}))
        reading = event(rig, "answer", lambda data: data["call"] == "2")["value"]
        assert (reading["prices"]["CARD"], reading["stocks"]["CARD"]) == (PRICE, 20)
        wait_for((rig.folder / "bookmark.whatnot").exists, 30, "the feed has begun")
        order_id = served.do(lambda: store.buy({"CARD": 2}))
        lines = event(rig, "orders", lambda data: any(line["order_id"] == order_id for line in data["lines"]))["lines"]
        assert {(line["quantity"], line["unit_price_minor"]) for line in lines} == {(2, PRICE)}
        secret.write_text("another")
        rig.wait("failed")
        assert "token" in rig.history[-1][1].text
        assert rig.exits == []
    assert served.server.troubles == []


def event(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = [dict(one.data) for one in list(rig.events) if one.name == name and wanted(one.data)]
        return bool(found)

    wait_for(there, 30, f"an event {name}")
    return found[0]
