"""The price on the card is the shop's, whenever somebody changes it there."""

from __future__ import annotations

import pytest

from tests.unit.show.selling.rig import Rig, show

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
