"""Follows what is on air: sinks' states in, sections `air` and `destinations` out, and what the show on air adds up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.control.schema.state import State
from studio.control.state import StateTree
from studio.desk import report
from studio.desk.air import Air
from studio.desk.alarms import Alarms, end_of_causes
from studio.desk.destinations import Destinations
from studio.desk.processes import Processes
from studio.desk.show_document import ShowDocument
from studio.desk.show_figures import ShowFigures
from studio.show.selling.ledger import Ledger

_COUNTED = (("mixer", ("lagged",)), ("encoder", ("skipped",)), ("sink", ("dropped", "reconnects")))


class AirWatch:
    """One event loop. `ledger`: what was sold so far; `ended` is called when the show goes off air."""

    def __init__(
        self,
        document: ShowDocument,
        processes: Processes,
        air: Air,
        destinations: Destinations,
        alarms: Alarms,
        ledger: Callable[[], Ledger],
        ended: Callable[[], None],
    ) -> None:
        self._document, self._processes, self._air, self._destinations = document, processes, air, destinations
        self._alarms, self._ledger, self._ended = alarms, ledger, ended
        self.figures = ShowFigures()

    def publish(self, state: StateTree, now_ns: int) -> None:
        """Look at the sinks; tell clients what is on air, and how the destinations are."""
        before = self._air.state
        self.figures.watch(counters := self._counters())
        self._air.observe(report.sink_states(self._processes), now_ns)
        if self._air.state == "on" and before == "starting":
            self.figures.begin(now_ns, counters)
        elif self._air.state == "off" and before == "stopping":
            self.figures.end(now_ns)
            self._ended()
        end_of_causes(
            self._alarms, self._document.show, self._air, lambda destination: self._destinations.key_of(destination) is None
        )
        state.put(State.air, self._air.as_state(now_ns, self.figures.last))
        self._destinations.publish(state)

    def _counters(self) -> dict[str, int]:
        """Everything that a show's summary adds up, by "<what it counts> <who counts>"."""
        found: dict[str, int] = {}
        for kind, names in _COUNTED:
            for worker, member in self._processes.members.items():
                if worker.partition(".")[0] == kind and member.worker.pid:
                    figures = member.worker.status.figures
                    found |= {f"{name} {worker}": int(figures.get(name) or 0) for name in names}
        total = self._ledger()
        return found | {"orders all": total.sold_orders, "units all": total.total.sold}

    def as_memory(self) -> dict[str, Any]:
        return {"air": self._air.as_memory(), "figures": self.figures.as_memory()}

    def recall(self, left: Mapping[str, Any]) -> None:
        """Be what the desk before us was."""
        self._air.recall(left["air"])
        self.figures.recall(left["figures"])
