"""A show sells from a real Vendure server, where somebody changes a price behind its back; read back from the recording."""

from __future__ import annotations

import csv
import itertools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
import pytest

from studio.ipc.clock import NS
from tests.parts import card_reader, shows, vendure
from tests.parts.priced import GROUND_Y, LOOK, PRICE_BOX, show
from tests.parts.studio import Studio
from tests.parts.vendure import Vendure
from tests.parts.vendure_visitor import RefusedByVendureError

pytestmark = [pytest.mark.part("vendure"), pytest.mark.timeout(300)]  # a server that may begin slowly, and a recording to read
LIST_MINOR, LIVE_MINOR, FOREIGN_MINOR = 9900, 7900, 8800
NEXT_LIST_MINOR, NEXT_LIVE_MINOR = 6400, 5250
STOCK, UNITS = 30, 12
BASKETS = (2, 1, 3, 1, 2, 1, 2)  # the first one pays later
COUNTDOWN_S = 4
TRUE_WITHIN_S = 2.0


class Seconds(NamedTuple):
    """When the price was another one in the shop: since the explaining began."""

    changed: float
    put_back: float


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Vendure]:
    if not vendure.installed():
        pytest.skip("Vendure is not installed")
    with Vendure(tmp_path / "vendure", limits=True) as made:
        yield made


def queue_of(server: Vendure) -> list[dict[str, Any]]:
    """Three products on the server's shelf, not for sale yet, as the show's queue names them."""
    queue = []
    prices = ((LIST_MINOR, LIVE_MINOR), (NEXT_LIST_MINOR, NEXT_LIVE_MINOR), (3000, 2500))
    for number, (list_minor, live_minor) in enumerate(prices, 1):
        title, sku = f"Lipstick {number}", f"LIP-{number}"
        item_id = server.add_product(title, {sku: (list_minor, STOCK)})
        server.publish(item_id, False)
        listings = [{"connection": "vendure", "item_id": item_id}]
        product = {"id": f"lip-{number}", "link_no": number, "title": title, "listings": listings}
        prices_minor = {
            "currency": "CNY",
            "list_price_minor": list_minor,
            "live_price_minor": live_minor,
            "purchase_limit": UNITS,
        }
        queue.append(product | prices_minor | {"variants": [{"sku": sku, "stock": UNITS}]})
    return queue


def product(tree: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = tree["selling"].get("products", {}).get(name, {"state": ""})
    return found


def card_says(tree: dict[str, Any]) -> int | None:
    """The price on the card that is on air."""
    card = tree["cards"]["price"]
    return card["values"]["live_price_minor"] if card["playing"] else None


def behind_our_back(studio: Studio, server: Vendure, name: str) -> Seconds:
    """Another price in the shop, for a while; the card and the alarm follow in time."""
    before = product(studio.state(), name)
    began_ns, read_ns = before["explained_ns"], before["verified_ns"]
    studio.until(
        lambda tree: product(tree, name)["verified_ns"] != read_ns, 5, "a reading: the next one is as far away as can be"
    )
    server.change("LIP-1", price=FOREIGN_MINOR)
    changed_ns = time.monotonic_ns()
    tree = studio.until(lambda tree: card_says(tree) != LIVE_MINOR and tree["selling"]["alarm"], 10, "the other price is seen")
    assert (time.monotonic_ns() - changed_ns) / NS < TRUE_WITHIN_S
    assert card_says(tree) in (None, FOREIGN_MINOR)
    assert "asks ¥88.00 for 1 'Lipstick 1', not ¥79.00" in tree["selling"]["alarm"]
    assert tree["selling"]["alarm"] in [one["text"] for one in tree["alarms"]]
    time.sleep(TRUE_WITHIN_S)
    put_back_ns = time.monotonic_ns()
    server.change("LIP-1", price=LIST_MINOR)
    tree = studio.until(lambda tree: not tree["selling"]["alarm"], 5, "the price is right again")
    assert card_says(tree) == LIVE_MINOR
    return Seconds((changed_ns - began_ns) / NS, (put_back_ns - began_ns) / NS)


def buy_all(server: Vendure) -> list[str]:
    """Buyers come one after the other until nothing is left; the first one's money comes last. Their orders."""
    orders = [server.buy("LIP-1", units, pay="later" if number == 0 else "now") for number, units in enumerate(BASKETS)]
    with pytest.raises(RefusedByVendureError, match="INSUFFICIENT_STOCK"):
        server.buy("LIP-1", 1)
    return orders


def test_a_price_changed_behind_our_back_and_a_sale_to_the_last_unit(server: Vendure, tmp_path: Path) -> None:
    queue = queue_of(server)
    first, second, _ = (str(one["id"]) for one in queue)
    item_id = str(queue[0]["listings"][0]["item_id"])
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("recording", "live")
        settings = {"url": server.url, "user": vendure.USER}
        assert studio.call("connection.add", plugin="vendure", name="Vendure", settings=settings)["id"] == "vendure"
        studio.call("connection.secret", connection="vendure", name="password", value=vendure.PASSWORD)
        studio.call("product.import", set=queue, mode="append")
        studio.until(lambda tree: tree["selling"]["shops"].get("vendure", {}).get("state") == "running", 15, "the shop")
        studio.call("queue.prepare", product=first)
        tree = studio.until(lambda tree: product(tree, first)["state"] == "prepared", 5, "the shop was read")
        assert (product(tree, first)["problem"], product(tree, first)["stock"]) == ("", STOCK)
        studio.call("queue.explain", product=first)
        studio.until(lambda tree: card_says(tree) == LIVE_MINOR, 5, "the price card")
        time.sleep(1.5)
        away = behind_our_back(studio, server, first)
        with pytest.raises(RefusedByVendureError):
            server.buy("LIP-1", 1)  # its link is closed yet
        armed = studio.call("launch.arm", product=first, quantity=UNITS, countdown_s=COUNTDOWN_S)
        assert (armed["price_minor"], armed["quantity"]) == (LIVE_MINOR, UNITS)
        assert "cannot hold" not in str(armed["remarks"]), "this shop holds buyers to a limit"
        assert server.shelf(item_id) == (False, LIST_MINOR, STOCK), "arming changes nothing"
        studio.call("launch.start")
        studio.until(lambda tree: product(tree, first)["state"] == "on_sale", 15, "the launch")
        assert server.shelf(item_id) == (True, LIVE_MINOR, UNITS)
        assert server.limit(item_id) == UNITS, "the buyer of all baskets may have just as many"

        orders = buy_all(server)
        tree = studio.until(lambda tree: product(tree, first)["held"] == BASKETS[0], 10, "all orders are counted")
        server.settle(orders[0])
        tree = studio.until(lambda tree: product(tree, first)["paid"] == UNITS, 15, "the last payment is counted")
        studio.until(lambda tree: product(tree, first)["state"] == "sold_out", 5, "sold out")
        time.sleep(1)
        tree = studio.state()
        studio.call("queue.next")
        studio.until(
            lambda tree: product(tree, second)["state"] == "explaining" and card_says(tree) == NEXT_LIVE_MINOR, 10, "the next"
        )
        time.sleep(1)
        records = studio.call("journal.between", from_ms=0, to_ms=10**14)["records"]
        assert studio.stop() == 0
    assert server.limit(item_id) == 0, "as it was"

    agree(server, orders, tree, first)
    assert [one["kind"] for one in records].count("launch_opened") == 1
    read_back(tmp_path, away)


def agree(server: Vendure, orders: list[str], tree: dict[str, Any], name: str) -> None:
    """The ledger and the shop's own books, to the cent."""
    books = [server.order(code) for code in orders]
    goods_minor = sum(order["totalWithTax"] - vendure.SHIPPING_MINOR for order in books)
    assert {order["state"] for order in books} == {"PaymentSettled"}
    assert sum(line["quantity"] for order in books for line in order["lines"]) == UNITS
    assert goods_minor == LIVE_MINOR * UNITS
    sold, totals = product(tree, name), tree["selling"]["totals"]
    assert (sold["paid"], sold["held"], sold["returned"], sold["gmv_minor"]) == (UNITS, 0, 0, goods_minor)
    assert (totals["orders"], totals["units"], totals["gmv"]) == (len(orders), UNITS, {"CNY": goods_minor})
    assert sold["stock"] == 0


def read_back(folder: Path, away: Seconds) -> None:
    """What viewers saw: the shop's price in every picture but for the time it takes to see that it is another."""
    (file,) = (folder / "recorded").glob("*.mkv")
    (marks,) = (folder / "recorded").glob("*.marks.csv")
    with open(marks, encoding="utf-8", newline="") as table:
        explained, _ = [float(seconds) for seconds, text in csv.reader(table) if text.startswith("explain ")]
    pictures = pictures_of(file, cards(folder))
    too_late = explained + away.changed + TRUE_WITHIN_S
    put_back = explained + away.put_back
    away_pictures = [name for at, name in pictures if too_late < at < put_back]
    assert set(away_pictures) == {"corrected"}, "the old price stands"
    assert len(away_pictures) > 15
    story = [name for name, _ in itertools.groupby(name for _, name in pictures)]
    order = ["announced", "corrected", "announced", "countdown", "on_sale", "sold_out", "next"]
    assert [name for name in story if name != "few_left"] == order, story


def cards(folder: Path) -> dict[str, card_reader.F32]:
    """What the price card could say, by name."""
    base = {
        "title": "Lipstick 1",
        "link_no": 1,
        "currency": "CNY",
        "list_price_minor": LIST_MINOR,
        "live_price_minor": LIVE_MINOR,
    }
    other = {"title": "Lipstick 2", "link_no": 2, "list_price_minor": NEXT_LIST_MINOR, "live_price_minor": NEXT_LIVE_MINOR}
    states = ("announced", "countdown", "on_sale", "few_left", "sold_out")
    said = {state: base | {"state": state, "stock_left": 8, "sold": 4, "zero_ns": 10 * NS} for state in states}
    said["corrected"] = base | {"state": "announced", "live_price_minor": FOREIGN_MINOR}
    said["next"] = base | other | {"state": "announced"}
    for state in ("countdown", "on_sale"):
        said[f"{state} at a wrong price"] = said[state] | {"live_price_minor": FOREIGN_MINOR}
    drawn = card_reader.faces("price_card", PRICE_BOX[2:], [(values, 8 * NS) for values in said.values()], LOOK, folder)
    return {name: card_reader.over_plain(face, GROUND_Y) for name, face in zip(said, drawn, strict=True)}


def pictures_of(file: Path, drawings: dict[str, card_reader.F32]) -> list[tuple[float, str]]:
    """Second and card of every picture in which one is to be read."""
    names = list(drawings)
    x, y, width, height = PRICE_BOX
    found: list[tuple[float, str]] = []
    with av.open(str(file)) as container:
        for frame in container.decode(video=0):
            luma = np.frombuffer(memoryview(frame.planes[0]), np.uint8).reshape(-1, frame.planes[0].line_size)
            best, distance = card_reader.nearest(luma[y : y + height, x : x + width].astype(np.float32), list(drawings.values()))
            if distance < 9:
                found.append((float(frame.time or 0), names[best]))
    return found
