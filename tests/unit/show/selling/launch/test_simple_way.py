"""A launch from its arming to its end, with a shop that follows."""

from __future__ import annotations

import pytest

from studio.show.selling.card_values import KINDS, card_values
from studio.show.selling.effects import Mark
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import Rig, on_sale, show


def test_the_simple_way() -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    assert rig.row().state == "explaining"
    assert rig.pins == {"shop": "item-mug"}
    card = rig.card()
    assert card is not None
    assert (card["state"], card["live_price_minor"], card["list_price_minor"]) == ("announced", 9_900, 19_900)
    said = rig.do("launch.arm", product="mug")
    assert said["text"] == "1 'Mug': ¥99.00 instead of ¥199.00 (50 % less); 100 units; countdown 3 s; 1 min."
    rig.do("launch.start")
    rig.run(0.1)
    assert rig.phase() == "countdown"
    zero_ns = rig.section().launch.zero_ns
    rig.run(2.5)
    assert not rig.item().open
    assert set(rig.item().prices.values()) == {19_900}
    rig.run(0.6)
    assert rig.phase() == "open"
    assert rig.item().open
    assert set(rig.item().prices.values()) == {9_900}
    assert 0 <= rig.opened[0][0] - zero_ns < 30_000_000
    assert rig.row().state == "on_sale"
    assert [one.text for one in rig.asked if isinstance(one, Mark)] == ["explain 1 Mug", "launch 1 Mug"]


def test_the_kinds_that_follow_the_product_are_those_the_rules_speak_for() -> None:
    rig = Rig(show())
    assert card_values(rig.state, rig.show, rig.now_ns).keys() == KINDS


def test_a_launch_timed_to_viewers_opens_when_they_see_zero() -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    said = rig.do("launch.arm", product="mug", timed_to="page", lead_ms=1500)
    assert "the link opens 1.5 s after it, when viewers of Page see zero" in said["text"]
    rig.do("launch.start")
    rig.run(0.1)
    launch, card = rig.section().launch, rig.card()
    assert launch.zero_ns - launch.shown_zero_ns == 1_500_000_000
    assert card is not None
    assert card["zero_ns"] == launch.shown_zero_ns
    rig.run(3.5)
    assert rig.now_ns > launch.shown_zero_ns
    assert not rig.item().open
    assert rig.phase() == "countdown"
    rig.run(1.2)
    assert rig.phase() == "open"
    assert 0 <= rig.opened[0][0] - launch.zero_ns < 30_000_000


def test_viewers_of_whom_no_delay_is_known_cannot_be_waited_for() -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    for wanted, code in (("page", "delay_unknown"), ("nowhere", "not_found")):
        with pytest.raises(RefusedError) as refused:
            rig.do("launch.arm", product="mug", timed_to=wanted)
        assert refused.value.code == code
    assert rig.phase() is None


def test_a_delay_entered_by_hand_needs_no_measurement() -> None:
    rig = Rig(show(delay_ms=4000))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    assert rig.do("launch.arm", product="mug", timed_to="page")["lead_ms"] == 4000


def test_its_minutes_end_it_and_everything_is_put_back() -> None:
    rig = on_sale(Rig(show()))
    rig.sell(3)
    rig.run(61)
    assert rig.phase() is None
    assert rig.row().state == "ended"
    assert not rig.item().open
    assert rig.item().prices == {"mug-s": 19_900, "mug-m": 19_900}
    assert rig.item().stocks == {"mug-s": 57, "mug-m": 40}
    assert rig.row().sold == 3
