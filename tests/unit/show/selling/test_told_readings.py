"""Readings that a shop tells unasked: news at once, as good as those that were asked for, and read less often meanwhile."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from studio.document.products import Listing
from studio.show import selling
from studio.show.selling import events, timing
from studio.show.selling.decision_builder import Decision
from studio.show.selling.effects import Mark, ReadItem
from studio.show.selling.news import Answered, ItemRead, News, ShopChanged
from tests.unit.show.selling.rig import ALL, MS, Manners, Rig, S, on_sale, product, show


def reads(rig: Rig) -> int:
    return sum(isinstance(effect, ReadItem) for effect in rig.asked)


def tells(rig: Rig, name: str = "mug", **changes: Any) -> None:
    rig.hear(ItemRead(shop="shop", reading=msgspec.structs.replace(rig.reading(f"item-{name}"), **changes)))


def fed(rig: Rig, lives: bool = True) -> Rig:
    rig.hear(ShopChanged(shop="shop", state="running", capabilities=ALL, fed=lives))
    return rig


def explained(rig: Rig) -> Rig:
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    return rig


def test_another_price_is_on_the_card_at_once_and_nothing_is_asked() -> None:
    rig = explained(Rig(show()))
    asked = len(rig.asked)
    tells(rig, prices={"mug-s": 15_000, "mug-m": 15_000})
    card = rig.card()
    assert card is not None
    assert card["live_price_minor"] == 15_000
    assert "asks ¥150.00 for 1 'Mug'" in rig.section().alarm
    assert len(rig.asked) == asked


def test_what_was_overtaken_is_no_news() -> None:
    rig = explained(Rig(show()))
    old = rig.reading("item-mug")
    rig.run(5)
    before = rig.state
    rig.hear(ItemRead(shop="shop", reading=msgspec.structs.replace(old, prices={"mug-s": 1, "mug-m": 1})))
    assert rig.state.product("mug") == before.product("mug")


def test_what_does_not_say_when_it_was_so_is_read_and_proves_nothing() -> None:
    rig = explained(Rig(show()))
    rig.run(0.6)
    before, asked = rig.state.listing("mug", "shop/item-mug").reading, reads(rig)
    for _ in range(1_000):
        tells(rig, at_ns=0, prices={"mug-s": 1, "mug-m": 1})
    assert rig.state.listing("mug", "shop/item-mug").reading == before
    assert reads(rig) == asked + 1
    rig.item().prices = {"mug-s": 15_000, "mug-m": 15_000}
    rig.run(0.01)
    card = rig.card()
    assert card is not None
    assert card["live_price_minor"] == 15_000


def test_a_hint_that_comes_too_soon_is_read_as_soon_as_it_may_be() -> None:
    rig = explained(fed(Rig(show())))
    rig.run(2.2)
    asked_ns = rig.state.listing("mug", "shop/item-mug").asked_ns
    assert asked_ns is not None
    assert rig.now_ns - asked_ns < timing.QUICK_POLL_NS, "read just now"
    rig.item().prices = {"mug-s": 15_000, "mug-m": 15_000}
    before, asked = len(rig.events), reads(rig)
    for _ in range(1_000):
        tells(rig, at_ns=0)
    assert (len(rig.events) - before, reads(rig)) == (1, asked), "said once in the journal, however often it comes"
    rig.run((asked_ns + timing.QUICK_POLL_NS - rig.now_ns) / S + 0.02)
    card = rig.card()
    assert card is not None
    assert card["live_price_minor"] == 15_000
    rig.run(1.4)
    assert reads(rig) == asked + 1, "once is enough"


def test_a_hint_outlives_a_restart() -> None:
    rig = explained(fed(Rig(show())))
    rig.run(2.2)
    asked = reads(rig)
    tells(rig, at_ns=0)
    rig.restart()
    rig.run(timing.QUICK_POLL_NS / S)
    assert reads(rig) == asked + 1


def test_of_products_that_nobody_has_looked_at_nothing_is_taken_or_asked() -> None:
    rig = Rig(show(product(), product("pot", link_no=2)))
    for at_ns in (0, rig.now_ns):
        tells(rig, "pot", at_ns=at_ns)
        rig.hear(ItemRead(shop="shop", reading=msgspec.structs.replace(rig.reading("item-pot"), item_id="unheard-of")))
    assert (rig.row("pot").state, rig.asked) == ("queued", [])
    assert rig.state.products == {}


def test_a_launch_that_is_put_back_in_one_shop_hears_nothing_of_another_that_sells_by_now() -> None:
    rig = on_sale(Rig(show()))
    rig.down = True  # nothing is answered any more: it cannot be put back
    rig.do("launch.abort")
    rig.run(1)
    assert rig.phase() == "closing"
    moved = Listing(connection="shop", item_id="item-new")
    rig.show = msgspec.structs.replace(rig.show, products=(product(listings=(moved,)),))
    before = rig.state.listing("mug", "shop/item-mug")
    tells(rig, item_id="item-new", open=False)
    assert rig.state.listing("mug", "shop/item-mug") == before
    assert rig.phase() == "closing"


@pytest.mark.parametrize("sold_out_soon", [False, True])
def test_a_shop_that_tells_is_read_less_often_until_its_feed_ends_or_it_is_nearly_sold_out(sold_out_soon: bool) -> None:
    rig = on_sale(fed(Rig(show())), quantity=12)
    if sold_out_soon:
        rig.sell(6)
        rig.sell(4, "mug-m")
    rig.run(1)

    def in_ten_seconds() -> int:
        before = reads(rig)
        rig.run(10)
        return reads(rig) - before

    seldom = in_ten_seconds()
    assert seldom >= 18 if sold_out_soon else 4 <= seldom <= 6
    assert rig.section().alarm == ""
    fed(rig, lives=False)
    assert in_ten_seconds() >= (18 if sold_out_soon else 9)


def test_a_feed_that_tells_nothing_hides_no_change_for_long() -> None:
    rig = explained(fed(Rig(show())))
    rig.run(3)
    rig.item().prices = {"mug-s": 15_000, "mug-m": 15_000}
    rig.run(timing.FED_POLL_NS / S + 0.1)
    card = rig.card()
    assert card is not None
    assert card["live_price_minor"] == 15_000


def test_an_answer_that_is_lost_hides_no_card_of_a_shop_that_tells() -> None:
    rig = explained(fed(Rig(show())))
    rig.run(1)
    before = reads(rig)
    rig.manners.deaf = 1.0
    while reads(rig) == before:
        rig.run(0.1)
    rig.manners.deaf = 0.0
    for _ in range(40):
        rig.run(0.1)
        assert rig.card() is not None


def test_a_sale_that_is_told_in_every_moment_and_late_is_the_same_sale() -> None:
    """Each change of the shop is told, honestly dated, after 150 ms, when orders of since then are counted already."""
    rig = fed(Rig(show()))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    alarms: set[str] = set()
    told: list[Any] = []
    for step in range(150):
        rig.run(0.05)
        if rig.phase() == "open" and step % 2:
            rig.sell(1 + step % 3)
        told.append(rig.reading("item-mug"))
        if len(told) > 3:
            rig.hear(ItemRead(shop="shop", reading=told.pop(0)))
        alarms.add(rig.section().alarm)
    assert alarms == {""}
    assert rig.state.ledger.account("mug").sold > 50
    assert not [effect for effect in rig.asked if isinstance(effect, Mark) and "fail" in effect.text]


def test_a_stock_of_before_that_is_told_twice_is_no_surplus() -> None:
    rig = on_sale(fed(Rig(show())), quantity=40)
    rig.run(1)
    old = rig.reading("item-mug")
    rig.now_ns += 10 * MS
    rig.sell(10)
    for step in (1, 2, 3):
        rig.hear(ItemRead(shop="shop", reading=msgspec.structs.replace(old, at_ns=old.at_ns + step)))
        assert rig.section().alarm == ""
    assert rig.state.listing("mug", "shop/item-mug").surplus == 0


class Dated(Rig):
    """Its answers are as old as their questions, as those of real connections are, and take their time."""

    def __post_init__(self) -> None:
        self.manners = Manners(delay_ms=(30, 40))
        super().__post_init__()

    def hear(self, news: News) -> Decision:
        if isinstance(news, Answered) and news.reading is not None:
            news = msgspec.structs.replace(news, reading=msgspec.structs.replace(news.reading, at_ns=0))
        return super().hear(news)


def burst(rig: Rig, seconds: float) -> None:
    """The shop tells its item every 10 ms: whatever it is asked is overtaken before it is answered."""
    for _ in range(round(seconds * 100)):
        rig.run(0.01)
        tells(rig)


def test_a_stock_that_somebody_raised_is_seen_through_a_burst_of_what_is_told() -> None:
    rig = on_sale(fed(Dated(show())), quantity=12)
    rig.sell(2)
    burst(rig, 3)
    rig.item().stocks["mug-s"] += 48
    burst(rig, 5)
    assert "would sell 58 more of 1 'Mug', not the 10 that are left" in rig.section().alarm
    rig.do("launch.repair")
    burst(rig, 5)
    assert sum(rig.item().stocks.values()) == 10
    assert rig.section().alarm == ""


@pytest.mark.parametrize("late_ms", [0, 180])
def test_a_rush_in_a_burst_of_what_is_told_is_no_surplus(late_ms: int) -> None:
    rig = on_sale(fed(Dated(show())), quantity=100)
    rig.manners.orders_ms = late_ms
    for number in range(80):
        rig.sell(1, "mug-s" if number % 2 else "mug-m")
        burst(rig, 0.1)
        assert rig.section().alarm == "", number
    assert len(rig.texts(events.StockCompared)) > 3


def test_what_a_later_answer_has_overtaken_is_compared_with_nothing() -> None:
    rig = on_sale(fed(Rig(show())), quantity=12)
    rig.manners.deaf = 1.0
    rig.run(4.5)
    first, *_, last = [call for call, pending in rig.state.pending.items() if isinstance(pending.effect, ReadItem)]
    answer = Answered(shop="shop", call=last, ok=True, reading=msgspec.structs.replace(rig.reading("item-mug"), at_ns=0))
    rig.hear(answer)
    rig.hear(msgspec.structs.replace(answer, call=first))
    assert rig.texts(events.StockCompared) == []


def test_journals_of_before_say_nothing_of_feeds() -> None:
    state = b'{"type":"shop_state_changed","at_ns":5,"shop":"shop","state":"running","capabilities":["item.read"],"text":""}'
    read = b'{"type":"reading_confirmed","at_ns":6,"product":"mug","read_ns":6}'
    for line in (state, read):
        event = selling.decode(line)
        assert not getattr(event, "fed", False)
        assert not getattr(event, "told", False)
