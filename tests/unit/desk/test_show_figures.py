from __future__ import annotations

import json

from studio.control.schema.state.air import Summary
from studio.desk.show_figures import ShowFigures

S = 10**9


def test_a_show_keeps_what_was_counted_though_its_processes_are_gone() -> None:
    figures = ShowFigures()
    figures.watch({"lagged mixer": 4})
    figures.begin(10 * S, {"lagged mixer": 4})
    figures.watch({"lagged mixer": 5, "skipped main": 40, "dropped shop": 3})
    figures.watch({"lagged mixer": 5, "skipped main": 45, "dropped shop": 7, "units": 12, "orders": 9})
    figures.watch({"lagged mixer": 5})
    figures.end(250 * S)
    assert figures.last == Summary(
        ended_ns=250 * S,
        seconds=240,
        lagged=1,
        skipped=45,
        dropped=7,
        reconnects=0,
        orders=9,
        units=12,
    )


def test_a_process_that_began_anew_counts_on() -> None:
    figures = ShowFigures()
    figures.begin(S, {"lagged mixer": 100})
    for lagged in (103, 2, 5):
        figures.watch({"lagged mixer": lagged})
    figures.end(2 * S)
    assert figures.last is not None
    assert figures.last.lagged == 8


def test_what_is_sent_back_was_not_sold() -> None:
    """A unit that came back was added up as a ledger that began anew: 14 sold and one returned were 27."""
    figures = ShowFigures()
    figures.begin(S, {"orders all": 2, "units all": 3})
    for orders, units in ((10, 17), (9, 16), (10, 18)):
        figures.watch({"orders all": orders, "units all": units})
    figures.end(2 * S)
    assert figures.last is not None
    assert (figures.last.orders, figures.last.units) == (8, 15)


def test_nothing_is_counted_off_air_and_the_next_show_begins_at_nothing() -> None:
    figures = ShowFigures()
    assert figures.now(S) is None
    figures.begin(S, {})
    figures.watch({"skipped main": 3})
    figures.end(2 * S)
    figures.watch({"skipped main": 9})
    figures.begin(3 * S, {"skipped main": 9})
    figures.watch({"skipped main": 10})
    so_far = figures.now(5 * S)
    assert so_far is not None
    assert (so_far.seconds, so_far.skipped) == (2, 1)


def test_the_next_desk_counts_on() -> None:
    figures, after = ShowFigures(), ShowFigures()
    figures.begin(S, {"lagged mixer": 1})
    figures.watch({"lagged mixer": 2})
    after.recall(json.loads(json.dumps(figures.as_memory())))
    after.watch({"lagged mixer": 4})
    after.end(3 * S)
    assert after.last is not None
    assert (after.last.lagged, after.last.seconds) == (3, 2)
