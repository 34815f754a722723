"""The report of a run, put together from the desk's state."""

from __future__ import annotations

from typing import Any

from studio.desk import report
from studio.desk.desk import Desk
from studio.ipc import clock as clocks


def run_report(desk: Desk) -> dict[str, Any]:
    """Costs, counters and states as of now (docs/headless.md)."""
    destinations = {one.id: desk.destination_state(one) for one in desk.keeper.show.destinations}
    for ident, last in desk.last_sinks.items():
        if ident in destinations and not destinations[ident]["figures"]:
            destinations[ident] |= {"figures": last["figures"]}
    mixer = report.worker_state(desk.crew, "mixer")
    return {
        "show": desk.keeper.show.name,
        "air": desk.air.as_state(desk.clock.now_ns()) | {"whole": desk.figures.now(desk.clock.now_ns())},
        "clock_s": desk.clock.now_ns() / clocks.NS,
        "processes": report.processes(desk.crew),
        "cpu_s": round(sum(one["cpu_s"] for one in report.processes(desk.crew).values()), 2),
        "mixer": mixer,
        "encoders": report.workers(desk.crew, "encoder"),
        "sources": report.workers(desk.crew, "source"),
        "destinations": destinations,
        "alarms": desk.alarms.standing(),
    }
