"""The price on the card is the shop's, whenever somebody changes it there."""

from __future__ import annotations

import pytest

from tests.unit.show.selling.rig import Rig, product, show

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
    assert "the card says what the shop asks" in rig.section()["alarm"]
    rig.item().prices = {"mug-s": 19_900, "mug-m": 19_900}
    rig.run(SEEN_WITHIN_S)
    card = rig.card()
    assert card is not None
    assert (card["live_price_minor"], rig.section()["alarm"]) == (9_900, "")


@pytest.mark.parametrize("explained", [False, True])
def test_what_preparing_found_is_not_said_any_longer_than_it_is_so(explained: bool) -> None:
    rig = Rig(show(product(currency="EUR")))
    rig.tell()
    assert rig.row()["problem"] == "The shop sells it in CNY, the queue says EUR."
    if explained:
        rig.do("queue.explain", product="mug")
    rig.show = show()
    rig.tell()
    rig.run(1)
    assert rig.row()["problem"] == ""


def test_a_remark_of_preparing_ends_where_a_launch_is_armed() -> None:
    rig = Rig(show())
    rig.item().stocks = {"mug-s": 10, "mug-m": 10}
    rig.do("queue.explain", product="mug")
    rig.run(2)
    assert "The shop has 20 units" in rig.row()["problem"]
    rig.do("launch.arm", product="mug", quantity=10)
    assert rig.row()["problem"] == ""
