"""The price on the card is the shop's, whenever somebody changes it there."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.document.model import Overlay
from studio.document.products import Variant
from studio.show import selling
from studio.values.shop import Reading
from tests.unit.show.selling.rig import Manners, Rig, on_sale, product, show

SEEN_WITHIN_S = 1.5  # half a second is left of the promised 2 s for a slow answer, drawing and the mixer


@pytest.mark.parametrize("after_ms", range(1_000, 3_200, 150))
def test_another_price_is_seen_at_every_moment(after_ms: int) -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(after_ms / 1000)
    assert rig.card() is not None
    rig.item().prices = {"mug-s": 12_300, "mug-m": 12_300}
    rig.run(SEEN_WITHIN_S)
    card = rig.card()
    assert card is None or card["live_price_minor"] == 12_300
    assert "the card says what the shop asks" in rig.section().alarm
    rig.item().prices = {"mug-s": 19_900, "mug-m": 19_900}
    rig.run(SEEN_WITHIN_S)
    card = rig.card()
    assert card is not None
    assert (card["live_price_minor"], rig.section().alarm) == (9_900, "")


@pytest.mark.parametrize("explained", [False, True])
def test_what_preparing_found_is_not_said_any_longer_than_it_is_so(explained: bool) -> None:
    rig = Rig(show(product(currency="EUR")))
    rig.do("queue.prepare", product="mug")
    rig.run(0.1)
    assert rig.row().problem == "The shop sells it in CNY, the queue says EUR."
    if explained:
        rig.do("queue.explain", product="mug")
    rig.show = show()
    rig.tell()
    rig.run(1)
    assert rig.row().problem == ""


def test_a_remark_of_preparing_ends_where_a_launch_is_armed() -> None:
    rig = Rig(show())
    rig.item().stocks = {"mug-s": 10, "mug-m": 10}
    rig.do("queue.explain", product="mug")
    rig.run(2)
    assert "The shop has 20 units" in rig.row().problem
    rig.do("launch.arm", product="mug", quantity=10)
    assert rig.row().problem == ""


def shown_by_the_desk(rig: Rig, kind: str) -> list[Any]:
    """What cards of a kind say, as of each moment at which the desk looks."""
    said: list[Any] = []
    rig.watch = lambda rig: said.append(selling.card_values(rig.state, rig.show, rig.now_ns)[kind])
    return said


def test_a_shop_that_is_lost_while_something_else_is_wrong_takes_the_price_along() -> None:
    rig = on_sale(Rig(show()))
    rig.item().limit = 3
    rig.run(2)
    assert "lets a buyer have 3" in rig.section().alarm
    said = shown_by_the_desk(rig, "price_card")
    rig.die()
    rig.run(6)
    assert said[-1] is None
    assert "does not confirm the price" in rig.section().alarm


@pytest.mark.parametrize("explained", [False, True])
def test_the_strip_says_no_price_that_its_shop_no_longer_bears_out(explained: bool) -> None:
    strip = Overlay(id="strip", name="Strip", kind="product_strip", plugin="cards")
    rig = Rig(replace(show(product(), product("pot", link_no=2)), overlays=(strip,)))
    if explained:
        rig.do("queue.explain", product="mug")
    rig.run(10.7)
    said = shown_by_the_desk(rig, "product_strip")
    rig.tell("pot")
    assert said[-1]["items"][-1]["live_price_minor"] == 9_900
    rig.die()
    rig.run(6)
    assert [item["live_price_minor"] for item in said[-1]["items"]] == [None] * len(said[-1]["items"])


def test_the_card_says_no_saving_that_no_variant_has() -> None:
    small = Variant(sku="B", stock=5, list_price_minor=5_000, live_price_minor=3_000)
    one = product(list_price_minor=10_000, live_price_minor=9_000, variants=(Variant(sku="A", stock=5), small))
    rig = Rig(show(one))
    rig.item().prices = {"A": 9_000, "B": 3_000}
    rig.do("queue.explain", product="mug")
    rig.run(1)
    card = rig.card()
    assert card is not None
    assert (card["list_price_minor"], card["live_price_minor"]) == (5_000, 3_000)


@pytest.mark.parametrize(("shop", "price_minor"), [("another", 9_900), ("shop", 100)])
def test_only_the_shop_that_was_asked_is_believed(shop: str, price_minor: int) -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(1)
    rig.manners = Manners(deaf=1.0)
    rig.run(2)
    call = next(iter(rig.state.pending))
    reading = Reading(item_id="item-mug", currency="CNY", prices={"mug-s": 100, "mug-m": 100}, at_ns=rig.now_ns)
    rig.hear(selling.Answered(shop=shop, call=call, ok=True, reading=reading))
    card = rig.card()
    assert card is not None
    assert card["live_price_minor"] == price_minor


def test_an_abort_changes_no_price_before_its_link_is_closed() -> None:
    """Buyers still bought at the price of the launch while the card announced another."""
    rig = on_sale(Rig(show(product())), price_minor=8_800)
    rig.run(6)
    rig.manners = Manners(delay_ms=(300, 300))
    rig.do("launch.abort")
    said = [_said(rig), *(_said(rig) for _ in rig.steps(rig.now_ns + 5_000_000_000))]
    assert said[0] == (True, 8_800, 8_800)
    assert {(card, row) for is_open, card, row in said if is_open} == {(8_800, 8_800)}
    assert said[-1] == (False, 9_900, 9_900)


def _said(rig: Rig) -> tuple[bool, int | None, int]:
    """Whether the shop sells, and the prices that card and window say."""
    card = rig.card()
    return rig.item().open, card["live_price_minor"] if card else None, rig.row().live_price_minor
