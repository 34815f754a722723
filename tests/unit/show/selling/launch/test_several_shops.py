"""A product in several shops is one launch: one zero, one number of units, and a shop that fails is the only one that does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.document.products import Listing
from studio.show.selling import ShopChanged, events
from studio.show.selling.effects import PinItem, SetStock
from studio.show.selling.launch import allocation
from studio.values.errors import RefusedError
from tests.unit.show.selling.launch.test_chaos import bad_manners
from tests.unit.show.selling.rig import ALL, MS, Manners, Rig, S, in_shops, on_sale, product, show

SHOPS = ("shop", "east", "west")
CHAOS = 60  # many more of them: tests/fuzz
UNITS = 300  # in three shops, a hundred each


def rig(*, seed: int = 0, **changes: object) -> Rig:
    return Rig(show(in_shops(*SHOPS, **changes)), seed=seed, twice=seed % 50 == 0)


def armed(rig: Rig, **arm: object) -> dict[str, object]:
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    return rig.do("launch.arm", product="mug", **arm)


def everywhere(rig: Rig) -> list[bool]:
    return [rig.item(shop=shop).open for shop in SHOPS]


def test_all_links_open_at_one_instant_and_each_is_read_back() -> None:
    there = on_sale(rig(), quantity=300)
    assert everywhere(there) == [True] * 3
    times = [at_ns for at_ns, _, opened in there.links if opened]
    assert max(times) - min(times) < 10 * MS
    assert [launch.phase for launch in there.state.on_air] == ["open"] * 3
    assert there.row().state == "on_sale"
    assert there.card()["stock_left"] == 300


def test_arming_says_what_each_shop_is_given_and_what_follows_the_demand() -> None:
    said = armed(rig(reserve=30), quantity=200)
    assert (said["quantity"], said["shares"]) == (200, {"shop": 54, "east": 53, "west": 53})
    assert "54 in shop, 53 in east, 53 in west; 40 for the shop that sells quicker; 30 kept in reserve" in said["text"]
    with pytest.raises(RefusedError, match="270"):
        armed(rig(reserve=30), quantity=271)


def test_links_wait_for_a_slow_shop_and_not_for_one_that_does_not_come() -> None:
    slow = rig()
    armed(slow)
    slow.manners_of["west"] = Manners(delay_ms=(200, 220))
    slow.do("launch.start")
    slow.run(4)
    opened = {item: at_ns for at_ns, item, is_open in slow.links if is_open}
    assert len(opened) == 3
    assert max(opened.values()) - min(opened.values()) <= 250 * MS, "they were asked at once"

    lost = rig()
    armed(lost)
    lost.do("launch.start")
    lost.run(2.9)
    lost.manners_of["west"] = Manners(deaf=1.0)
    zero_ns = lost.state.launch.zero_ns
    lost.run(4)
    assert everywhere(lost) == [True, True, False]
    assert all(at_ns - zero_ns < 900 * MS for at_ns, _, is_open in lost.links if is_open)


def test_a_shop_that_fails_is_repaired_and_the_others_sell_on() -> None:
    there = rig()
    armed(there, quantity=300)
    there.do("launch.start")
    there.run(2.9)
    there.leave("west")
    there.run(3)
    assert [launch.phase for launch in there.state.on_air] == ["open", "open", "failed"]
    assert there.row().state == "on_sale"
    assert "In shop 'west'" in there.section().alarm
    told = there.section().launch
    assert told is not None
    assert [(shop.connection, shop.phase, shop.repair) for shop in told.shops] == [
        ("shop", "open", False),
        ("east", "open", False),
        ("west", "failed", True),
    ]
    there.sell(5, shop="east")
    before = [one for one in there.asked if isinstance(one, SetStock) and one.shop != "west"]
    there.come_back("west")
    there.run(2)
    there.do("launch.repair")
    there.run(3)
    assert everywhere(there) == [True] * 3
    assert [one for one in there.asked if isinstance(one, SetStock) and one.shop != "west"] == before
    assert there.card()["stock_left"] == 295


def test_a_shop_that_does_not_answer_at_zero_stays_closed_and_the_others_open() -> None:
    there = rig()
    armed(there)
    there.do("launch.start")
    there.run(1)
    there.manners_of["west"] = Manners(deaf=1.0)
    there.do("launch.cancel")
    armed_again = there.do("launch.arm", product="mug", countdown_s=10)
    assert armed_again["countdown_s"] == 10
    there.manners_of.clear()
    there.do("launch.start")
    there.run(1)
    there.manners_of["west"] = Manners(deaf=1.0)
    there.run(10)
    assert everywhere(there) == [True, True, False]
    assert [launch.phase for launch in there.state.on_air] == ["open", "open", "failed"]
    assert there.item(shop="west").stocks == {"mug-s": 60, "mug-m": 40}


def test_what_no_shop_has_yet_follows_the_demand_and_sold_out_is_for_the_sum() -> None:
    there = on_sale(rig(), quantity=30)
    assert [(launch.quantity, launch.pool) for launch in there.state.on_air] == [(8, 6), (8, 6), (8, 6)]
    sold = 0
    while there.item(shop="east").open and there.row().state == "on_sale" and sold < 30:
        sku = max(there.item(shop="east").stocks, key=lambda sku: there.item(shop="east").stocks[sku])
        if there.item(shop="east").stocks[sku] == 0:
            break
        there.sell(1, sku, shop="east")
        sold += 1
        there.run(0.3)
    assert sold == 14, "its share, and all that followed the demand"
    assert there.row().state == "on_sale", "the others have some yet"
    assert there.card()["stock_left"] == 16
    for shop in ("shop", "west"):
        for sku, units in dict(there.item(shop=shop).stocks).items():
            there.sell(units, sku, shop=shop)
    there.run(1)
    assert there.row().state == "sold_out"
    assert there.row().sold == 30
    there.do("queue.end")
    there.run(10)
    assert sum(sum(there.item(shop=shop).stocks.values()) for shop in SHOPS) == UNITS - 30


def test_the_card_says_the_highest_price_that_a_shop_asks_and_the_operator_hears_of_it() -> None:
    there = on_sale(rig())
    there.item(shop="west").prices["mug-s"] = there.item(shop="west").prices["mug-m"] = 12_000
    there.run(1.5)
    assert there.card()["live_price_minor"] == 12_000
    assert "west" in there.section().alarm
    there.leave("east")
    there.run(6)
    assert there.card()["live_price_minor"] == 12_000
    assert "east" in there.section().alarm


def test_every_command_of_a_sale_is_for_all_of_its_shops() -> None:
    there = on_sale(rig(), quantity=30, until_sold_out=False)
    assert there.do("launch.restock", units=6) == {"held_back": 6, "new": 0}
    there.run(1)
    assert sum(sum(there.item(shop=shop).stocks.values()) for shop in SHOPS) == 30 - 6 + 6
    there.do("launch.extend", seconds=60)
    assert len({launch.ends_ns for launch in there.state.on_air}) == 1
    there.do("launch.abort")
    there.run(5)
    assert everywhere(there) == [False] * 3
    assert there.state.launches == ()
    assert all(there.item(shop=shop).stocks == {"mug-s": 60, "mug-m": 40} for shop in SHOPS)


def test_a_shop_that_has_none_opens_with_the_others_and_gets_none() -> None:
    there = rig()
    there.item(shop="west").stocks = {"mug-s": 0, "mug-m": 0}
    armed(there, quantity=100)
    there.do("launch.start")
    there.run(4)
    assert [(launch.phase, launch.quantity) for launch in there.state.on_air] == [("open", 40), ("open", 40), ("open", 0)]
    there.do("launch.abort")
    there.run(5)
    single = on_sale(rig(), quantity=1)
    assert everywhere(single) == [True] * 3
    assert sum(sum(single.item(shop=shop).stocks.values()) for shop in SHOPS) == 1


def without_west_at_zero(there: Rig) -> Rig:
    """On sale in two shops: the third did not answer until zero, and was never written to."""
    armed(there, quantity=300, countdown_s=10)
    there.do("launch.start")
    there.run(1)
    there.manners_of["west"] = Manners(deaf=1.0)
    there.run(10)
    there.manners_of.clear()
    there.run(2)
    assert [launch.phase for launch in there.state.on_air] == ["open", "open", "failed"]
    return there


def test_orders_of_an_earlier_run_are_none_of_a_launch_that_is_repaired_before_it_ever_opened() -> None:
    there = on_sale(rig(), quantity=300)
    there.sell(40, shop="west")
    there.do("queue.end", confirm="mug")
    there.run(5)
    there.item(shop="west").stocks["mug-s"] = 60
    there.do("queue.rerun", product="mug")
    without_west_at_zero(there)
    there.do("launch.repair")
    there.run(3)
    assert everywhere(there) == [True] * 3
    assert sum(there.item(shop="west").stocks.values()) == 80


def test_a_shop_that_is_repaired_ends_with_the_others() -> None:
    there = without_west_at_zero(rig())
    began_ns = there.state.product("mug").launched_ns
    there.run(30)
    there.do("launch.repair")
    there.run(3)
    assert everywhere(there) == [True] * 3
    assert len({launch.ends_ns for launch in there.state.on_air}) == 1
    assert there.state.product("mug").launched_ns == began_ns
    there.run(30)
    assert there.row().state == "ended"
    assert there.state.launches == ()


def test_a_shop_that_never_opened_ends_with_the_sale() -> None:
    there = without_west_at_zero(rig())
    there.run(62)
    assert there.row().state == "ended"
    assert there.state.launches == ()
    assert there.section().alarm == ""


def test_a_shop_that_waits_for_a_person_ends_with_the_sale() -> None:
    there = rig()
    there.hear(ShopChanged(shop="west", state="running", capabilities=ALL - {"price.write"}))
    armed(there)
    there.do("launch.start")
    there.run(4)
    assert [launch.phase for launch in there.state.on_air] == ["open", "open", "opening"]
    there.run(62)
    assert there.row().state == "ended"
    assert there.state.launches == ()


def test_of_two_items_of_one_shop_the_first_is_pinned_for_good() -> None:
    twice = (Listing(connection="shop", item_id="item-mug"), Listing(connection="shop", item_id="mug-again"))
    there = on_sale(Rig(show(product(listings=twice))), quantity=100)
    assert [launch.phase for launch in there.state.on_air] == ["open"] * 2
    there.run(5)
    asked = [one for one in there.asked if isinstance(one, PinItem)]
    there.run(30)
    assert there.pins == {"shop": "item-mug"}
    assert [one for one in there.asked if isinstance(one, PinItem)] == asked


def test_the_card_counts_no_units_that_no_shop_that_sells_has_room_for() -> None:
    there = rig()
    there.item(shop="east").stocks = {"mug-s": 3, "mug-m": 2}
    armed(there, quantity=100)
    there.do("launch.start")
    there.run(2.9)
    for shop in ("shop", "west"):
        there.leave(shop)
    there.run(4)
    assert everywhere(there) == [False, True, False]
    assert sum(launch.pool for launch in there.state.on_air[:1]) > 5
    assert there.card()["stock_left"] == 5


def one_launch(seed: int, outcomes: Counter[str]) -> None:
    random = Random(seed)
    there = rig(seed=seed, tranche=random.choice((0, 0, 10, 33)), reserve=random.choice((0, 7)))
    quantity = random.choice((300, 100, 31)) - 7
    most: list[int] = []

    def watch(rig: Rig) -> None:
        for launch in rig.state.on_air:
            if launch.phase in ("opening", "checking", "verifying"):
                assert rig.now_ns - launch.began_ns <= 2 * S + MS, f"half open in {launch.shop}"
        if rig.state.on_air:
            most.append(sum(launch.released for launch in rig.state.on_air))
            released = {launch.item_id: launch.released for launch in rig.state.on_air if launch.phase == "open"}
            assert sum(released.values()) <= quantity, "more than there is was let out"

    armed(there, quantity=quantity)
    there.watch = watch
    for shop in SHOPS:
        if random.random() < 0.6:
            there.manners_of[shop] = bad_manners(random)
    there.do("launch.start")
    started = 1

    def try_to(command: str, **params: object) -> None:
        nonlocal started
        try:
            there.do(command, **params)
            started += command in ("launch.start", "launch.repair")
        except RefusedError:
            outcomes["refused"] += 1

    for shop in SHOPS:
        if random.random() < 0.2:
            there.at(random.randint(0, 6_000), lambda shop=shop: there.leave(shop))
            there.at(random.randint(6_000, 9_000), lambda shop=shop: there.come_back(shop))
    if random.random() < 0.25:
        there.at(random.randint(0, 7_000), lambda: there.restart() and None)
    for _ in range(random.randint(0, 60)):
        sku, shop = random.choice(("mug-s", "mug-m")), random.choice(SHOPS)
        units = random.randint(1, 9)
        there.at(random.randint(3_000, 9_000), lambda sku=sku, shop=shop, units=units: there.sell(units, sku, shop=shop))
    for _ in range(random.choice((0, 0, 1, 2))):
        command = random.choice(("launch.start", "launch.cancel", "launch.abort", "launch.repair"))
        there.at(random.randint(0, 9_000), lambda command=command: try_to(command))
    there.run(10)
    outcomes["then " + " ".join(launch.phase for launch in there.state.on_air)] += 1
    there.manners_of.clear()
    for shop in tuple(there.gone):
        there.come_back(shop)
    there.run(4)
    if any(launch.phase == "failed" for launch in there.state.on_air):
        try_to("launch.repair")
        there.run(4)
    phases = [launch.phase for launch in there.state.on_air]
    outcomes["healed " + " ".join(phases)] += 1
    for shop in SHOPS:
        zeros = [one for one in there.events if isinstance(one, events.ZeroReached) and one.listing.startswith(f"{shop}/")]
        assert len(zeros) <= started, f"launched twice in {shop}"
    bought = there.row().sold
    assert bought <= quantity, "oversold in the sum"
    for launch in there.state.on_air:
        if launch.phase == "open":
            item = there.items[launch.item_id]
            assert item.open
            assert item.prices == launch.prices
            ordered = there.state.ledger.ordered_at("mug", launch.listing)
            assert sum(item.stocks.values()) + ordered + sum(launch.withheld.values()) == 100
            assert sum(item.stocks.values()) + ordered <= launch.released
    there.do("queue.pull", product="mug", confirm="mug")
    there.run(20)
    assert there.state.launches == ()
    assert not there.state.pending
    assert everywhere(there) == [False] * 3
    for shop in SHOPS:
        assert there.item(shop=shop).prices == {"mug-s": 19_900, "mug-m": 19_900}
    left = sum(sum(there.item(shop=shop).stocks.values()) for shop in SHOPS)
    assert left + bought == UNITS, "units were lost or doubled"


def many_launches(count: int) -> None:
    """Raises AssertionError, with the number of the launch that does not hold."""
    outcomes: Counter[str] = Counter()
    for seed in range(count):
        try:
            one_launch(seed, outcomes)
        except AssertionError as error:
            raise AssertionError(f"launch {seed}: {error}") from error
    assert outcomes["healed open open open"] > count / 4, outcomes


def test_many_launches_in_three_shops_that_are_slow_deaf_and_die() -> None:
    many_launches(CHAOS)


PRESSED: tuple[tuple[str, dict[str, object]], ...] = (
    ("launch.start", {}),
    ("launch.cancel", {}),
    ("launch.abort", {}),
    ("launch.repair", {}),
    ("launch.repair", {}),
    ("launch.arm", {"product": "mug"}),
    ("launch.restock", {"units": 5}),
    ("launch.restock", {"units": 40}),
    ("launch.extend", {"seconds": 30}),
    ("queue.explain", {"product": "mug"}),
    ("queue.explain", {"product": "pot", "confirm": "mug"}),
    ("queue.end", {"confirm": "mug"}),
    ("queue.rerun", {"product": "mug"}),
    ("queue.pull", {"product": "mug", "confirm": "mug"}),
)
MOVES = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(PRESSED)),
    st.tuples(st.sampled_from(("leave", "come_back", "deaf", "well", "buy", "buy", "raise")), st.sampled_from(SHOPS)),
    st.tuples(st.just("wait"), st.sampled_from((0.01, 0.4, 1.0, 3.1, 6.0, 62.0))),
    st.tuples(st.just("restart"), st.none()),
)


def press(there: Rig, command: str, fields: dict[str, object]) -> None:
    """What is refused changes nothing."""
    before = there.state
    try:
        there.do(command, **fields)
    except RefusedError:
        assert there.state is before


def buy(there: Rig, shop: str) -> None:
    for sku in ("mug-s", "mug-m"):
        there.sell(min(7, there.item(shop=shop).stocks[sku]), sku, shop=shop)


def move(there: Rig, kind: str, what: Any) -> None:
    plays: dict[str, Callable[[], object]] = {
        "press": lambda: press(there, *what),
        "leave": lambda: there.leave(what),
        "come_back": lambda: there.come_back(what),
        "deaf": lambda: there.manners_of.update({what: Manners(deaf=0.7, lost=0.2)}),
        "well": lambda: there.manners_of.pop(what, None),
        "buy": lambda: buy(there, what),
        "raise": lambda: there.item(shop=what).prices.update({"mug-s": 19_900}),
        "wait": lambda: there.run(what),
        "restart": there.restart,
    }
    plays[kind]()


def sum_holds(there: Rig) -> None:
    launches = there.state.on_air
    for launch in launches:
        if launch.phase in ("verifying", "opening", "checking"):
            assert there.now_ns - launch.began_ns <= 2 * S + MS, f"half open in {launch.shop}"
        assert launch.pool == launches[0].pool
        assert launch.pool >= 0
    armed_at = max(at for at, one in enumerate(there.events) if isinstance(one, events.LaunchArmed))
    armed_with = there.events[armed_at]
    assert isinstance(armed_with, events.LaunchArmed)
    more = sum(one.units for one in there.events[armed_at:] if isinstance(one, events.LaunchRestocked))
    meant = allocation.together((armed_with.launch, *armed_with.others)) + more
    assert sum(launch.quantity for launch in launches) + max((launch.pool for launch in launches), default=0) <= meant
    selling = [launch for launch in launches if launch.phase in ("opening", "checking", "open")]
    stage = there.state.product("mug").stage
    assert not selling or there.state.current == "mug"
    assert not selling or stage in ("countdown", "on_sale", "sold_out"), f"it sells, and is {stage}"
    assert len({launch.ends_ns for launch in selling}) <= 1, "two ends of one sale"
    there.section()
    there.card()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 3), st.lists(MOVES, max_size=20), st.sampled_from((1, 2, 31, 300)), st.integers(0, 100))
def test_anything_in_any_order(begun: int, moves: list[tuple[str, Any]], quantity: int, seed: int) -> None:
    there = Rig(show(in_shops(*SHOPS, tranche=seed % 3 * 10), product("pot", link_no=2)), seed=seed, twice=seed == 0)
    armed(there, quantity=quantity)
    there.watch = sum_holds
    for kind, what in (*(("press", PRESSED[0]), ("wait", 3.1), ("wait", 0.4))[:begun], *moves):
        move(there, kind, what)
    there.manners_of.clear()
    for shop in tuple(there.gone):
        there.come_back(shop)
    for name in ("mug", "pot"):
        there.do("queue.pull", product=name, confirm=name)
    there.run(25)
    assert there.state.launches == ()
    assert not there.state.pending
    assert everywhere(there) == [False] * 3
    left = sum(sum(there.item(shop=shop).stocks.values()) for shop in SHOPS)
    new = sum(one.units for one in there.texts(events.LaunchRestocked))
    assert UNITS <= left + there.row().sold <= UNITS + new, "units were lost or doubled"
