"""A show sells from a WooCommerce shop (one of ours in its place) over webhooks and a relay, which dies in the middle of the
sale: checkouts that wait for their money, one that fails, and money that goes back for a part."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.parts import shows
from tests.parts.priced import show
from tests.parts.relay_process import PATH_SECRET, RelayProcess
from tests.parts.served import Served
from tests.parts.studio import Studio
from tests.parts.woocommerce import KEY, SECRET, NotSoldError, WooCommerce

pytestmark = pytest.mark.timeout(240)
LIST_MINOR, LIVE_MINOR = 9900, 7900
STOCK, UNITS = 30, 9


@pytest.fixture
def woo() -> Iterator[Served[WooCommerce]]:
    made = Served(WooCommerce())
    yield made
    made.close()


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    made = RelayProcess(tmp_path / "relay", f'file = "{tmp_path / "calls.sqlite3"}"')
    made.settings.write_text(made.settings.read_text() + '[connections.woo]\nscheme = "woocommerce"\nsecret_file = "secret"\n')
    with made:
        httpx.post(f"{made.url}/hooks/cast/{PATH_SECRET}", content=b"{}", trust_env=False)  # with it there is the relay's file
        yield made


def lipstick(tree: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = tree["selling"].get("products", {}).get("lip", {"state": ""})
    return found


def connection(tree: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = tree["connections"].get("woocommerce", {"state": "", "text": ""})
    return found


def test_a_sale_with_checkouts_that_wait_fail_and_go_back(woo: Served[WooCommerce], relay: RelayProcess, tmp_path: Path) -> None:
    server, store = woo.server, woo.server.store

    def buy(units: int, pay: bool = True) -> int:
        return woo.do(lambda: store.check_out({"LIP": units}, pay=pay))

    item_id = woo.do(lambda: store.add_product("Lipstick", {"LIP": ("99.00", STOCK)}))
    store.products[item_id]["status"] = "private"
    secret = (relay.folder / "secret").read_text()
    for topic in ("order.created", "order.updated"):
        woo.do(lambda topic=topic: server.webhooks.add(topic, f"{relay.url}/hooks/woo", secret, store.now()))
    listings = [{"connection": "woocommerce", "item_id": str(item_id)}]
    prices = {"currency": "CNY", "list_price_minor": LIST_MINOR, "live_price_minor": LIVE_MINOR}
    product = {"id": "lip", "link_no": 1, "title": "Lipstick", "listings": listings} | prices
    product |= {"variants": [{"sku": "LIP", "stock": UNITS}]}
    settings = {"url": server.url, "consumer_key": KEY, "relay": str(tmp_path / "calls.sqlite3"), "relay_connection": "woo"}
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("recording", "live")
        studio.call("connection.add", plugin="woocommerce", name="WooCommerce", settings=settings | {"desk": "studio"})
        studio.call("connection.secret", connection="woocommerce", name="consumer_secret", value=SECRET)
        studio.call("product.import", set=[product], mode="append")
        studio.until(lambda tree: connection(tree)["state"] == "running", 15, "the shop")
        studio.call("queue.prepare", product="lip")
        tree = studio.until(lambda tree: lipstick(tree)["state"] == "prepared", 5, "the shop was read")
        assert (lipstick(tree)["problem"], lipstick(tree)["stock"]) == ("", STOCK)
        studio.call("queue.explain", product="lip")
        with pytest.raises(NotSoldError):
            buy(1)  # its link is closed yet
        studio.call("launch.arm", product="lip", quantity=UNITS, countdown_s=3)
        studio.call("launch.start")
        studio.until(lambda tree: lipstick(tree)["state"] == "on_sale", 15, "the launch")
        row = store.products[item_id]
        assert (row["price"], row["regular_price"], row["stock_quantity"], row["status"]) == ("79.00", "99.00", UNITS, "publish")

        paid, waiting, failing = buy(2), buy(3, pay=False), buy(4, pay=False)
        tree = studio.until(lambda tree: (lipstick(tree)["paid"], lipstick(tree)["held"]) == (2, 7), 10, "held and paid")
        with pytest.raises(NotSoldError):
            buy(1)  # all units are held
        studio.until(lambda tree: lipstick(tree)["stock"] == 0, 10, "nothing is left to be bought")
        relay.end(signal.SIGKILL)
        store.skew_s += 1
        woo.do(lambda: store.move(waiting, "processing"))
        woo.do(lambda: store.move(failing, "failed"))
        studio.until(lambda tree: (lipstick(tree)["paid"], lipstick(tree)["held"]) == (5, 0), 40, "the net found both")
        studio.until(lambda tree: lipstick(tree)["stock"] == 4, 10, "units of the one that failed are for sale again")
        studio.until(lambda tree: lipstick(tree)["problem"] == "", 10, "shop and ledger agree again")
        relay.start()
        last = buy(4)
        studio.until(lambda tree: lipstick(tree)["state"] == "sold_out", 40, "sold out")
        store.skew_s += 1
        line = store.orders[paid]["line_items"][0]["id"]
        woo.do(lambda: store.refund(paid, {line: 1}, restock=False))
        tree = studio.until(lambda tree: lipstick(tree)["paid"] == UNITS - 1, 40, "one went back")
        totals = tree["selling"]["totals"]
        assert (totals["orders"], totals["units"], totals["gmv"]) == (3, UNITS - 1, {"CNY": LIVE_MINOR * (UNITS - 1)})
        assert studio.stop() == 0
    assert {store.orders[number]["status"] for number in (paid, waiting, last)} == {"processing"}
