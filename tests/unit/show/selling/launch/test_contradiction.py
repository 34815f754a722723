"""A shop that turns away from an open sale: said within 5 s, never "on sale" on the card, and set right without overselling."""

from __future__ import annotations

import pytest

from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import ALL, Rig, on_sale, show

SAID_WITHIN_S = 5.0
ALONE = frozenset(ALL - {"limit.write", "item.pin"})


def forgotten(rig: Rig) -> None:
    """The shop has lost its book: the link is closed, price and stock are those of before, nobody ordered anything."""
    item = rig.item()
    item.open, item.limit = False, 0
    item.prices = dict.fromkeys(item.prices, 19_900)
    item.stocks = {"mug-s": 60, "mug-m": 40}


@pytest.mark.parametrize("capabilities", [ALL, ALONE], ids=["all", "few"])
def test_a_link_that_was_closed_is_said_and_taken_off_the_cards(capabilities: frozenset[str]) -> None:
    rig = on_sale(Rig(show(), capabilities=capabilities), quantity=12)
    assert (rig.card() or {})["state"] == "on_sale"
    rig.run(10)
    rig.item().open = False
    rig.run(SAID_WITHIN_S)
    assert "has closed the link of 1 'Mug': nobody can buy it" in rig.section().alarm
    card = rig.card()
    assert card is not None
    assert (card["state"], card["stock_left"], card["zero_ns"], card["sold"]) == ("announced", None, None, None)
    assert rig.section().launch.repair
    assert rig.row().link_closed, "the window does not say on sale either"
    rig.do("launch.repair")
    rig.run(SAID_WITHIN_S)
    assert rig.item().open
    assert not rig.row().link_closed
    assert rig.section().alarm == ""
    assert (rig.card() or {})["state"] in ("on_sale", "few_left")


def test_a_sold_out_link_that_its_shop_closes_is_nothing_to_say() -> None:
    rig = on_sale(Rig(show()), quantity=12)
    rig.sell(7)
    rig.sell(5, "mug-m")
    rig.run(2)
    rig.item().open = False
    rig.run(SAID_WITHIN_S)
    assert rig.section().alarm == ""
    assert (rig.card() or {})["state"] == "sold_out"


def test_a_shop_that_forgot_everything_sells_no_more_than_what_was_launched() -> None:
    rig = on_sale(Rig(show()), quantity=12, purchase_limit=2)
    rig.sell(3)
    rig.run(2)
    forgotten(rig)
    rig.run(SAID_WITHIN_S)
    assert "closed the link" in rig.section().alarm
    rig.do("launch.repair")
    for _ in range(60):  # buyers are there the moment that the link opens
        rig.run(0.1)
        for sku in ("mug-s", "mug-m"):
            if rig.item().open:
                rig.sell(1, sku)
    assert rig.state.ledger.account("mug").sold == 12
    assert rig.item().limit == 2
    assert rig.section().alarm == ""
    rig.do("launch.abort")
    rig.run(5)
    assert rig.state.launch is None
    assert sum(rig.item().stocks.values()) == 88, "what the shop took back by itself is not put back a second time"


def test_a_stock_that_somebody_raised_is_said_and_taken_back() -> None:
    rig = on_sale(Rig(show()), quantity=12)
    rig.sell(2)
    rig.run(3)
    rig.item().stocks["mug-s"] += 48
    rig.run(SAID_WITHIN_S)
    assert "would sell 58 more of 1 'Mug', not the 10 that are left" in rig.section().alarm
    assert (rig.card() or {})["stock_left"] == 10
    remarks = rig.do("launch.repair")["remarks"]
    assert "48 units of 1 'Mug' are taken out of the stock of shop 'shop', and are not put back" in remarks[0]
    rig.run(SAID_WITHIN_S)
    assert sum(rig.item().stocks.values()) == 10
    assert rig.section().alarm == ""


def test_a_rush_is_no_surplus() -> None:
    """Orders are told late, in bursts, while readings come in between: shop and ledger are never of the same moment."""
    rig = on_sale(Rig(show()), quantity=100)
    for number in range(80):
        sku = "mug-s" if number % 2 else "mug-m"
        item = rig.item()
        if item.stocks[sku] > 0:
            item.stocks[sku] -= 1
            rig.at(180, lambda number=number, sku=sku: rig.order(1, sku, "paid", f"late-{number}"))
        rig.run(0.1)
        assert rig.section().alarm == "", number


def test_another_limit_is_said_and_set_again() -> None:
    rig = on_sale(Rig(show()), quantity=12, purchase_limit=1)
    rig.run(2)
    rig.item().limit = 5
    rig.run(SAID_WITHIN_S)
    assert "lets a buyer have 5 of 1 'Mug', not 1" in rig.section().alarm
    rig.do("launch.repair")
    rig.run(2)
    assert rig.item().limit == 1
    assert rig.section().alarm == ""


def test_another_price_can_be_repaired() -> None:
    rig = on_sale(Rig(show()), quantity=12)
    rig.run(2)
    rig.item().prices = dict.fromkeys(rig.item().prices, 12_000)
    rig.run(2)
    assert (rig.card() or {})["live_price_minor"] == 12_000
    assert rig.section().launch.repair


def test_nothing_to_repair_is_said() -> None:
    rig = on_sale(Rig(show()), quantity=12)
    rig.run(2)
    with pytest.raises(RefusedError, match="nothing to repair"):
        rig.do("launch.repair")


def test_a_repair_of_a_half_open_launch_counts_what_was_bought_meanwhile() -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug", quantity=12)
    rig.do("launch.start")
    while not rig.item().open:
        rig.run(0.001)
    rig.sell(5)
    rig.item().prices = dict.fromkeys(rig.item().prices, 4_000)  # so that reading back fails
    rig.run(4)
    assert rig.phase() == "failed", rig.section().launch
    rig.item().prices = dict.fromkeys(rig.item().prices, 19_900)
    rig.run(3)
    rig.do("launch.repair")
    rig.run(3)
    assert rig.phase() == "open", rig.section().launch
    for _ in range(20):
        rig.sell(1, "mug-s")
        rig.sell(1, "mug-m")
        rig.run(0.2)
    assert rig.state.ledger.account("mug").sold == 12
