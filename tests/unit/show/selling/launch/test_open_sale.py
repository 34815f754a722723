"""An open sale: lots, few left, sold out, on sale again, restocked."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.document.products import Listing, Variant
from studio.show.selling import ShopChanged, events
from studio.show.selling.effects import Mark, SetStock
from tests.unit.show.selling.rig import ALL, Rig, S, on_sale, product, show, with_manners


def sell_all(rig: Rig) -> None:
    for sku in ("mug-s", "mug-m"):
        while rig.item().stocks[sku] and rig.item().open:
            rig.sell(1, sku)


def test_lots_follow_each_other_by_themselves() -> None:
    rig = on_sale(Rig(show(product(tranche=40))))
    assert rig.item().stocks == {"mug-s": 24, "mug-m": 16}
    sell_all(rig)
    rig.run(0.1)
    assert rig.section().launch.released == 80
    assert sum(rig.item().stocks.values()) == 40
    assert rig.row().state == "on_sale"
    sell_all(rig)
    rig.run(0.1)
    assert sum(rig.item().stocks.values()) == 20
    sell_all(rig)
    assert rig.row().state == "sold_out"
    card = rig.card()
    assert card is not None
    assert card["state"] == "sold_out"
    assert rig.row().sold == 100
    assert len(rig.texts(events.TrancheReleased)) == 2


def test_the_reserve_is_never_sold() -> None:
    rig = on_sale(Rig(show(product(reserve=10))))
    sell_all(rig)
    rig.run(61)
    assert rig.row().sold == 90
    assert sum(rig.item().stocks.values()) == 10


def test_few_left_is_said_in_time() -> None:
    rig = on_sale(Rig(show()))
    rig.sell(60, "mug-s")
    rig.sell(29, "mug-m")
    assert not rig.row().few_left
    rig.sell(1, "mug-m")
    assert rig.row().few_left
    card = rig.card()
    assert card is not None
    assert (card["state"], card["stock_left"], card["sold"]) == ("few_left", 10, 90)


def test_sold_out_by_the_shop_alone() -> None:
    rig = on_sale(Rig(show()))
    rig.item().stocks = {"mug-s": 0, "mug-m": 0}
    rig.tell()
    assert rig.row().state == "sold_out"
    assert rig.row().sold == 0


def test_sold_out_by_the_ledger_alone() -> None:
    rig = on_sale(Rig(show()))
    rig.order(100, "mug-s", "created", "big")
    assert rig.row().state == "sold_out"
    assert (rig.row().held, rig.row().sold) == (100, 0)


def test_units_that_come_back_are_sold_again() -> None:
    rig = on_sale(Rig(show()))
    sell_all(rig)
    assert rig.row().state == "sold_out"
    rig.item().stocks["mug-s"] += 1
    rig.order(1, "mug-s", "returned", "o-last", 9_900)
    rig.do("launch.restock", units=1)
    rig.run(0.5)
    assert rig.row().state == "on_sale"


def test_restocked_from_what_was_held_back() -> None:
    rig = on_sale(Rig(show(product(reserve=10))))
    sell_all(rig)
    assert rig.row().state == "sold_out"
    assert rig.section().launch.held_back == 10
    assert rig.do("launch.restock", units=6) == {"held_back": 6, "new": 0}
    rig.run(0.1)
    assert rig.section().launch.held_back == 4
    assert rig.row().state == "on_sale"
    assert sum(rig.item().stocks.values()) == 6
    rig.run(70)
    assert rig.phase() is None
    assert sum(rig.item().stocks.values()) == 10


def test_restocked_units_are_not_said_to_be_left_before_the_shop_has_them() -> None:
    rig = on_sale(Rig(show(product(reserve=10))))
    rig.sell(52, "mug-s")
    rig.sell(35, "mug-m")
    with_manners(rig, mute=1.0)
    rig.do("launch.restock", units=16)
    card = rig.card()
    assert card is not None
    assert card["stock_left"] == 3
    with_manners(rig, mute=0.0)
    rig.run(3)
    card = rig.card()
    assert card is not None
    assert card["stock_left"] == 19 == sum(rig.item().stocks.values())


def test_units_sent_back_are_not_said_to_be_left_with_those_that_are_restocked() -> None:
    """They lie on no shelf: the ledger alone would say that ten more are left until the shop is read again."""
    rig = on_sale(Rig(show()))
    rig.sell(10, "mug-s", order="big")
    sell_all(rig)
    rig.order(10, "mug-s", "returned", "big")
    rig.do("launch.restock", units=6)
    for _ in rig.steps(rig.now_ns + 3 * S):
        card = rig.card()
        assert card is None or card["stock_left"] <= sum(rig.item().stocks.values())
    card = rig.card()
    assert card is not None
    assert card["stock_left"] == 6


def test_until_sold_out_it_goes_on_after_its_minutes() -> None:
    rig = on_sale(Rig(show()), until_sold_out=True)
    rig.run(120)
    assert rig.phase() == "open"
    sell_all(rig)
    rig.run(1)
    assert rig.phase() is None
    assert rig.row().state == "sold_out"
    assert not rig.item().open


def test_reruns_are_counted() -> None:
    rig = on_sale(Rig(show()))
    sell_all(rig)
    rig.do("queue.end")
    rig.run(1)
    rig.item().stocks = {"mug-s": 60, "mug-m": 40}
    rig.do("queue.rerun", product="mug")
    assert (rig.row().state, rig.row().run) == ("queued", 2)
    on_sale(rig)
    rig.sell(5)
    assert rig.row().sold == 105
    assert rig.row().state == "on_sale"


def test_units_that_come_back_while_a_lot_is_asked_for_are_not_taken_for_the_lot() -> None:
    """A slow shop is asked twice, a buyer gives up, and the shop tells it later than its stock: five units were lost."""
    rig = on_sale(Rig(show(product(tranche=5, variants=(Variant(sku="mug-s", stock=40),)))))
    with_manners(rig, delay_ms=(700, 700), orders_ms=600)
    rig.sell(5, "mug-s", "created", "o")
    rig.run(1.5)  # told, read; the next lot is on its way
    assert any(isinstance(effect, SetStock) for effect in rig.asked[-3:])
    rig.item().stocks["mug-s"] += 5
    rig.order(5, "mug-s", "cancelled", "o")
    rig.run(3)
    with_manners(rig, delay_ms=(2, 8))
    rig.do("queue.end", confirm="mug")
    rig.run(30)
    assert rig.state.launches == ()
    assert rig.item().stocks == {"mug-s": 40}


@pytest.mark.parametrize("happened", [False, True])
def test_whether_a_lot_came_before_the_shop_ended_is_told_once_its_orders_are_known(happened: bool) -> None:
    rig = on_sale(Rig(show(product(tranche=5, variants=(Variant(sku="mug-s", stock=40),)))))
    rig.sell(5, "mug-s", "created", "o")
    with_manners(rig, orders_ms=900, delay_ms=(50, 50))
    while not isinstance(rig.asked[-1], SetStock):
        rig.run(0.01)
    rig.die()  # nobody answers any more
    rig.item().stocks["mug-s"] += 5 * happened
    rig.item().stocks["mug-s"] += 5
    rig.order(5, "mug-s", "cancelled", "o")
    rig.live()
    rig.run(8)
    assert rig.item().stocks == {"mug-s": 10}
    rig.do("queue.end", confirm="mug")
    rig.run(30)
    assert rig.state.launches == ()
    assert rig.item().stocks == {"mug-s": 40}


@pytest.mark.parametrize("happened", [False, True])
def test_units_that_were_ordered_before_a_lot_and_told_after_it_are_not_taken_for_the_lot(happened: bool) -> None:
    """The shop died with a lot asked for, and told only then who had bought the one before: five units were lost."""
    rig = on_sale(Rig(show(product(tranche=5, variants=(Variant(sku="mug-s", stock=40),)))))
    with_manners(rig, orders_ms=1_500, delay_ms=(50, 50))
    rig.sell(5, "mug-s", "created", "o")
    while not isinstance(rig.asked[-1], SetStock):
        rig.run(0.01)
    rig.die()
    rig.item().stocks["mug-s"] += 5 * happened
    rig.run(1)
    rig.live()
    rig.run(1)
    rig.do("queue.end", confirm="mug")
    rig.run(30)
    assert rig.state.launches == ()
    assert rig.item().stocks == {"mug-s": 35}


@pytest.mark.parametrize("happened", [False, True])
def test_units_that_came_back_and_lie_on_no_shelf_are_not_taken_for_orders_that_are_late(happened: bool) -> None:
    """The lot was there, and was given once more: what buyers sent back had left the shelf, and nobody was to order it."""
    rig = on_sale(Rig(show(product(tranche=5, variants=(Variant(sku="mug-s", stock=40),)))))
    rig.sell(4, "mug-s", "paid", "o")
    rig.order(4, "mug-s", "returned", "o")
    with_manners(rig, delay_ms=(50, 50))
    rig.sell(1, "mug-s")
    while not isinstance(rig.asked[-1], SetStock):
        rig.run(0.01)
    rig.item().stocks["mug-s"] += 5 * happened
    rig.die()
    rig.live()
    rig.run(8)
    assert rig.item().stocks == {"mug-s": 5}


@pytest.mark.parametrize("happened", [False, True])
def test_units_that_were_back_before_restocking_and_are_told_after_it_do_not_hide_it(happened: bool) -> None:
    """The units were there, and were added once more: what a buyer gave up was on the shelf before, and was told later."""
    rig = on_sale(Rig(show(product(tranche=20, variants=(Variant(sku="mug-s", stock=40),)))))
    rig.sell(10, "mug-s", "created", "o")
    with_manners(rig, orders_ms=1_500, delay_ms=(50, 50))
    rig.item().stocks["mug-s"] += 10
    rig.order(10, "mug-s", "cancelled", "o")
    rig.do("launch.restock", units=5)
    while not isinstance(rig.asked[-1], SetStock):
        rig.run(0.01)
    rig.item().stocks["mug-s"] += 5 * happened
    rig.die()
    rig.run(2)
    rig.live()
    rig.run(8)
    assert rig.item().stocks == {"mug-s": 25}


@pytest.mark.parametrize("happened", [False, True])
def test_units_ordered_before_a_sale_ended_and_told_after_it_are_not_taken_for_what_is_put_back(happened: bool) -> None:
    """What was held back stayed away for good: the shop died while it was put back, and told only then who had bought."""
    rig = on_sale(Rig(show(product(reserve=4, variants=(Variant(sku="mug-s", stock=40),)))))
    with_manners(rig, orders_ms=1_500, delay_ms=(50, 50))
    rig.sell(3)
    asked = len(rig.asked)
    rig.do("queue.end", confirm="mug")
    while not any(isinstance(one, SetStock) for one in rig.asked[asked:]):
        rig.run(0.01)
    rig.die()
    rig.item().stocks["mug-s"] += 4 * happened
    rig.live()
    rig.run(30)
    assert (rig.state.launches, rig.item().stocks) == ((), {"mug-s": 37})


def test_a_shop_that_began_anew_is_not_asked_once_more_for_the_lot_that_the_one_before_gave() -> None:
    """A shop that cannot compare did it twice: what buyers took in between was sold again."""
    without = ALL - {"stock.cas"}
    rig = on_sale(Rig(show(product(tranche=20, variants=(Variant(sku="mug-s", stock=40),))), capabilities=without))
    with_manners(rig, delay_ms=(50, 50))
    rig.sell(20)
    while not isinstance(rig.asked[-1], SetStock):
        rig.run(0.01)
    rig.item().stocks["mug-s"] += 20  # it does it, and ends before it can say so
    rig.die()
    rig.sell(12)
    rig.live()
    rig.run(5)
    assert rig.item().stocks == {"mug-s": 8}
    rig.do("queue.end", confirm="mug")
    rig.run(30)
    assert (rig.state.launches, rig.item().stocks) == ((), {"mug-s": 8})


def test_a_launch_that_is_put_back_hears_of_no_other_shop() -> None:
    """Its link stayed open: another shop, that the product was to be sold from meanwhile, said that its own was closed."""
    mug = product()
    rig = on_sale(Rig(show(mug)))
    rig.do("launch.abort")
    here, there = Listing(connection="shop", item_id="item-mug"), Listing(connection="corner", item_id="item-mug")
    rig.show = replace(rig.show, products=(replace(mug, listings=(there, here)),))
    rig.hear(ShopChanged(shop="corner", state="running", capabilities=ALL))
    rig.hear(ShopChanged(shop="shop", state="waiting", capabilities=ALL))
    with_manners(rig, lost=1.0)
    rig.run(10)
    assert all(effect.shop == "shop" for effect in rig.asked if not isinstance(effect, Mark))
    assert len(rig.state.launches) == 1
    with_manners(rig, lost=0.0)
    rig.hear(ShopChanged(shop="shop", state="running", capabilities=ALL))
    rig.run(30)
    assert (rig.state.launches, rig.item().open) == ((), False)
