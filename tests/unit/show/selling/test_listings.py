"""A product that is listed in several shops is sold from the first: no other is read, changed, counted or called launched."""

from __future__ import annotations

import msgspec
import pytest

from studio.document.products import Listing
from studio.show.selling.effects import Mark
from studio.show.selling.events import LineCounted
from studio.show.selling.news import ItemRead, OrderSeen, ShopChanged
from studio.values.shop import OrderLine
from tests.unit.show.selling.rig import ALL, Rig, on_sale, product, show

ELSEWHERE = Listing(connection="other", item_id="mug-there")


@pytest.fixture
def rig() -> Rig:
    """Both shops run; the same product in one only is what it is compared with."""
    mug = product()
    rig = Rig(show(msgspec.structs.replace(mug, listings=(*mug.listings, ELSEWHERE))))
    rig.hear(ShopChanged(shop="other", state="running", capabilities=ALL))
    return rig


def test_a_sale_asks_and_changes_the_first_shop_alone(rig: Rig) -> None:
    on_sale(rig)
    rig.sell(2)
    rig.run(1)
    rig.do("launch.abort")
    rig.run(5)
    asked = [effect for effect in rig.asked if not isinstance(effect, Mark)]
    assert {effect.shop for effect in asked} == {"shop"}
    assert rig.state.launch is None
    assert rig.section().products["mug"].sold == 2


def test_arming_says_that_it_is_launched_in_one_of_them(rig: Rig) -> None:
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    said = rig.do("launch.arm", product="mug")
    assert said["remarks"] == ["It is launched in shop 'shop' alone, from the first of its 2 listings."]
    assert said["shop"] == "shop"


def test_it_is_the_same_sale_as_without_the_other_listing(rig: Rig) -> None:
    alone = Rig(show())
    alone.hear(ShopChanged(shop="other", state="running", capabilities=ALL))
    for each in (rig, alone):
        on_sale(each)
        each.sell(3)
        each.run(2)
    assert rig.events == alone.events
    assert rig.card() == alone.card()


def test_what_the_other_shop_says_of_it_changes_nothing(rig: Rig) -> None:
    on_sale(rig)
    before = rig.row()
    rig.hear(ItemRead(shop="other", reading=msgspec.structs.replace(rig.reading("item-mug"), item_id="mug-there", stocks={})))
    line = OrderLine(
        order_id="o",
        line_id="1",
        sku="mug-s",
        item_id="mug-there",
        status="paid",
        quantity=5,
        unit_price_minor=9_900,
        currency="CNY",
    )
    rig.hear(OrderSeen(shop="other", line=line))
    assert rig.row() == before
    assert rig.texts(LineCounted) == []
