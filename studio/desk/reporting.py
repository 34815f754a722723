"""The report of a run, put together from the desk's state."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.desk import report
from studio.desk.desk import Desk
from studio.ipc import clock as clocks
from studio.values.sentences import plain


def run_report(desk: Desk) -> dict[str, Any]:
    """Costs, counters and states as of now (docs/headless.md)."""
    destinations = {destination.id: desk.destinations.state_of(destination) for destination in desk.document.show.destinations}
    for ident, last in desk.destinations.last_sinks.items():
        if ident in destinations and not destinations[ident].figures:
            destinations[ident] = msgspec.structs.replace(destinations[ident], figures=last.figures)
    air = desk.air.as_state(desk.clock.now_ns())
    processes = report.every_process(desk.processes)
    told: dict[str, Any] = {
        "show": desk.document.show.name,
        "air": {
            "state": air.state,
            "since_ns": air.since_ns,
            "seconds": air.seconds,
            "whole": desk.air_watch.figures.now(desk.clock.now_ns()),
        },
        "clock_s": desk.clock.now_ns() / clocks.NS,
        "processes": processes,
        "cpu_s": round(sum(process.cpu_s for process in processes.values()), 2),
        "mixer": report.worker_state(desk.processes, "mixer"),
        "encoders": report.workers(desk.processes, "encoder"),
        "sources": report.workers(desk.processes, "source"),
        "destinations": destinations,
        "alarms": desk.alarms.standing(),
        "seal": desk.sales.engine.seal,
    }
    whole: dict[str, Any] = msgspec.to_builtins(told, enc_hook=plain)
    return whole
