"""What would be missed, or looks like a slip, is asked about first; the answer names what it was asked about."""

from __future__ import annotations

from typing import Any

import pytest

from studio.show import selling
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import Rig, on_sale, product, show


def two() -> Rig:
    return Rig(show(product(), product("pot", link_no=2)))


def question(rig: Rig, command: str, **params: Any) -> str:
    """What is asked; nothing has happened."""
    before = rig.state
    with pytest.raises(RefusedError) as refused:
        rig.do(command, **params)
    assert (refused.value.code, rig.state) == ("confirm", before)
    return refused.value.text


@pytest.mark.parametrize(("command", "params"), [("queue.next", {}), ("queue.explain", {"product": "pot"})])
def test_a_running_sale_ends_for_another_product_only_once_confirmed(command: str, params: dict[str, str]) -> None:
    rig = on_sale(two())
    rig.sell(44)
    rig.sell(24, "mug-m", "created")
    assert question(rig, command, **params) == "1 'Mug' is on sale: 32 left, 24 unpaid. Going on ends it."
    assert rig.item().open
    question(rig, command, confirm="pot", **params)
    rig.do(command, confirm="mug", **params)
    rig.run(1)
    assert (rig.row().state, rig.row("pot").state) == ("ended", "explaining")
    assert not rig.item().open


@pytest.mark.parametrize(("seconds", "words"), [(-1.0, "is armed for its launch"), (0.1, "is about to open")])
@pytest.mark.parametrize("command", ["queue.next", "queue.explain"])
def test_a_launch_before_zero_makes_way_only_once_confirmed(command: str, seconds: float, words: str) -> None:
    rig = two()
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    if seconds > 0:
        rig.do("launch.start")
        rig.run(seconds)
    params = {"product": "pot"} if command == "queue.explain" else {}
    assert words in question(rig, command, **params)
    rig.do(command, confirm="mug", **params)
    rig.run(5)
    assert rig.row("pot").state == "explaining"
    assert rig.row().state == ("prepared" if params else "ended"), "one that was only interrupted can come again"
    assert (rig.phase(), rig.opened) == (None, [])


@pytest.mark.parametrize(
    ("command", "params", "words", "state"),
    [
        ("queue.end", {}, "Ending the product ends it.", "ended"),
        ("queue.end", {"product": "mug"}, "Ending the product ends it.", "ended"),
        ("queue.pull", {"product": "mug"}, "Pulling the product ends it.", "pulled"),
    ],
)
def test_a_running_sale_is_ended_or_pulled_only_once_confirmed(
    command: str, params: dict[str, str], words: str, state: str
) -> None:
    rig = on_sale(two())
    assert question(rig, command, **params) == f"1 'Mug' is on sale: 100 left, 0 unpaid. {words}"
    assert question(rig, command, confirm="pot", **params)
    rig.do(command, confirm="mug", **params)
    rig.run(1)
    assert (rig.row().state, rig.item().open) == (state, False)


def test_what_is_only_explained_ends_at_once_and_is_pulled_only_once_confirmed() -> None:
    rig = two()
    rig.do("queue.explain", product="mug")
    assert question(rig, "queue.pull", product="mug") == "1 'Mug' is on air. This takes its cards off the air at once."
    rig.do("queue.pull", product="pot")
    assert rig.row("pot").state == "pulled", "nobody sees one that is not on air"
    rig.do("queue.end")
    assert rig.row().state == "ended"
    rig.do("queue.pull", product="mug")
    assert rig.row().state == "pulled"


def test_what_is_sold_out_or_closing_is_not_missed() -> None:
    rig = on_sale(two())
    rig.sell(60)
    rig.sell(40, "mug-m")
    assert rig.row().state == "sold_out"
    rig.do("queue.next")
    assert rig.row("pot").state == "explaining"


def test_what_is_sold_out_ends_without_a_question() -> None:
    rig = on_sale(two())
    rig.sell(60)
    rig.sell(40, "mug-m")
    rig.do("queue.end")
    assert rig.state.current is None


def test_what_is_at_stake_when_the_show_ends_is_closed_then() -> None:
    rig = on_sale(two())
    assert selling.at_stake(rig.state) == "1 'Mug' is on sale: 100 left, 0 unpaid."
    rig.wind_up()
    rig.run(1)
    assert (selling.at_stake(rig.state), rig.state.unfinished) == ("", ())
    assert (rig.row().state, rig.item().open) == ("ended", False)
    assert rig.item().prices == {"mug-s": 19_900, "mug-m": 19_900}


def test_what_the_shop_does_not_close_is_unfinished_by_name() -> None:
    rig = on_sale(two())
    rig.die()
    rig.wind_up()
    rig.run(5)
    assert [(one.link_no, one.title, one.shop) for one in rig.state.unfinished] == [(1, "Mug", "shop")]


def test_a_countdown_does_not_go_on_when_the_show_ends() -> None:
    rig = two()
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(0.1)
    rig.wind_up()
    rig.run(5)
    assert (rig.phase(), rig.opened, rig.row().state) == (None, [], "explaining")


@pytest.mark.parametrize(
    ("price_minor", "why"),
    [
        (1_990_000, "the live price 19900.00 CNY is above the list price 199.00 CNY"),
        (19_901, "the live price 199.01 CNY is above the list price 199.00 CNY"),
        (1_990, "the live price 19.90 CNY is a tenth or less of the list price 199.00 CNY"),
        (1, "the live price 0.01 CNY is a tenth or less of the list price 199.00 CNY"),
    ],
)
def test_a_price_that_looks_like_a_slip_is_asked_about(price_minor: int, why: str) -> None:
    rig = two()
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    assert question(rig, "launch.arm", product="mug", price_minor=price_minor) == f"1 'Mug': {why}. Arm it all the same?"
    rig.do("launch.arm", product="mug", price_minor=price_minor, confirm="mug")
    assert rig.phase() == "armed"


@pytest.mark.parametrize("price_minor", [19_900, 9_900, 1_991])
def test_a_price_like_others_is_not_asked_about(price_minor: int) -> None:
    rig = two()
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug", price_minor=price_minor)


def test_skus_that_the_link_would_sell_and_the_show_does_not_know_are_asked_about() -> None:
    rig = two()
    item = rig.item()
    item.prices["mug-old"], item.stocks["mug-old"] = 2_900, 60
    rig.do("queue.explain", product="mug")
    rig.run(1.5)
    why = "shop 'shop' sells mug-old with its link too, at prices and in numbers of its own"
    assert question(rig, "launch.arm", product="mug") == f"1 'Mug': {why}. Arm it all the same?"
    both = question(rig, "launch.arm", product="mug", price_minor=19_901)
    assert both.count("Arm it all the same?") == 2
    rig.do("launch.arm", product="mug", price_minor=19_901, confirm="mug")
    assert rig.phase() == "armed"


def test_a_floor_price_says_how_low_is_meant() -> None:
    rig = Rig(show(product(floor_price_minor=500)))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug", price_minor=500)
    rig = Rig(show(product(list_price_minor=0)))
    rig.items["item-mug"].prices = dict.fromkeys(rig.items["item-mug"].prices, 9_900)
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    assert "10 times the planned 99.00 CNY" in question(rig, "launch.arm", product="mug", price_minor=99_000)
    assert "a tenth or less of the planned price" in question(rig, "launch.arm", product="mug", price_minor=990)
