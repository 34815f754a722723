"""What clients are told of the workers: sections `sources`, `trials`, `encoders`, `mixer` and `processes`."""

from __future__ import annotations

from studio.control.schema.state import State
from studio.control.schema.state.part import Section
from studio.control.schema.state.workers import Worker
from studio.control.state import StateTree
from studio.desk import report
from studio.desk.processes import Processes

_BY_KIND: dict[str, Section[dict[str, Worker]]] = {
    "source": State.sources,
    "trial": State.trials,
    "encoder": State.encoders,
}


class WorkerSections:
    """One event loop. Costs of processes are told by `publish_costs` alone, starts and ends of them at once."""

    def __init__(self, processes: Processes, state: StateTree) -> None:
        self._processes, self._state = processes, state
        self._lives: dict[str, tuple[int, str, int]] = {}  # by worker: process id, phase, restarts, as they were told

    def publish(self) -> None:
        """Tell how all workers are."""
        for kind, section in _BY_KIND.items():
            self._state.put(section, report.workers(self._processes, kind))
        self._state.put(State.mixer, report.worker_state(self._processes, "mixer"))

    def publish_costs(self) -> None:
        """Tell what every process costs."""
        self._state.put(State.processes, report.every_process(self._processes))

    def worker_changed(self, name: str) -> None:
        """A worker said something, or its process is another: tell how it is."""
        kind, _, ident = name.partition(".")
        if kind in _BY_KIND:
            if name in self._processes.members:
                self._state.put_entry(_BY_KIND[kind], ident, report.worker_state(self._processes, name))
            else:
                self._state.drop_entry(_BY_KIND[kind], ident)
        elif name == "mixer":
            self._state.put(State.mixer, report.worker_state(self._processes, name))

    def process_changed(self, name: str) -> None:
        """Tell at once when a process starts or ends; what it costs can wait for the next look at the computer."""
        member = self._processes.members.get(name)
        if member is None:
            self._lives.pop(name, None)
            self._state.drop_entry(State.processes, name)
            return
        life = (member.worker.pid, member.worker.phase, member.worker.restarts)
        if self._lives.get(name) != life:
            self._lives[name] = life
            self._state.put_entry(State.processes, name, report.process_state(member))
