"""The rehearsal has the show's products, and counts down with the cards: told once, and again when it is new."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest_asyncio
from msgspec.structs import replace

from studio.contracts import messages
from studio.desk.selling.picture_cache import PictureCache
from studio.desk.selling.rehearsal_shop import RehearsalShop
from studio.document.connections import Connection
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import selling
from tests.unit.show.selling.rig import Rig, product
from tests.unit.show.selling.rig import show as show_of


class Line:
    """The rehearsal's line; `there`: whether its plugin hears."""

    def __init__(self, folder: Path) -> None:
        self.there = True
        self.said: list[tuple[str, Mapping[str, Any]]] = []
        self.heard: list[str] = []
        tea = Product(id="tea", link_no=1, title="Tea", live_price_minor=1990, variants=(Variant(sku="T", stock=50),))
        self.show = Show(products=(tea, product("mug")))
        self.pictures = PictureCache(folder, lambda: None)
        self.shop = RehearsalShop(lambda: self.show, self._send, self.pictures)

    def _send(self, worker: str, message: messages.ToWorker) -> bool:
        assert isinstance(message, messages.Command)
        if self.there:
            self.said.append((message.name, message.arguments))
            self.heard.append(worker)
        return self.there


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> Line:
    return Line(tmp_path)


def test_its_shelf_has_the_products_that_are_sold_there(line: Line) -> None:
    line.there = False
    line.shop.seed()
    line.there = True
    line.shop.seed()
    line.shop.seed()
    ((name, told),) = line.said
    assert name == "shop.seed"
    assert [one["id"] for one in told["products"]] == ["tea"], "not those of other shops"
    line.shop.begun_anew("rehearsal")
    line.shop.seed()
    assert len(line.said) == 2
    assert set(line.heard) == {"plugin.rehearsal"}


def test_each_of_two_rehearsals_has_its_own_products(line: Line) -> None:
    tea, mug = line.show.products
    second = Connection(id="second", plugin="rehearsal", name="Second stage")
    store = Connection(id="shop", plugin="vendure", name="Store")
    cup = replace(tea, id="cup", shop="second")
    line.show = replace(line.show, connections=(*line.show.connections, second, store), products=(tea, mug, cup))
    line.shop.seed()
    told = {worker: [one["id"] for one in said["products"]] for worker, (_, said) in zip(line.heard, line.said, strict=True)}
    assert told == {"plugin.rehearsal": ["tea"], "plugin.second": ["cup"]}
    line.shop.begun_anew("second")
    line.shop.seed()
    assert line.heard == ["plugin.rehearsal", "plugin.second", "plugin.second"], "the other one knows its products"
    line.shop.announce(launched("second"))
    assert (line.heard[-1], line.said[-1][0]) == ("plugin.second", "shop.announce")
    assert len(line.heard) == 4


def launched(shop: str) -> selling.State:
    """Counting down."""
    rig = Rig(show_of(product("mug")))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(0.1)
    return rig.state.with_launch("mug", shop=shop)


def test_its_page_counts_down_and_is_told_when_it_is_over(line: Line) -> None:
    line.shop.announce(launched("shop"))
    assert line.said == [], "the launch of another shop"
    state = launched("rehearsal")
    assert state.launch is not None
    line.shop.announce(state)
    line.shop.announce(state)
    line.shop.announce(selling.initial())
    told = {"item_id": "item-mug", "zero_ns": state.launch.zero_ns, "ends_ns": None}
    assert line.said == [("shop.announce", told), ("shop.announce", told | {"zero_ns": None})]
