"""Figures that are kept as the show goes on are those that a slow walk over everything gives, to the last cent."""

from __future__ import annotations

import sys
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.control.schema.state.figures import FigurePart, FigureSet
from studio.show.figures import Counts, FigureBook, Replay, report
from studio.show.figures import series as series_module
from studio.show.selling import events
from studio.show.selling.ledger import Entry, Ledger, counted
from studio.values.shop import OrderLine
from tests.unit.show.figures import slow
from tests.unit.show.figures.slow import Sighting

S = 1_000_000_000
START_NS = 1_000 * S


def line(order: str = "a", status: Any = "paid", quantity: int = 2, **changes: Any) -> OrderLine:
    base: dict[str, Any] = {"order_id": order, "line_id": "1", "sku": "s", "item_id": "i", "status": status}
    base |= {"quantity": quantity, "unit_price_minor": 199, "currency": "CNY"}
    return OrderLine(**(base | changes))


def happened(sightings: list[Sighting], explained: list[tuple[int, str]]) -> list[events.Event]:
    """A show in which this was seen and explained, in order."""
    found: list[events.Event] = [events.RundownStarted(at_ns=START_NS)]
    rows: list[tuple[int, events.Event]] = []
    for second, product in explained:
        rows.append((second, events.ProductExplained(at_ns=START_NS + second * S, product=product)))
    for seen in sightings:
        at_ns = START_NS + seen.second * S
        rows.append((seen.second, events.LineCounted(at_ns=at_ns, shop=seen.shop, product=seen.product, line=seen.line)))
    return found + [event for _, event in sorted(rows, key=lambda row: row[0])]


lines = st.builds(
    line,
    order=st.sampled_from("abcd"),
    line_id=st.sampled_from("12"),
    status=st.sampled_from(("created", "paid", "cancelled", "refunded", "returned")),
    quantity=st.integers(0, 5),
    unit_price_minor=st.sampled_from((0, 1, 199, 3333)),
    currency=st.sampled_from(("CNY", "USD")),
    at_ms=st.integers(0, 3),
)
sightings = st.builds(
    Sighting, second=st.integers(0, 900), shop=st.sampled_from(("north", "south")), product=st.sampled_from("pqr"), line=lines
)
explanations = st.lists(st.tuples(st.integers(0, 900), st.sampled_from("pqr")), max_size=6, unique_by=lambda one: one[0])


@settings(deadline=None, max_examples=250)
@given(st.lists(sightings, max_size=25), explanations, st.randoms(use_true_random=False))
def test_every_figure_is_what_a_slow_walk_gives(seen: list[Sighting], explained: list[tuple[int, str]], random: Any) -> None:
    seen = sorted(seen + [one for one in seen if random.random() < 0.4], key=lambda one: one.second)
    explained = _turns(sorted(explained))
    told = report(happened(seen, explained))
    found = slow.lines(seen)

    for name in ("north", "south"):
        check(told.whole.connections.get(name, FigureSet()), [one for one in found if one.shop == name])
    check(told.whole.all, found)
    for product in told.products:
        check(product.figures, [one for one in found if one.product == product.product])
    assert {one.product for one in found} <= {one.product for one in told.products}
    for number, segment in enumerate(told.segments):
        assert (segment.began_s, segment.product) == explained[number]
        end_s = explained[number + 1][0] if number + 1 < len(explained) else sys.maxsize
        inside = [one for one in found if one.second is not None and segment.began_s <= one.second < end_s]
        check(segment.figures.all, inside, held=0)
    assert len(told.segments) == len(explained)

    step_s = told.series.step_s
    for number, orders in enumerate(told.series.orders):
        inside = [one for one in found if one.second is not None and one.second // step_s == number]
        assert orders == slow.orders(inside)
        assert told.series.units[number] == slow.units(inside, slow.SOLD)
        gmv = {currency: column[number] for currency, column in told.series.gmv.items() if column[number]}
        assert gmv == slow.money(inside, slow.SOLD)


def _turns(explained: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without those that are on air already."""
    return [one for number, one in enumerate(explained) if number == 0 or explained[number - 1][1] != one[1]]


def check(told: FigureSet, found: list[slow.Line], held: int | None = None) -> None:
    """The figures are those of these lines. `held`: units unpaid, where it is not theirs."""
    assert told.paid == slow.money(found, slow.PAID)
    assert told.refunded == slow.money(found, slow.BACK)
    assert told.gmv == slow.money(found, slow.SOLD)
    assert told.units == slow.units(found, slow.SOLD)
    assert told.returned == slow.units(found, slow.BACK)
    assert told.held == (slow.units(found, ("created",)) if held is None else held)
    assert told.orders == slow.orders(found)


@settings(deadline=None, max_examples=100)
@given(st.lists(sightings, max_size=20))
def test_the_whole_show_is_what_the_ledger_has(seen: list[Sighting]) -> None:
    seen = sorted(seen, key=lambda one: one.second)
    ledger = Ledger()
    for one in seen:
        ledger = counted(ledger, one.shop, one.product, one.line, one.second * S)
    told = report(happened(seen, [])).whole.all
    assert (told.units, told.returned, told.held) == (ledger.total.sold, ledger.total.returned, ledger.total.held)
    assert told.gmv == ledger.total.gmv
    assert told.orders == ledger.sold_orders


@settings(deadline=None, max_examples=60)
@given(st.lists(sightings, max_size=25), explanations, st.integers(0, 899))
def test_the_last_minutes_are_what_a_slow_walk_gives(seen: list[Sighting], explained: list[tuple[int, str]], now_s: int) -> None:
    seen = sorted((one for one in seen if one.second <= now_s), key=lambda one: one.second)
    replay = Replay()
    for event in happened(seen, []):
        replay.take(event)
    told, found = replay.book.section(START_NS + now_s * S), slow.lines(seen)
    first = now_s // 10 - 29
    for part, low, high in ((told.lately, first, first + 30), (told.before, first - 30, first)):
        check(part.all, [one for one in found if one.second is not None and low <= one.second // 10 < high], held=0)


def test_what_comes_back_hours_later_is_taken_off_the_segment_that_sold_it() -> None:
    book = FigureBook()
    book.begin(START_NS)
    book.explain("p", START_NS)
    book.line("shop", None, Entry(line(), "p"), START_NS + 5 * S)
    book.explain("q", START_NS + 60 * S)
    book.line("shop", Entry(line(), "p"), Entry(line(status="refunded"), "p"), START_NS + 9_000 * S)
    first, second = book.table().segments
    assert (first.figures.all.units, first.figures.all.returned, first.figures.all.gmv) == (0, 2, {})
    assert (first.figures.all.paid, first.figures.all.refunded) == ({"CNY": 398}, {"CNY": 398})
    assert second.figures == FigurePart(seconds=8_941, connections={})


def test_orders_of_two_currencies_are_never_added() -> None:
    told = report(happened([Sighting(1, "s", "p", line("a")), Sighting(2, "s", "p", line("b", currency="USD", quantity=1))], []))
    assert told.whole.all.gmv == {"CNY": 398, "USD": 199}
    assert told.whole.all.aov == {"CNY": 398, "USD": 199}
    assert told.whole.all.orders == 2


def test_a_series_has_a_bounded_number_of_points_and_loses_nothing() -> None:
    book = FigureBook()
    book.begin(START_NS)
    hours = 50
    for hour in range(hours):
        book.line("shop", None, Entry(line(f"o{hour}"), "p"), START_NS + hour * 3600 * S)
    told = book.series()
    assert len(told.orders) <= series_module.POINTS
    assert told.step_s * len(told.orders) >= (hours - 1) * 3600
    assert (sum(told.orders), sum(told.units), sum(told.gmv["CNY"])) == (hours, 2 * hours, hours * 398)
    assert [number * told.step_s // 3600 for number, orders in enumerate(told.orders) if orders] == list(range(hours))


def test_an_order_costs_the_same_in_a_large_show() -> None:
    """By what it touches, not by a watch: the lines that are there already are never looked at."""
    book = FigureBook()
    book.begin(START_NS)
    for number in range(3_000):
        book.line("shop", None, Entry(line(f"o{number}"), "p"), START_NS + number * S)
    steps = _calls(lambda: book.line("shop", None, Entry(line("next"), "p"), START_NS + 3_001 * S))
    fresh = FigureBook()
    fresh.begin(START_NS)
    fresh.line("shop", None, Entry(line("first"), "p"), START_NS)
    assert steps <= _calls(lambda: fresh.line("shop", None, Entry(line("next"), "p"), START_NS + 3_001 * S)) + 100


def test_a_segment_that_is_over_is_counted_again_only_when_something_comes_back() -> None:
    book = FigureBook()
    book.begin(START_NS)
    for number in range(4):
        book.explain(f"p{number}", START_NS + number * 60 * S)
        book.line("shop", None, Entry(line(f"o{number}"), f"p{number}"), START_NS + number * 60 * S)
    before = book.table().segments
    book.line("shop", Entry(line("o1"), "p1"), Entry(line("o1", status="refunded"), "p1"), START_NS + 900 * S)
    after = book.table().segments
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True, False], "the last one runs"
    assert after[1].figures.all.returned == 2


def _calls(action: Any) -> int:
    """How many calls of functions an action takes."""
    found = 0

    def count(_frame: Any, what: str, _argument: Any) -> None:
        nonlocal found
        found += what in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return found


def test_a_show_begins_when_its_rundown_does() -> None:
    book = FigureBook()
    book.watch("room", Counts(900), START_NS)
    book.watch("room", Counts(30), START_NS + 50 * S)
    book.begin(START_NS + 60 * S)
    book.watch("room", Counts(40), START_NS + 61 * S)
    told = book.section(START_NS + 65 * S).whole
    assert (told.all.peak, told.all.online, told.seconds) == (40, 40, 6)


def test_nothing_is_said_before_anything_happened() -> None:
    book = FigureBook()
    assert book.section(START_NS).whole.all == FigureSet()
    assert book.report().whole.all == FigureSet()
