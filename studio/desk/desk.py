"""The desk: joins show, processes, air, keys and the state that clients see. Every change ends in `refresh`.

One event loop. Nothing here blocks; nothing here knows pictures.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.contracts import messages
from studio.contracts.specs import PluginSpec, Spec
from studio.control.schema.state import State
from studio.control.schema.state.machine import Alarm, Logs
from studio.control.state import StateTree
from studio.desk import report, worker_alarms
from studio.desk.air import Air
from studio.desk.air_watch import AirWatch
from studio.desk.alarms import RECOVERY_ALARM, Alarms, grants_alarm, recovery_alarm, secrets_alarm
from studio.desk.black_alarms import BlackAlarms
from studio.desk.broadcasts import Broadcasts
from studio.desk.bystanders import bystander
from studio.desk.chat.hint_desk import NAME as HINTS
from studio.desk.clients import Clients
from studio.desk.computer import Computer
from studio.desk.connections import Connections
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.crowd import PLUGIN
from studio.desk.desired_processes import Wanted, desired_processes, plugin_worker
from studio.desk.destinations import Destinations
from studio.desk.incidents import Incidents
from studio.desk.journal import journal_of
from studio.desk.kept_shows import KeptShows, KeptShowsPorts
from studio.desk.keys import Keys
from studio.desk.openings import Openings
from studio.desk.permits import Permits
from studio.desk.planner import Planner
from studio.desk.plugins import InstalledPlugins
from studio.desk.probes import Probes
from studio.desk.process_host import ProcessHost
from studio.desk.processes import Listeners, Processes
from studio.desk.rehearsal import RehearsalPlatform
from studio.desk.selling.sales import Sales, SalesPorts
from studio.desk.show_document import ShowDocument
from studio.desk.trials import Trials
from studio.desk.views import Views
from studio.desk.worker_sections import WorkerSections
from studio.document import model
from studio.ipc import clock as clocks
from studio.system import folders

_RECOVERY_DEADLINE_S = 1.0


class Desk:
    """What commands act on. Its parts are built in the order in which they need each other; workers run where `host` has them."""

    def __init__(self, session: Path, host: ProcessHost, clock: clocks.Clock) -> None:
        self.session, self.clock = session, clock
        self.state = state = StateTree()
        self.incidents = Incidents()
        self._note_incidents = bystander(self.incidents.look)
        self.alarms = Alarms(self._alarms_changed)
        self.clients = Clients()
        self.recovery = CrashRecovery(session, lambda error: recovery_alarm(self.alarms, error, session))
        document = ShowDocument(self.recovery, clock, self.touch, lambda *asked: self.permits.check(*asked))
        heard = Listeners(
            self._worker_changed, self._worker_event, self.clients.meters, self._worker_hello, self._worker_configured
        )
        processes = Processes(session, host, clock, heard)
        self.document, self.processes = document, processes
        self.air = Air()
        self.keys = Keys()
        self.probes = Probes(processes)
        self.computer = Computer()
        self.sections = WorkerSections(processes, state)
        self.headless: dict[str, Any] = {}  # what a headless run must know again after a crash
        self.openings = Openings()
        self.leaving = asyncio.Event()  # the studio is to end
        self.changed = asyncio.Event()  # set whenever a worker said something or the show changed
        self.plugins = InstalledPlugins(document, processes, state, self.touch)
        self.sales = Sales(
            SalesPorts(
                session,
                document,
                state,
                clock,
                self.alarms,
                processes.send,
                self.clients.event,
                self.touch,
                lambda: report.recordings(processes),
                lambda overlay: self.plugins.catalogue.needs(overlay),
                self.plugins.runs,
                lambda overlay: self.plugins.catalogue.follows(overlay),
                lambda connection: self.connections.names().get(connection, connection),
                lambda connection: self.connections.topics(connection),
                lambda connection: self.connections.personal_data(connection),
            )
        )
        self.connections = Connections(
            document, processes, self.keys, self.plugins, state, lambda: self.sales.engine.state.shops, self.touch
        )
        self.broadcasts = Broadcasts(
            self.connections.find,
            self.sales.calls.ask,
            self.sales.audience.behind_ms,
            self.sales.chat_journal.note,
            state,
            self.alarms,
        )
        self.planner = Planner(document, clock, lambda: self.sales.cards.cues)
        self.black = BlackAlarms(document, self.air, self.alarms)
        self.views = Views(self.sales.cards.look_at, self.touch)
        self.trials = Trials(self.touch)
        self.rehearsal = RehearsalPlatform(document, processes, self.air, self.plugins, state, self._rehearsal_said)
        self.destinations = Destinations(
            document,
            processes,
            self.air,
            self.keys,
            self.rehearsal,
            lambda: self.sales.audience.behind_ms(self.rehearsal.connection),
            self.touch,
        )
        self.air_watch = AirWatch(
            document,
            processes,
            self.air,
            self.destinations,
            self.alarms,
            lambda: self.sales.engine.state.ledger,
            lambda: self.kept_shows.ended(),
        )
        self.kept_shows = KeptShows(
            KeptShowsPorts(
                session,
                folders.shows_folder(),
                document,
                self.sales.engine,
                self.probes,
                lambda: self.air_watch.figures.now(clock.now_ns()),
                self.incidents.told,
                self.sales.moderation.counted.told,
                self.sales.demand.table,
                self.sales.questions.kept,
                self.sales.figures.written,
                lambda told: state.put(State.kept_show, told),
            )
        )
        self.permits = Permits(document, processes, self.planner, self.air, self.sales, self.plugins)
        self._refresh_due = False
        self._sold_from: model.Show | None = None  # the show that sales knows
        state.put(State.alarms, ())
        past = folders.sessions_folder()
        state.put(State.logs, Logs(session=str(session / "logs"), kept=str(past) if past.is_dir() else ""))
        self.publish_machine()

    # ------------------------------------------------------------ show to workers and to clients

    def touch(self) -> None:
        """Something changed: refresh before the loop does anything slower."""
        if not self._refresh_due:
            self._refresh_due = True
            asyncio.get_running_loop().call_soon(self.refresh)

    def refresh(self) -> None:
        """Compile the show, wish for workers, tell clients, remember."""
        self._refresh_due = False
        document, now = self.document, self.clock.now_ns()
        if document.show is not self._sold_from:
            self._sold_from = document.show
            self.sales.edited()
        self.air.stop(self.air.active - {one.id for one in document.show.destinations})
        if self.rehearsal.crowd_is_lost:
            self.rehearsal.crowd.end()
        ask_again_ns = self.planner.settle_sizes(now)
        if ask_again_ns is not None:
            asyncio.get_running_loop().call_later((ask_again_ns - now) / clocks.NS + 0.01, self.touch)
        plan = self.planner.next_plan()
        self.black.update(plan)
        wanted = Wanted(
            show=document.resolved,
            plan=plan,
            sizes=self.planner.sizes,
            active=frozenset(self.air.active),
            views=self.views.wanted,
            auto_codec=self.computer.auto_codec,
            plugins=self.connections.specs(),
            taken_at=self.rehearsal.taken_at,
            lingering=report.encodings_of_sinks(self.processes),
            aside=self.trials.specs(self.planner.natural) | self.rehearsal.crowd.specs() | self.sales.hints.specs(),
        )
        self.processes.wish(desired_processes(wanted))
        document.publish(self.state)
        self.connections.publish()
        grants_alarm(self.alarms, self.connections.ungranted())
        secrets_alarm(self.alarms, self.connections.unkept())
        self.views.publish(self.state)
        self.rehearsal.publish()
        self.destinations.send_edited_keys()
        self.destinations.seek_keys()
        self.sections.publish()
        self.publish_air()
        self.remember()
        self.changed.set()

    def publish_air(self) -> None:
        """Tell clients what is on air, and how the destinations are."""
        self.air_watch.publish(self.state, self.clock.now_ns())

    def remember(self) -> None:
        """Leave a note for the desk after us."""
        own = self.document.as_memory() | self.air_watch.as_memory() | self.rehearsal.as_memory() | self.computer.as_memory()
        own |= {"cards": self.sales.cards.on_air.as_memory(), "talk": self.sales.host.as_memory()}
        own |= {"natural": self.planner.as_memory(), "views": self.views.as_memory(), "headless": self.headless}
        self.recovery.remember(own)

    async def remembered(self) -> None:
        """Wait until a desk after us would know what was just done; not for ever, should the disk hang."""
        if self._refresh_due:
            self.refresh()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.recovery.written(), _RECOVERY_DEADLINE_S)

    def recall(self, left: Mapping[str, Any]) -> None:
        """Be what the desk before us was (after the show document)."""
        self.air_watch.recall(left)
        self.rehearsal.recall(left)
        self.computer.recall(left)
        self.planner.recall(left["natural"])
        self.views.recall(left["views"])
        self.headless = dict(left["headless"])
        self.sales.cards.on_air.recall(left["cards"])
        self.sales.host.recall(left["talk"])

    async def journal_path(self) -> Path:
        """Where the journal of the show's sale lies: by its file; in the session while it has none."""
        in_session, path = self.recovery.unsaved_journal(), self.document.path
        return in_session if path is None else await asyncio.to_thread(journal_of, path, in_session)

    async def open_journal(self) -> None:
        """Go on selling where the show's journal ends."""
        self._sold_from = self.document.show
        await self.sales.open(await self.journal_path())

    def _alarms_changed(self, standing: tuple[Alarm, ...]) -> None:
        self.state.put(State.alarms, standing)
        self._note_incidents(standing)

    def forget_show(self) -> None:
        """Another show was opened: what belonged to the old one goes. Views are the windows': they follow the new show."""
        self.planner.natural.clear()
        self.destinations.last_sinks.clear()
        self.sales.cards.forget()
        for alarm in self.alarms.standing():
            if alarm.id not in self.processes.members and alarm.id != RECOVERY_ALARM:  # those end with their own causes
                self.alarms.clear(alarm.id)

    # ------------------------------------------------------------ what workers say

    def _worker_changed(self, name: str) -> None:
        kind, _, ident = name.partition(".")
        self.sections.worker_changed(name)
        match kind:
            case "source" | "trial":
                if self.planner.learn(ident, self.processes.status(name)):
                    self.touch()
                if kind == "trial" and name not in self.processes.members:
                    self.planner.natural.pop(ident, None)
            case "mixer":
                if self.black.see(self.processes.status(name)):
                    self.touch()
            case "sink":
                self.publish_air()
                if name not in self.processes.members:
                    self.touch()  # its encoder may go now
            case "probe":
                self.probes.changed(name)
            case "crowd":
                if self.rehearsal.crowd_changed(name):
                    self.touch()
            case "hints":
                self.sales.hints.process_changed(self.processes.status(name))
        if kind == "plugin":
            self.sales.process_changed(ident, self.processes.status(name))
            member = self.processes.members.get(name)
            if member is not None and member.worker.phase in ("wanted", "waiting", "stopping", "disabled"):
                self.sales.process_ended(ident, for_good=member.worker.phase == "disabled")
            if member is None or member.worker.phase in ("wanted", "waiting", "stopping", "disabled"):
                self.broadcasts.ended(ident, for_good=self.connections.of_process(ident) is None)
            self.connections.publish()
            if self.rehearsal.crowd_is_lost:
                self.touch()
        worker_alarms.update(self.alarms, self.document.show, self.connections.names(), name, self.processes.status(name))
        self.sections.process_changed(name)
        self.changed.set()

    def _worker_event(self, name: str, event: messages.Event) -> None:
        if name.startswith("probe."):
            self.probes.heard(name, event)
            return
        if name.startswith("plugin."):  # speaks to the desk alone: clients would take it for the desk's own words
            self._plugin_event(name.removeprefix("plugin."), event)
            return
        if name == HINTS:
            self.sales.hints.take_event(event)
            return
        if name.startswith("sink.") and event.name == "marked":  # for the journal
            self.sales.recording_marked(event.data)
            return
        self.clients.event(event.name, event.data | {"worker": name})

    def _plugin_event(self, name: str, event: messages.Event) -> None:
        """What the process of a connection says, or one that draws a plugin's cards, of which the cards alone are heard."""
        connection = self.connections.of_process(name)
        if event.name == "ingest" and connection is not None and connection.plugin == PLUGIN:
            self.rehearsal.learn(name, event.data)
        if event.name == "keep_secret":
            self.connections.changed_secrets.take(name, event.data)
            return
        member = self.processes.members.get(plugin_worker(name))
        if member is None or member.worker.phase == "stopping":  # it has to end: it speaks of an account that is no more
            return
        if connection is None and event.name != "card_failed":
            return
        if event.name == "connection_state":
            self.connections.learn(name, event.data)
        if event.name == "ingest":
            self.connections.learn_page(name, event.data)
        self.sales.take_event(name, event)
        self.broadcasts.hear(name, event.name, event.data)

    def _worker_hello(self, name: str) -> None:
        kind, _, ident = name.partition(".")
        if kind == "plugin":
            self.sales.greet(ident)
            self.connections.greet(name)
        if kind == "sink":
            self.destinations.greet(ident)

    def _worker_configured(self, name: str, before: Spec) -> None:
        kind, _, ident = name.partition(".")
        now = self.processes.members[name].spec
        if kind == "plugin" and isinstance(before, PluginSpec) and isinstance(now, PluginSpec):
            if now.settings != before.settings:  # it speaks with another account, or as a new process would
                self._worker_hello(name)
            else:  # what it is called, or may be told: it goes on with what it knows
                self.sales.subscriptions.begun_anew(ident)
                self.connections.give_secrets(name)
        if kind == "sink":
            self.destinations.greet(ident)  # one that is to use another key has forgotten the old one

    def _rehearsal_said(self) -> None:
        """The rehearsal platform listens elsewhere, or takes another key."""
        self.destinations.send_plugin_keys(PLUGIN)
        self.touch()

    # ------------------------------------------------------------ the computer

    def publish_machine(self) -> None:
        self.sections.publish_costs()
        self.computer.publish(self.state, self.keys.available)
