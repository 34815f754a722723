"""What a run cost and delivered, as one JSON object (docs/headless.md). Reads the desk's state; changes nothing."""

from __future__ import annotations

import os

from studio.contracts import messages
from studio.contracts.specs import SinkSpec
from studio.control.schema.state.workers import Process, Worker
from studio.desk.member import Member
from studio.desk.processes import Processes
from studio.system import process
from studio.system.machine import process_figures

_OWN = ("cpu_s", "memory_bytes", "peak_memory_bytes", "stage", "deadline_s", messages.STANDS_FIGURE, messages.FILE_FIGURE)


def every_process(processes: Processes) -> dict[str, Process]:
    """Every process of the session, launcher and window too."""
    found = {name: process_state(member) for name, member in processes.members.items()}
    found["desk"] = Process(
        pid=os.getpid(),
        state="running",
        cpu_s=round(process.cpu_s(), 2),
        memory_bytes=process.memory_bytes(),
        peak_memory_bytes=process.peak_memory_bytes(),
    )
    for name, pid in {"launcher": os.getppid(), **{n: p for n, p in processes.own_pids.items() if n != "desk"}}.items():
        figures = process_figures(pid)
        if figures is not None:
            cpu_s, memory, peak = figures
            found[name] = Process(pid=pid, state="running", cpu_s=round(cpu_s, 2), memory_bytes=memory, peak_memory_bytes=peak)
    return found


def process_state(member: Member) -> Process:
    """The same of one worker."""
    worker = member.worker
    return Process(
        pid=worker.pid,
        state=worker.phase,
        restarts=worker.restarts,
        cpu_s=round(member.cpu_s, 2),
        memory_bytes=_whole(worker.status.figures.get("memory_bytes")) if worker.pid else 0,
        peak_memory_bytes=member.peak_memory_bytes,
    )


def workers(processes: Processes, kind: str) -> dict[str, Worker]:
    """State, words and figures of all workers of a kind, by the part of their name after the dot."""
    return {
        name.partition(".")[2]: worker_state(processes, name)
        for name, member in processes.members.items()
        if name.partition(".")[0] == kind and member.worker.wanted
    }


def worker_state(processes: Processes, name: str) -> Worker:
    """State, words and figures of one worker; what every process says of itself is left out of the figures."""
    status = processes.status(name)
    if status is None:
        return Worker()
    figures = {key: value for key, value in status.figures.items() if key not in _OWN}
    return Worker(state=status.state, text=status.text, figures=figures)


def sink_states(processes: Processes) -> dict[str, str]:
    """State by destination of every sink there is; those that are starting or ending say so."""
    return {
        name.removeprefix("sink."): member.worker.status.state if member.worker.phase == "running" else member.worker.phase
        for name, member in processes.members.items()
        if name.startswith("sink.")
    }


def encodings_of_sinks(processes: Processes) -> frozenset[str]:
    """Encodings that a sink still takes packets from; one that ends writes its last ones first."""
    specs = (member.spec for member in processes.members.values())
    return frozenset(spec.encoder for spec in specs if isinstance(spec, SinkSpec))


def recordings(processes: Processes) -> list[str]:
    """Workers that record now."""
    specs = {name: member.spec for name, member in processes.members.items()}
    return [name for name, spec in specs.items() if isinstance(spec, SinkSpec) and spec.target.facts.is_file]


def _whole(figure: object) -> int:
    """A plugin may say anything of itself."""
    return figure if isinstance(figure, int) else 0
