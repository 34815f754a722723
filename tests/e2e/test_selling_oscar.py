"""A show sells from a real django-oscar, which dies in the middle of the sale and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.parts import oscar, shows
from tests.parts.oscar import Oscar, RefusedByOscarError
from tests.parts.priced import show
from tests.parts.studio import Studio

pytestmark = [pytest.mark.part("oscar"), pytest.mark.timeout(240)]
LIST_MINOR, LIVE_MINOR = 9900, 7900
STOCK, UNITS = 30, 9
BEFORE, AFTER = (2, 1), (3, 1, 2)  # baskets, before the server dies and after it is back


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Oscar]:
    if not oscar.installed():
        pytest.skip("django-oscar is not installed")
    with Oscar(tmp_path / "oscar") as made:
        yield made


def lipstick(tree: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = tree["selling"].get("products", {}).get("lip", {"state": ""})
    return found


def shop_state(tree: dict[str, Any]) -> str:
    return str(tree["selling"].get("shops", {}).get("oscar", {}).get("state", ""))


def price_on_air(tree: dict[str, Any]) -> int | None:
    card = tree["cards"]["price"]
    return card["values"]["live_price_minor"] if card["playing"] else None


def test_a_sale_through_the_death_of_its_shop(server: Oscar, tmp_path: Path) -> None:
    item_id = server.add_product("Lipstick", {"LIP": ("99.00", STOCK)})
    server.publish(item_id, False)
    listings = [{"connection": "oscar", "item_id": item_id}]
    prices = {"currency": "CNY", "list_price_minor": LIST_MINOR, "live_price_minor": LIVE_MINOR}
    product = {"id": "lip", "link_no": 1, "title": "Lipstick", "listings": listings} | prices
    product |= {"variants": [{"sku": "LIP", "stock": UNITS}]}
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("recording", "live")
        studio.call("connection.add", plugin="oscar", name="Oscar", settings={"url": server.url})
        studio.call("connection.secret", connection="oscar", name="password", value=oscar.TOKEN)
        studio.call("product.import", set=[product], mode="append")
        studio.until(lambda tree: shop_state(tree) == "running", 15, "the shop")
        studio.call("queue.prepare", product="lip")
        tree = studio.until(lambda tree: lipstick(tree)["state"] == "prepared", 5, "the shop was read")
        assert (lipstick(tree)["problem"], lipstick(tree)["stock"]) == ("", STOCK)
        studio.call("queue.explain", product="lip")
        studio.until(lambda tree: price_on_air(tree) == LIVE_MINOR, 5, "the price card")
        with pytest.raises(RefusedByOscarError):
            server.buy("LIP", 1)  # its link is closed yet
        studio.call("launch.arm", product="lip", quantity=UNITS, countdown_s=3)
        studio.call("launch.start")
        studio.until(lambda tree: lipstick(tree)["state"] == "on_sale", 15, "the launch")
        assert server.product_of("LIP")[1].items() >= {"price": "79.00", "num_in_stock": UNITS}.items()

        orders = [server.buy("LIP", units) for units in BEFORE]
        studio.until(lambda tree: lipstick(tree)["paid"] == sum(BEFORE), 10, "the first orders")
        server.kill()
        tree = studio.until(lambda tree: shop_state(tree) != "running", 10, "the loss of the shop")
        studio.until(lambda tree: price_on_air(tree) is None, 10, "no price that nobody bears out")
        server.start()
        orders += [server.buy("LIP", units) for units in AFTER]
        with pytest.raises(RefusedByOscarError, match="406"):
            server.buy("LIP", 1)
        tree = studio.until(lambda tree: lipstick(tree)["paid"] == UNITS, 20, "all orders are counted")
        sold_out = {"state": "sold_out", "stock": 0}  # by the ledger, and by the shop that is read a moment later
        tree = studio.until(lambda tree: lipstick(tree).items() >= sold_out.items(), 10, "sold out")
        studio.until(lambda tree: price_on_air(tree) == LIVE_MINOR, 5, "the card is back")
        assert studio.stop() == 0
    agree(server, orders, tree)


def agree(server: Oscar, orders: list[str], tree: dict[str, Any]) -> None:
    """The ledger and the shop's own books, to the cent."""
    lines = [line for number in orders for line in server.order(number)["lines"]]
    assert sum(line["quantity"] for line in lines) == UNITS
    assert {line["price_incl_tax"] for line in lines} == {f"{79 * units}.00" for units in BEFORE + AFTER}
    sold, totals = lipstick(tree), tree["selling"]["totals"]
    assert (sold["paid"], sold["held"], sold["returned"], sold["stock"]) == (UNITS, 0, 0, 0)
    assert (totals["orders"], totals["units"], totals["gmv"]) == (len(orders), UNITS, {"CNY": LIVE_MINOR * UNITS})
