"""A launch always ends, whatever was pressed, sold or lost before, and no other product waits for it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show.selling import SetPrice, SetStock
from tests.fuzz import machine
from tests.unit.show.selling.rig import Rig, S, on_sale, product, show, with_manners


def test_restocked_sold_out_and_next_the_launch_ends_and_nothing_sold_is_taken_out() -> None:
    rig = on_sale(Rig(show(product(), product("pot", link_no=2))))
    assert rig.do("launch.restock", units=5) == {"held_back": 0, "new": 5}
    rig.run(0.2)
    for sku in ("mug-s", "mug-m"):
        rig.sell(rig.item().stocks[sku], sku)
    assert rig.row().state == "sold_out"
    rig.do("queue.next")
    rig.run(0.2)
    assert rig.section().launch is None, "the launch that closes is none of the product on air"
    rig.do("launch.arm", product="pot")
    assert rig.section().launch.product == "pot"
    rig.run(2)
    assert (rig.state.set_aside, rig.section().alarm) == ({}, "")


def test_new_units_that_nobody_bought_are_the_shops_from_then_on() -> None:
    rig = on_sale(Rig(show(product())))
    rig.do("launch.restock", units=5)
    rig.run(0.2)
    rig.sell(10)
    rig.do("launch.abort")
    rig.run(2)
    assert (rig.phase(), sum(rig.item().stocks.values())) == (None, 95)


def test_restocking_takes_what_is_held_back_of_each_kind_first() -> None:
    rig = on_sale(Rig(show(product(reserve=10))))
    assert rig.do("launch.restock", units=12) == {"held_back": 10, "new": 2}
    rig.run(0.2)
    assert sum(rig.item().stocks.values()) == 102
    assert rig.state.launch is not None
    assert rig.state.launch.withheld == {}


def test_units_that_are_still_to_be_released_are_not_held_back() -> None:
    rig = on_sale(Rig(show(product(tranche=40))))
    assert rig.do("launch.restock", units=5) == {"held_back": 0, "new": 5}


def test_stock_that_moved_between_kinds_before_zero_is_never_invented() -> None:
    rig = Rig(show(product()))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.item().stocks = {"mug-s": 20, "mug-m": 80}
    rig.tell()
    rig.do("launch.start")
    rig.run(3.3)
    assert (rig.phase(), rig.item().stocks) == ("open", {"mug-s": 20, "mug-m": 80})


def test_a_kind_that_left_the_shop_keeps_no_launch_from_ending() -> None:
    rig = on_sale(Rig(show(product(reserve=10))))
    del rig.item().stocks["mug-m"]
    rig.do("launch.abort")
    rig.run(5)
    assert rig.phase() is None


def test_what_closes_is_listed_apart_from_the_product_on_air() -> None:
    rig = on_sale(Rig(show(product(), product("pot", link_no=2))))
    rig.die()
    rig.do("queue.next", confirm="mug")
    rig.run(1)
    section = rig.section()
    assert (section.current, section.launch) == ("pot", None)
    (closing,) = section.closing
    assert (closing.product, closing.link_no, closing.title, closing.phase) == ("mug", 1, "Mug", "closing")
    assert (section.products["pot"].live_price_minor, section.products["pot"].list_price_minor) == (9_900, 19_900)


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 1 << 20), st.lists(st.integers(0, 1 << 20), max_size=20))
def test_whatever_is_pressed_sold_or_lost_in_any_order(seed: int, plays: list[int]) -> None:
    evening = machine.evening(seed)
    evening.play(move for play in plays for move in machine.moves(play, 5)[:1])


def test_a_restarted_desk_asks_nothing_again_that_nobody_wants_any_more() -> None:
    rig = on_sale(Rig(show()))
    with_manners(rig, deaf=1.0)
    rig.do("launch.extend", seconds=1)
    rig.item().prices["mug-s"] = 19_900
    rig.tell()
    rig.do("launch.repair")  # asks for the launch's price, which nobody hears
    with_manners(rig, deaf=0.0)
    rig.do("launch.abort")
    asked = len(rig.asked)
    rig.restart()
    again = [one for one in rig.asked[asked:] if isinstance(one, SetPrice)]
    assert [one.price_minor for one in again if one.sku == "mug-s" and one.price_minor == 9_900] == []
    rig.run(12)
    assert rig.item().prices == {"mug-s": 19_900, "mug-m": 19_900}


def test_a_lost_write_that_lands_late_is_not_done_twice() -> None:
    rig = on_sale(Rig(show(product(reserve=40))))
    rig.do("launch.abort")

    def puts() -> list[SetStock]:
        return [one for one in rig.asked if isinstance(one, SetStock) and one.sku == "mug-s"][1:]

    def until(asked: int) -> SetStock:
        for _ in rig.steps(rig.now_ns + 10 * S):
            if len(puts()) == asked:
                break
        return puts()[-1]

    lost = until(1)
    rig.lose(lost.call)
    until(2)
    rig.item().stocks["mug-s"] = lost.stock  # now it lands
    rig.run(12)
    assert rig.phase() is None
    assert rig.item().stocks == {"mug-s": 60, "mug-m": 40}


def test_ten_thousand_evenings_in_short() -> None:
    machine.run(0, 300)
