"""What a shop tells unasked, through the whole desk: another price is on the card in one hop, whatever is asked meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.control.schema.state.selling import SellingProduct
from studio.ipc import session as sessions
from tests.parts.desk_thread import DeskThread
from tests.parts.example_show import example_products, example_show


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    """The first product is on air, as its shop has it."""
    made = DeskThread(sessions.create(tmp_path), replace(example_show(), products=example_products(2)))
    made.start()
    until(lambda: "rehearsal" in made.ask(lambda: made.section.shops) and "item-1" in made.shop.items)
    made.call("queue.explain", product="p1")
    until(lambda: first(made).price_ok)
    yield made
    made.stop()


def first(desk: DeskThread) -> SellingProduct:
    """How the product on air stands."""
    return desk.ask(lambda: desk.section.products["p1"])


def until(holds: Callable[[], object]) -> None:
    """Wait until it is so; fails when it never is."""
    deadline_s = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline_s, "it never came true"
        time.sleep(0.005)


def test_another_price_is_said_though_nothing_can_be_read(desk: DeskThread) -> None:
    desk.shop.hangs("read_item")
    desk.shop.changes("item-1", prices={"SKU-1": 777})
    desk.shop.tells("item-1")
    until(lambda: first(desk).shop_price_minor == 777)
    assert "asks ¥7.77" in desk.ask(lambda: desk.section.alarm)


@pytest.mark.expect_warnings
def test_what_cannot_be_is_believed_of_nobody(desk: DeskThread) -> None:
    desk.shop.hangs("read_item")
    sound = desk.shop.items["item-1"]
    for lie in ({"prices": {"SKU-1": -1}}, {"stocks": {"SKU-1": 2**63}}, {"item_id": "unheard-of"}):
        desk.shop.items["lie"] = replace(sound, **lie)
        desk.shop.tells("lie")
    desk.shop.items["lie"] = replace(sound, stocks={"SKU-1": -40})
    desk.shop.tells("lie")
    until(lambda: first(desk).stock == 0)
    assert first(desk).price_ok
