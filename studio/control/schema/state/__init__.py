"""The state that every client sees: one struct per section, declared once for desk, windows and docs alike."""

from __future__ import annotations

from studio.control.schema.state.air import Air
from studio.control.schema.state.broadcasts import Broadcast
from studio.control.schema.state.chat import ChatChannel, ChatCounts, Silenced
from studio.control.schema.state.connections import Connection
from studio.control.schema.state.demand import Demand
from studio.control.schema.state.document import File, Undo
from studio.control.schema.state.figures import Figures
from studio.control.schema.state.host import Host
from studio.control.schema.state.machine import Alarm, Crowd, KeptShow, Logs, Machine, Rehearsal
from studio.control.schema.state.part import Part, Reads, Section, T
from studio.control.schema.state.plugins import CardKind, Plugin
from studio.control.schema.state.questions import Questions
from studio.control.schema.state.selling import Selling
from studio.control.schema.state.stage import Card, Stage
from studio.control.schema.state.tally import Tally
from studio.control.schema.state.watched import WatchedWords
from studio.control.schema.state.workers import Destination, Process, Worker
from studio.document.model import Show

__all__ = ["SECTIONS", "Part", "Reads", "Section", "State"]


class State:
    """The state tree by section. What reads one (`read`) is asked anew at every access: keep what you need twice."""

    show = Section(Show, Show(), "The document: what is saved.")
    file = Section(File, File(), "Where the document is kept.")
    undo = Section(Undo, Undo(), "What undo and redo would do.")
    stage = Section(Stage, Stage(), "What is on program and on preview.")
    air = Section(Air, Air(), "Whether the show is on air.")
    sources = Section[dict[str, Worker]](dict[str, Worker], {}, "By source: the worker that delivers it.")
    trials = Section[dict[str, Worker]](dict[str, Worker], {}, "By trial: a source that a dialog shows before it is added.")
    encoders = Section[dict[str, Worker]](dict[str, Worker], {}, "By encoding: the worker that encodes it.")
    destinations = Section[dict[str, Destination]](dict[str, Destination], {}, "By destination: how it is sent.")
    mixer = Section(Worker, Worker(), "The mixer.")
    processes = Section[dict[str, Process]](dict[str, Process], {}, "By name: every process of the studio.")
    machine = Section(Machine, Machine(), "The computer.")
    logs = Section(Logs, Logs(), "Where logs lie.")
    kept_show = Section(KeptShow, KeptShow(), "What is kept of the show that ended last.")
    alarms = Section[tuple[Alarm, ...]](tuple[Alarm, ...], (), "What the operator must know now, the newest last.")
    rehearsal = Section(Rehearsal, Rehearsal(), "The rehearsal platform on this computer.")
    crowd = Section(Crowd, Crowd(), "Its simulated viewers.")
    views = Section[dict[str, str]](dict[str, str], {}, "By view that a window asked for: the ring with its pictures.")
    selling = Section(Selling, Selling(), "What is sold, how it goes, and what the shops say.")
    figures = Section(Figures, Figures(), "What the show brings, in figures: as a whole, of late, and of the product on air.")
    cards = Section[dict[str, Card]](dict[str, Card], {}, "By card: how it stands.")
    chat = Section[dict[str, ChatChannel]](dict[str, ChatChannel], {}, "By connection: the chat that it reads or writes.")
    silenced = Section[tuple[Silenced, ...]](
        tuple[Silenced, ...], (), "Viewers whom the show has muted or blocked, the latest last."
    )
    chat_counts = Section(ChatCounts, ChatCounts(), "How much viewers write, and how much of it is shown.")
    tally = Section(Tally, Tally(), "The tally of keywords that viewers write.")
    watched_words = Section(WatchedWords, WatchedWords(), "Words that are watched for, and where they were found.")
    questions = Section(Questions, Questions(), "What viewers ask, by topic.")
    demand = Section(Demand, Demand(), "What viewers and buyers' notes ask for, by facet.")
    host = Section(Host, Host(), "What the host sees.")
    pictures = Section[dict[str, str]](dict[str, str], {}, "By address on the web: the file that it became.")
    plugins = Section[dict[str, Plugin]](dict[str, Plugin], {}, "By plugin: what it is and what it is set to.")
    connections = Section[dict[str, Connection]](
        dict[str, Connection], {}, "By connection: the account of a platform or shop, and how it is."
    )
    broadcasts = Section[dict[str, Broadcast]](
        dict[str, Broadcast], {}, "By connection: the broadcast at its platform, and what can be done with it."
    )
    overlay_kinds = Section[dict[str, tuple[CardKind, ...]]](
        dict[str, tuple[CardKind, ...]], {}, "By plugin: the cards that it offers."
    )

    def __init__(self, read: Reads) -> None:
        self._read = read

    def section(self, section: Section[T]) -> T:
        return self._read.section(section)


SECTIONS: tuple[Section[object], ...] = tuple(one for one in vars(State).values() if isinstance(one, Section))
