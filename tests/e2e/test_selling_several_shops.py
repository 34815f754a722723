"""One launch in three real shops: links that open together, units that are shared, and a shop that fails alone."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.parts import three_shops
from tests.parts.stalls import Shelf, Stall
from tests.parts.three_shops import LIVE_MINOR, STOCK, Servers, ThreeShops, left_s, phases, row

pytestmark = [pytest.mark.part("vendure"), pytest.mark.part("oscar"), pytest.mark.timeout(300)]  # servers that may begin slowly
UNITS = 45
BASKET = 6
ROUNDS = 20  # of buyers, more than there can be units left over
BUDGET_MS = 2000
HANGS_BEFORE_S = 0.3


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    if not three_shops.installed():
        pytest.skip("Vendure and django-oscar are not installed")
    with Servers(tmp_path_factory.mktemp("servers")) as made:
        yield made


@pytest.fixture
def shops(servers: Servers, tmp_path: Path) -> Iterator[ThreeShops]:
    with ThreeShops(servers, tmp_path) as made:
        yield made


def shelves(shops: ThreeShops) -> dict[str, Shelf]:
    return {stall.connection: stall.shelf() for stall in shops.stalls}


def buy_out(stall: Stall) -> int:
    """Buyers come one after the other until the shop has nothing for the next one. Units they got."""
    bought = 0
    for units in (BASKET, 1):
        while bought < UNITS + BASKET and stall.buy(units):
            bought += units
    return bought


def counted(tree: dict[str, Any]) -> int:
    return int(row(tree)["paid"] + row(tree)["held"])


def test_one_launch_in_three_shops_sells_to_the_last_unit_of_the_sum(shops: ThreeShops) -> None:
    before = shelves(shops)
    assert {(shelf.open, shelf.stock) for shelf in before.values()} == {(False, STOCK)}
    with shops.rehearsal.watched():
        armed = shops.launch(UNITS)
        assert armed["quantity"] == UNITS
        assert sum(armed["shares"].values()) < UNITS, "some are kept for the shop that sells quicker"
        tree = shops.until(lambda tree: set(phases(tree).values()) == {"open"}, "all are open and read back")
    print(f"links opened within {shops.spread_ms():.1f} ms")
    assert shops.spread_ms() < BUDGET_MS
    assert row(tree)["state"] == "on_sale"
    open_shelves = shelves(shops)
    assert {(shelf.open, shelf.price_minor) for shelf in open_shelves.values()} == {(True, LIVE_MINOR)}
    assert {name.title(): shelf.stock for name, shelf in open_shelves.items()} == {
        name.title(): units for name, units in armed["shares"].items()
    }

    sold = {stall.connection: 0 for stall in shops.stalls}
    *firsts, last = shops.stalls
    for stall in firsts:
        sold[stall.connection] += buy_out(stall)
    tree = shops.until(lambda tree: counted(tree) == sum(sold.values()), "orders of two shops are counted")
    assert row(tree)["state"] == "on_sale", "the third has units"
    sold[last.connection] += buy_out(last)
    for _ in range(ROUNDS):  # what no shop was given at first goes where it is asked for
        tree = shops.until(lambda tree: counted(tree) == sum(sold.values()), "all orders are counted")
        if sum(sold.values()) == UNITS:
            break
        shops.until(lambda tree: any(shelf.stock for shelf in shelves(shops).values()), "more units in some shop")
        for stall in shops.stalls:
            sold[stall.connection] += buy_out(stall)
    shops.until(lambda tree: row(tree)["state"] == "sold_out", "sold out in the sum")
    assert [stall.buy(1) for stall in shops.stalls] == [False] * 3
    assert {stall.connection: stall.ordered() for stall in shops.stalls} == sold
    assert sum(sold.values()) == UNITS, "not one too many"
    assert min(sold.values()) > 0
    tree = shops.until(lambda tree: row(tree)["paid"] == UNITS, "all is paid")
    assert row(tree)["gmv_minor"] == LIVE_MINOR * UNITS
    print("sold:", sold)

    shops.end()
    assert shelves(shops) == {name: shelf._replace(stock=STOCK - sold[name]) for name, shelf in before.items()}


def test_a_shop_that_hangs_at_zero_fails_alone_and_is_repaired(shops: ThreeShops) -> None:
    before = shelves(shops)
    others = {"rehearsal", "oscar"}
    shops.launch(UNITS)
    tree = shops.until(lambda tree: set(phases(tree).values()) == {"countdown"}, "the countdown")
    shops.until(lambda tree: left_s(tree) < HANGS_BEFORE_S, "nearly zero")
    shops.vendure.pause(signal.SIGSTOP)
    try:
        tree = shops.until(lambda tree: phases(tree).get("vendure") == "failed", "the shop that hangs has failed")
        assert {name: phases(tree)[name] for name in others} == dict.fromkeys(others, "open")
        assert row(tree)["state"] == "on_sale"
        assert tree["selling"]["launch"]["repair"]
        assert "Vendure" in tree["selling"]["alarm"]
        assert [stall.buy(1) for stall in shops.stalls if stall.connection in others] == [True, True], "the others sell on"
    finally:
        shops.vendure.pause(signal.SIGCONT)
    rehearsal, hung, oscar = shops.stalls
    there = rehearsal.shelf(), oscar.shelf(), oscar.opened_ms()
    tree = shops.repair("vendure")
    assert row(tree)["state"] == "on_sale"
    assert (rehearsal.shelf(), oscar.shelf(), oscar.opened_ms()) == there, "nobody else is touched"
    assert (hung.shelf().open, hung.shelf().price_minor) == (True, LIVE_MINOR)
    assert hung.buy(1)
    story = [(kind, shop) for kind, shop, _ in shops.happened("launch_opened", "launch_failed", "launch_closing")]
    assert set(story[:2]) == {("launch_opened", name) for name in others}
    assert story[2:] == [("launch_failed", "vendure"), ("launch_opened", "vendure")]
    shops.until(lambda tree: row(tree)["paid"] == 3, "an order of each shop")
    shops.end()
    assert shelves(shops) == {name: shelf._replace(stock=STOCK - 1) for name, shelf in before.items()}
