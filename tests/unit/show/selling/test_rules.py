"""Whatever is commanded, told or waited for: nothing but refusals comes out, and the rules hold at every moment."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.show import selling
from studio.show.selling import Answered, ItemRead, OrderLine, OrderSeen, Reading, ShopChanged
from studio.show.selling.state import STAGES_ON_AIR
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import Manners, Rig, on_sale, product, show

NAMES = ("mug", "pot", "hat", "gone", "")
LAUNCHED = ("verifying", "countdown", "opening", "checking", "open")

garbage = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2000) | st.floats() | st.sampled_from(NAMES),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=2),
    max_leaves=4,
)
fields = st.sampled_from(["product", "price_minor", "quantity", "countdown_s", "sale_minutes", "seconds", "units", "nonsense"])
commands = st.sampled_from(sorted(selling.COMMANDS))
numbers = st.integers(-1, 120)
sane = st.one_of(
    st.tuples(st.just("queue.explain"), st.fixed_dictionaries({"product": st.sampled_from(NAMES[:3])})),
    st.tuples(
        st.just("queue.pull"),
        st.fixed_dictionaries({"product": st.sampled_from(NAMES[:3])}, optional={"confirm": st.sampled_from(NAMES[:3])}),
    ),
    st.tuples(st.just("queue.rerun"), st.fixed_dictionaries({"product": st.sampled_from(NAMES[:3])})),
    st.tuples(
        st.just("launch.arm"),
        st.fixed_dictionaries(
            {"product": st.sampled_from(NAMES[:3]), "countdown_s": st.just(3)},
            optional={"quantity": st.integers(1, 120), "price_minor": st.integers(0, 20_000), "until_sold_out": st.booleans()},
        ),
    ),
    st.tuples(
        st.sampled_from(
            ["launch.start", "launch.start", "launch.cancel", "launch.abort", "launch.repair", "queue.next", "queue.end"]
        ),
        st.just({}),
    ),
    st.tuples(st.sampled_from(["queue.next", "queue.end"]), st.fixed_dictionaries({"confirm": st.sampled_from(NAMES[:3])})),
    st.tuples(
        st.just("queue.explain"),
        st.fixed_dictionaries({"product": st.sampled_from(NAMES[:3]), "confirm": st.sampled_from(NAMES[:3])}),
    ),
    st.tuples(st.just("launch.extend"), st.fixed_dictionaries({"seconds": numbers})),
    st.tuples(st.just("launch.restock"), st.fixed_dictionaries({"units": numbers})),
)
wild = st.tuples(commands | st.sampled_from(NAMES), st.dictionaries(fields, garbage, max_size=3))
readings = st.builds(
    Reading,
    item_id=st.sampled_from(["item-mug", "item-pot", "elsewhere"]),
    currency=st.sampled_from(["CNY", "USD"]),
    open=st.booleans(),
    prices=st.dictionaries(st.sampled_from(["mug-s", "mug-m"]), st.sampled_from([9_900, 19_900, 1]), max_size=2),
    stocks=st.dictionaries(st.sampled_from(["mug-s", "mug-m"]), st.integers(-1, 60), max_size=2),
    at_ns=st.just(0) | st.integers(0, 10**13),
)
news = st.one_of(
    st.builds(
        Answered,
        shop=st.sampled_from(["shop", "other"]),
        call=st.sampled_from(["", "x", "1-1"]),
        ok=st.booleans(),
        reading=st.none() | readings,
    ),
    st.builds(ItemRead, shop=st.sampled_from(["shop", "other"]), reading=readings),
    st.builds(
        OrderSeen,
        shop=st.just("shop"),
        line=st.builds(
            OrderLine,
            order_id=st.sampled_from("abcdef"),
            line_id=st.just("1"),
            sku=st.sampled_from(["mug-s", "mug-m", "?"]),
            item_id=st.sampled_from(["item-mug", "item-pot", "elsewhere"]),
            status=st.sampled_from(["created", "paid", "cancelled", "refunded", "returned"]),
            quantity=st.integers(1, 40),
            unit_price_minor=st.integers(0, 10_000),
            currency=st.sampled_from(["CNY", "USD"]),
        ),
    ),
    st.builds(
        ShopChanged,
        shop=st.just("shop"),
        state=st.sampled_from(["running", "failed"]),
        capabilities=st.frozensets(st.sampled_from(["price.write", "stock.write", "link.open", "item.pin"])),
        fed=st.booleans(),
    ),
)
moves = st.one_of(
    st.tuples(st.just("do"), sane),
    st.tuples(st.just("do"), sane),
    st.tuples(st.just("do"), wild),
    st.tuples(st.just("hear"), news),
    st.tuples(st.just("sell"), st.integers(1, 30)),
    st.tuples(st.just("wait"), st.sampled_from([0.01, 0.5, 1.0, 3.1, 3.1, 6.0, 70.0])),
    st.tuples(st.just("restart"), st.none()),
    st.tuples(st.just("tell"), st.sampled_from(NAMES[:3])),
)
manners = st.builds(
    Manners,
    refuses=st.sampled_from([0, 0, 0.3]),
    deaf=st.sampled_from([0, 0, 0.3]),
    lost=st.sampled_from([0, 0, 0.3]),
    twice=st.sampled_from([0, 0.5]),
)


OPENING: tuple[tuple[str, Any], ...] = (
    ("do", ("queue.explain", {"product": "mug"})),
    ("wait", 0.1),
    ("do", ("launch.arm", {"product": "mug"})),
    ("do", ("launch.start", {})),
    ("wait", 0.1),
    ("wait", 3.1),
    ("sell", 18),
)


def rules_hold(rig: Rig) -> None:
    state = rig.state
    on_air = [name for name, one in state.products.items() if one.stage in STAGES_ON_AIR and name == state.current]
    explaining = [name for name, one in state.products.items() if one.stage in ("explaining", "armed", "countdown", "on_sale")]
    assert set(explaining) <= {state.current}, "two products on air"
    assert len(on_air) <= 1
    launch = state.launch
    if launch is not None and launch.phase in LAUNCHED:
        assert launch.product == state.current
        assert launch.product not in state.set_aside
        assert min(launch.prices.values()) > 0
    sold = sum(account.sold for account in state.ledger.products.values())
    assert sold == state.ledger.total.sold == sum(one.units for one in state.ledger.minutes.values())
    section = rig.section()
    assert section.totals.units == sum(row.sold for row in section.products.values())
    selling.card_values(state, rig.show, rig.now_ns)


def make(rig: Rig, move: tuple[str, Any]) -> None:
    kind, what = move
    match kind:
        case "do":
            before = rig.state
            try:
                rig.do(what[0], **what[1])
            except RefusedError:
                assert rig.state is before
        case "hear":
            rig.hear(what)
        case "sell":
            rig.sell(what)
        case "wait":
            rig.run(what)
        case "restart":
            rig.restart()
        case "tell":
            rig.tell(what)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(OPENING)), st.lists(moves, max_size=25), manners, st.integers(0, 1000))
def test_anything_in_any_order(begun: int, steps: list[tuple[str, Any]], how: Manners, seed: int) -> None:
    rig = Rig(show(product(tranche=30, floor_price_minor=5_000), product("pot", link_no=2), product("hat", link_no=3)), seed=seed)
    rig.watch = rules_hold
    for step in OPENING[:begun]:
        make(rig, step)
    rig.manners = how
    for step in steps:
        make(rig, step)
    # The shop behaves again and everything is ended: whatever happened before, it is as it was.
    rig.manners = Manners()
    rig.live()
    for name in ("mug", "pot", "hat"):
        rig.do("queue.pull", product=name, confirm=name)
    rig.run(25)
    assert rig.state.launch is None
    assert not rig.state.set_aside
    assert not rig.state.pending
    for name in ("mug", "pot", "hat"):
        assert not rig.item(name).open


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 5_000),
    st.sampled_from(["launch.abort", "queue.end", "queue.pull", "queue.next"]),
    manners,
    st.integers(0, 100),
)
def test_it_can_be_ended_at_every_moment(after_ms: int, command: str, how: Manners, seed: int) -> None:
    rig = Rig(show(product(tranche=30, reserve=5), product("pot", link_no=2)), seed=seed)
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.manners = how
    rig.do("launch.start")
    rig.run(after_ms / 1000)
    confirmed = {"confirm": "mug"}
    answers = {"queue.pull": confirmed | {"product": "mug"}, "queue.next": confirmed, "queue.end": confirmed}
    rig.do(command, **answers.get(command, {}))
    rig.manners = Manners()
    rig.run(13)
    assert rig.state.launch is None
    assert not rig.item().open
    assert rig.item().prices == {"mug-s": 19_900, "mug-m": 19_900}
    assert rig.item().stocks == {"mug-s": 60, "mug-m": 40}


def test_a_snapshot_is_the_state() -> None:
    rig = Rig(show(product(tranche=30)))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(3.05)
    rig.run(0.2)
    rig.sell(3)
    assert selling.from_json(selling.to_json(rig.state)) == rig.state


def test_a_snapshot_of_a_studio_that_launched_in_one_shop_is_read_with_its_launches() -> None:
    rig = on_sale(Rig(show(product(tranche=30), product("pot", link_no=2))))
    rig.sell(3)
    tree = msgspec.json.decode(selling.to_json(rig.state))
    (launch,) = tree.pop("on_air")
    del tree["set_aside"], tree["ledger"]["taken"]
    state = selling.from_json(msgspec.json.encode(tree | {"launch": launch, "leftovers": {"pot": launch | {"product": "pot"}}}))
    assert state.on_air == rig.state.on_air
    assert [one.product for one in state.set_aside["pot"]] == ["pot"]
    assert state.ledger == rig.state.ledger
