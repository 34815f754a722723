"""A show sells from a Shopify shop (one of ours in its place) over webhooks and a relay, whose calls come twice and backwards and
then not at all: orders that wait for their money, one that is cancelled, and units that come back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.parts import shows
from tests.parts.priced import show
from tests.parts.relay_process import RelayProcess, signed
from tests.parts.served import Served
from tests.parts.shopify import TOKEN, Shopify
from tests.parts.shopify import schema as published
from tests.parts.shopify.stock import Order
from tests.parts.shopify.store import POINT_OF_SALE
from tests.parts.shopify.webhooks import Calls
from tests.parts.studio import Studio

pytestmark = [pytest.mark.part("shopify"), pytest.mark.timeout(240)]
LIST_MINOR, LIVE_MINOR = 9900, 7900
STOCK, UNITS = 30, 9


@pytest.fixture
def shopify() -> Iterator[Served[Shopify]]:
    if not published.installed():
        pytest.skip("the Admin API's schema is not installed")
    made = Served(Shopify())
    yield made
    made.close()


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    with RelayProcess(tmp_path / "relay", f'file = "{tmp_path / "calls.sqlite3"}"') as made:
        httpx.post(f"{made.url}/hooks/shop", content=b"{}", headers=signed(b"{}"), trust_env=False)  # with it there is the file
        yield made


def lipstick(tree: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = tree["selling"].get("products", {}).get("lip", {"state": ""})
    return found


def test_a_sale_with_calls_that_come_twice_backwards_and_not_at_all(
    shopify: Served[Shopify], relay: RelayProcess, tmp_path: Path
) -> None:
    server, store = shopify.server, shopify.server.store
    calls = Calls(store, relay)

    def buy(units: int, pay: bool = True) -> Order | None:
        return shopify.do(lambda: store.buy("LIP", units, pay=pay))

    item = shopify.do(lambda: store.add_product("Lipstick", {"LIP": ("99.00", STOCK)}))
    item.published = {POINT_OF_SALE}
    listings = [{"connection": "shopify", "item_id": item.id.rpartition("/")[2]}]
    prices = {"currency": "CNY", "list_price_minor": LIST_MINOR, "live_price_minor": LIVE_MINOR}
    product = {"id": "lip", "link_no": 1, "title": "Lipstick", "listings": listings} | prices
    product |= {"variants": [{"sku": "LIP", "stock": UNITS}]}
    settings = {"shop": server.place, "relay": str(tmp_path / "calls.sqlite3"), "relay_connection": "shop", "desk": "studio"}
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("recording", "live")
        studio.call("connection.add", plugin="shopify", name="Shopify", settings=settings)
        studio.call("connection.secret", connection="shopify", name="token", value=TOKEN)
        studio.call("product.import", set=[product], mode="append")
        studio.until(lambda tree: tree["connections"].get("shopify", {}).get("state") == "running", 15, "the shop")
        studio.call("queue.prepare", product="lip")
        tree = studio.until(lambda tree: lipstick(tree)["state"] == "prepared", 5, "the shop was read")
        assert (lipstick(tree)["problem"], lipstick(tree)["stock"]) == ("", STOCK)
        studio.call("queue.explain", product="lip")
        assert buy(1) is None, "its link is closed yet"
        studio.call("launch.arm", product="lip", quantity=UNITS, countdown_s=3)
        studio.call("launch.start")
        studio.until(lambda tree: lipstick(tree)["state"] == "on_sale", 15, "the launch")
        (variant,) = item.variants
        assert (str(variant.price), sum(variant.levels.values()), len(item.published)) == ("79.00", UNITS, 2)

        paid, waiting, failing = buy(2), buy(3, pay=False), buy(4, pay=False)
        assert paid is not None
        assert waiting is not None
        assert failing is not None
        assert buy(1) is None, "all units are held"
        asyncio.run(calls.send(times=2, backwards=True))
        studio.until(lambda tree: (lipstick(tree)["paid"], lipstick(tree)["held"]) == (2, 7), 10, "held and paid")
        studio.until(lambda tree: lipstick(tree)["stock"] == 0, 10, "nothing is left to be bought")
        shopify.do(lambda: store.pay(waiting))
        shopify.do(lambda: store.cancel(failing))
        asyncio.run(calls.send(backwards=True))
        studio.until(lambda tree: (lipstick(tree)["paid"], lipstick(tree)["held"]) == (5, 0), 10, "one paid, one cancelled")
        tree = studio.until(
            lambda tree: lipstick(tree)["stock"] == 4, 10, "units of the one that was cancelled are for sale again"
        )
        assert lipstick(tree)["problem"] == "", "shop and ledger agree"
        calls.topics = set()
        last = buy(4)
        assert last is not None
        studio.until(lambda tree: lipstick(tree)["state"] == "sold_out", 40, "the net finds what no call has named")
        shopify.do(lambda: store.refund(paid, "LIP", 1))
        tree = studio.until(lambda tree: lipstick(tree)["paid"] == UNITS - 1, 40, "one went back")
        totals = tree["selling"]["totals"]
        assert (totals["orders"], totals["units"], totals["gmv"]) == (3, UNITS - 1, {"CNY": LIVE_MINOR * (UNITS - 1)})
        assert studio.stop() == 0
    assert server.problems == []
