"""The rehearsal's shelf and countdown follow the show, for what is sold there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from rehearsal.shop import Refused, Store
from rehearsal.stocking import Stocking

from studio.plugin_api.data import LaunchNow, QueuedProduct, QueuedVariant, ShowQueue, SoldAt
from studio.plugin_api.testing import PluginContext


def cup(item_id: str, shop: str = "rehearsal") -> QueuedProduct:
    variants = (QueuedVariant(sku="s", stock=9),)
    return QueuedProduct(id=item_id, shop=shop, item_id=item_id, title="Cup", live_price_minor=500, variants=variants)


class Rig:
    def __init__(self, folder: Path) -> None:
        self.store = Store(None)
        self.context = PluginContext(folder, folder / "rehearsal")
        self.stocking = Stocking(self.context, self.store)

    def show(self, *products: QueuedProduct) -> None:
        self.context.topics["queue"] = ShowQueue(products=products)
        self.stocking.look()

    def launch(self, **said: object) -> None:
        self.context.topics["launch"] = LaunchNow(**said)  # type: ignore[arg-type]
        self.stocking.look()


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.store.close()


def test_its_shelf_has_the_products_that_are_sold_there(rig: Rig) -> None:
    rig.stocking.look()
    rig.show(cup("cup"), cup("pan", shop="other"))
    assert [item.item_id for item in rig.store.shelf.items()] == ["cup"]


def test_its_page_counts_down_and_is_told_when_it_is_over(rig: Rig) -> None:
    rig.show(cup("cup"))
    rig.launch(product="pan", shop="other", item_id="pan", zero_ns=5)
    assert rig.store.zeros == {}, "the launch of another shop"
    rig.launch(product="cup", shop="rehearsal", item_id="cup")
    assert rig.store.zeros == {}, "nobody knows when yet"
    rig.launch(product="cup", shop="rehearsal", item_id="cup", zero_ns=5, ends_ns=9)
    assert rig.store.zeros == {"cup": (5, 9)}
    rig.launch()
    assert rig.store.zeros == {"cup": (None, None)}


def test_a_launch_told_before_its_product_counts_down_once_that_is_there(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.launch(product="cup", shop="rehearsal", item_id="cup", zero_ns=5)
    assert "no item cup" in caplog.text
    rig.show(cup("cup"))
    assert rig.store.zeros == {"cup": (5, None)}
    with pytest.raises(Refused):
        rig.store.shelf.item("pan")


def test_a_product_that_is_listed_here_beside_another_shop_is_on_its_shelf_and_counts_down(rig: Rig) -> None:
    here = (SoldAt(shop="rehearsal", item_id="our-cup"),)
    rig.show(replace(cup("cup", shop="other"), others=here))
    assert [item.item_id for item in rig.store.shelf.items()] == ["our-cup"]
    rig.launch(product="cup", shop="other", item_id="cup", zero_ns=5, others=here)
    assert rig.store.zeros == {"our-cup": (5, None)}
