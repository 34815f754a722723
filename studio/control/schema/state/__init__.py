"""The state that every client sees: one struct per section, declared once for desk, windows and docs alike."""

from __future__ import annotations

from studio.control.schema.state.air import Air
from studio.control.schema.state.document import File, Undo
from studio.control.schema.state.host import Host
from studio.control.schema.state.machine import Alarm, Crowd, Logs, Machine, Rehearsal
from studio.control.schema.state.part import Part, Reads, Section, T
from studio.control.schema.state.plugins import CardKind, Plugin
from studio.control.schema.state.selling import Selling
from studio.control.schema.state.stage import Card, Stage
from studio.control.schema.state.workers import Destination, Process, Worker
from studio.document.model import Show

__all__ = ["SECTIONS", "Part", "Reads", "Section", "State"]


class State:
    """The state tree by section. What reads one (`read`) is asked anew at every access: keep what you need twice."""

    show = Section(Show, Show())
    file = Section(File, File())
    undo = Section(Undo, Undo())
    stage = Section(Stage, Stage())
    air = Section(Air, Air())
    sources = Section[dict[str, Worker]](dict[str, Worker], {})
    trials = Section[dict[str, Worker]](dict[str, Worker], {})
    encoders = Section[dict[str, Worker]](dict[str, Worker], {})
    destinations = Section[dict[str, Destination]](dict[str, Destination], {})
    mixer = Section(Worker, Worker())
    processes = Section[dict[str, Process]](dict[str, Process], {})
    machine = Section(Machine, Machine())
    logs = Section(Logs, Logs())
    alarms = Section[tuple[Alarm, ...]](tuple[Alarm, ...], ())
    rehearsal = Section(Rehearsal, Rehearsal())
    crowd = Section(Crowd, Crowd())
    views = Section[dict[str, str]](dict[str, str], {})
    selling = Section(Selling, Selling())
    cards = Section[dict[str, Card]](dict[str, Card], {})
    host = Section(Host, Host())
    pictures = Section[dict[str, str]](dict[str, str], {})
    plugins = Section[dict[str, Plugin]](dict[str, Plugin], {})
    overlay_kinds = Section[dict[str, tuple[CardKind, ...]]](dict[str, tuple[CardKind, ...]], {})

    def __init__(self, read: Reads) -> None:
        self._read = read

    def section(self, section: Section[T]) -> T:
        return self._read.section(section)


SECTIONS: tuple[Section[object], ...] = tuple(one for one in vars(State).values() if isinstance(one, Section))
