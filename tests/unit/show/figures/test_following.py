"""Figures kept by states of the rules are those that are read from the events again, after a crash too."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show import selling
from studio.show.figures import Counts, FigureBook, Follower, Replay, caught_up, report
from studio.show.figures.following import changed
from studio.show.selling import events, persistent_map
from studio.show.selling.state import State
from tests.unit.show.figures.test_book import line

S = 1_000_000_000
names = st.sampled_from("pq")


steps = st.lists(
    st.tuples(
        st.sampled_from(("start", "stop", "explain", "left", "queued", "sold_out", "line", "line", "line")),
        names,
        st.builds(line, order=st.sampled_from("abc"), status=st.sampled_from(("created", "paid", "refunded"))),
        st.integers(1, 400),
    ),
    max_size=30,
)


def happened(rows: list[Any]) -> list[events.Event]:
    """A sale in which each of these happens so many seconds after the one before."""
    found: list[events.Event] = []
    at_ns = S
    for kind, product, order, wait_s in rows:
        at_ns += wait_s * S
        match kind:
            case "start":
                found.append(events.RundownStarted(at_ns=at_ns))
            case "stop":
                found.append(events.RundownStopped(at_ns=at_ns))
            case "explain":
                found.append(events.ProductExplained(at_ns=at_ns, product=product))
            case "left":
                found.append(events.ProductLeft(at_ns=at_ns, product=product, stage="ended"))
            case "queued":
                found.append(events.ProductQueued(at_ns=at_ns, product=product, run=2))
            case "sold_out":
                found.append(events.SoldAgain(at_ns=at_ns, product=product))
                found.append(events.SoldOut(at_ns=at_ns, product=product))
            case "line":
                found.append(events.LineCounted(at_ns=at_ns, shop="shop", product=product, line=order))
    return found


@settings(deadline=None, max_examples=200)
@given(steps)
def test_followed_and_replayed_figures_are_the_same(rows: list[Any]) -> None:
    seen = happened(rows)
    state, follower = State(), Follower(FigureBook())
    for event in seen:
        state = selling.apply(state, event)
        follower.follow(state)
    followed, replayed = follower.book.report(), report(seen)
    assert followed.whole.all.gmv == replayed.whole.all.gmv
    assert followed.products == replayed.products
    assert followed.segments == replayed.segments
    assert followed.series == replayed.series


@settings(deadline=None, max_examples=60)
@given(steps, st.integers(0, 30))
def test_a_journal_that_begins_in_the_middle_is_made_whole_by_the_ledger(rows: list[Any], lost: int) -> None:
    """A show that was saved under another name has a journal that begins with a snapshot."""
    seen = happened(rows)
    state = State()
    for event in seen:
        state = selling.apply(state, event)
    replay = Replay()
    for event in seen[lost:]:
        replay.take(event)
    caught_up(replay, state)
    told, total = replay.book.report().whole.all, state.ledger.total
    assert (told.units, told.returned, told.held, told.gmv) == (total.sold, total.returned, total.held, total.gmv)
    assert told.orders == state.ledger.sold_orders
    assert sum(replay.book.series().units) == total.sold


def test_a_changed_map_tells_what_changed_and_looks_at_nothing_else() -> None:
    before: persistent_map.PersistentMap[int] = {}
    for number in range(2_000):
        before = persistent_map.added(before, f"key {number}", number)
    after = persistent_map.added(persistent_map.added(before, "key 7", 8), "new", 1)
    assert sorted(changed(before, after)) == [("key 7", 7, 8), ("new", None, 1)]
    assert list(changed(after, after)) == []


def test_a_restarted_computer_goes_on_where_the_show_was() -> None:
    book = FigureBook()
    book.begin(500 * S)
    book.explain("p", 600 * S)
    book.explain("q", 20 * S)  # the monotonic clock began anew
    told = book.table().segments
    assert [(one.product, one.began_s) for one in told] == [("p", 100), ("q", 101)]


def test_an_opening_that_took_its_time_is_no_restart_of_the_computer() -> None:
    """A launch is marked at its zero, which is known when the shop has followed, and not before."""
    book = FigureBook()
    book.begin(500 * S)
    book.pass_time(700 * S)
    book.explain("p", 700 * S)
    book.mark("launch", "p", 680 * S)
    book.explain("q", 701 * S)
    assert [(mark.second, mark.kind) for mark in book.series().marks] == [(200, "explain"), (180, "launch"), (201, "explain")]


def test_a_show_in_which_nothing_happened_has_not_begun() -> None:
    replay = Replay()
    caught_up(replay, State())
    assert replay.book.section(31_000 * S).whole.seconds == 0
    replay.book.watch("room", Counts(3), 31_001 * S)
    assert replay.book.section(31_002 * S).whole.seconds == 2


def test_a_product_that_nobody_saw_come_counts_from_what_happened_last() -> None:
    replay = Replay()
    replay.take(events.RundownStarted(at_ns=100 * S))
    replay.take(events.LineCounted(at_ns=160 * S, shop="shop", product="p", line=line()))
    state = selling.apply(State(), events.ProductExplained(at_ns=20 * S, product="q"))
    caught_up(replay, state)
    assert [(one.product, one.began_s) for one in replay.book.table().segments] == [("q", 60)]
