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
from studio.contracts.specs import SinkSpec
from studio.control.schema.answers import Finding
from studio.control.schema.edit import Confirmed
from studio.control.schema.state import State
from studio.control.schema.state.document import File
from studio.control.schema.state.machine import Logs
from studio.control.schema.state.machine import Rehearsal as RehearsalPage
from studio.control.schema.state.workers import Destination, Worker
from studio.control.state import StateTree
from studio.desk import guards, kind_checks, preflight, prices_on_air, removals, report, worker_alarms
from studio.desk.air import Air
from studio.desk.alarms import RECOVERY_ALARM, Alarms, end_of_causes, recovery_alarm
from studio.desk.black import sending_black, sending_dark
from studio.desk.black_alarms import BlackAlarms
from studio.desk.clients import Clients
from studio.desk.computer import Computer
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.crowd import PLUGIN, Rehearsal, RehearsalCrowd
from studio.desk.desired_processes import REHEARSAL, Wanted, desired_processes
from studio.desk.journal import journal_of
from studio.desk.keys import Keys, Secret
from studio.desk.planner import Planner
from studio.desk.plugins import InstalledPlugins
from studio.desk.probes import Probes
from studio.desk.processes import Processes
from studio.desk.selling.sales import Sales, SalesPorts
from studio.desk.show_document import Doing, ShowDocument
from studio.desk.show_figures import ShowFigures
from studio.desk.trials import Trials
from studio.desk.views import Views
from studio.desk.worker_sections import WorkerSections
from studio.document import model
from studio.errors import RefusedError
from studio.ipc import clock as clocks
from studio.show import stage as stages
from studio.system import disk, folders

_RECOVERY_DEADLINE_S = 1.0


class Desk:
    """What commands act on."""

    def __init__(
        self, document: ShowDocument, processes: Processes, recovery: CrashRecovery, state: StateTree, clock: clocks.Clock
    ) -> None:
        self.document, self.processes, self.state = document, processes, state
        self.clock = clock
        self.air = Air()
        self.keys = Keys()
        self.probes = Probes(processes)
        self.alarms = Alarms(lambda standing: state.put(State.alarms, standing))
        self.computer = Computer()
        self.sections = WorkerSections(processes, state)
        self.headless: dict[str, Any] = {}  # what a headless run must know again after a crash
        self.clients = Clients()
        self.leaving = asyncio.Event()  # the studio is to end
        self.changed = asyncio.Event()  # set whenever a worker said something or the show changed
        self.figures = ShowFigures()
        self.last_sinks: dict[str, Worker] = {}  # of destinations, also after they ended
        self.plugins = InstalledPlugins(document, processes, self.keys, state, self.touch)
        self.sales = Sales(
            SalesPorts(
                recovery.session,
                document,
                state,
                clock,
                self.alarms,
                processes.send,
                self.clients.event,
                self.touch,
                self._recordings,
                lambda overlay: self.plugins.catalogue.needs(overlay),
                self.plugins.runs,
            )
        )
        self._recovery = recovery
        self.session = recovery.session
        self.planner = Planner(document, clock, lambda: self.sales.cards.cues)
        self.black = BlackAlarms(document, self.air, self.alarms)
        self.views = Views(self.sales.cards.look_at, self.touch)
        self.trials = Trials(self.touch)
        self.crowd = RehearsalCrowd(
            lambda settings: self.plugins.catalogue.crowd(PLUGIN, settings),
            lambda settings: self.plugins.catalogue.crowd_problems(PLUGIN, settings),
        )
        self._rehearsal: dict[str, str] = {}
        self._refresh_due = False
        self._sold_from: model.Show | None = None  # the show that sales knows
        self._shown: model.Show | None = None  # the show that clients know
        document.on_change, document.permit = self.touch, self._permit
        processes.on_status, processes.on_event, processes.on_hello = self._worker_changed, self._worker_event, self._worker_hello
        processes.on_meters = self.clients.meters
        recovery.on_trouble = lambda error: recovery_alarm(self.alarms, error, recovery.session)
        state.put(State.alarms, ())
        past = folders.sessions_folder()
        state.put(State.logs, Logs(session=str(recovery.session / "logs"), kept=str(past) if past.is_dir() else ""))
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
        if self.crowd.there and not self.rehearsal().takes_a_crowd:
            self.crowd.end()
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
            plugins=self.plugins.specs(),
            taken_at={PLUGIN: self._rehearsal.get("rtmp_url", "")},
            lingering=frozenset(self._encoders_of_sinks()),
            aside=self.trials.specs(self.planner.natural) | self.crowd.specs(),
        )
        self.processes.wish(desired_processes(wanted))
        self._publish(now)
        self.remember()
        self.changed.set()

    def _publish(self, now: int) -> None:
        document, state = self.document, self.state
        if document.show is not self._shown:
            self._shown = document.show
            state.put(State.show, document.show)
        state.put(State.file, File(path=str(document.path or ""), saved=document.saved, text=document.show.name))
        state.put(State.undo, document.labels())
        stage = document.stage
        state.put(State.stage, stages.as_state(document.show, stage))
        self.views.publish(state)
        state.put(State.rehearsal, RehearsalPage(url=self._rehearsal.get("page_url", "")))
        state.put(State.crowd, self.crowd.section())
        self.sections.publish()
        self.publish_air(now)

    def publish_air(self, now: int) -> None:
        """Tell clients what is on air, and how the destinations are."""
        before = self.air.state
        self.figures.watch(counters := self._counters())
        self.air.observe(self._sink_states(), now)
        if self.air.state == "on" and before == "starting":
            self.figures.begin(now, counters)
        elif self.air.state == "off" and before == "stopping":
            self.figures.end(now)
        end_of_causes(self.alarms, self.document.show, self.air, lambda one: self.key_of(one) is None)
        self.state.put(State.air, self.air.as_state(now, self.figures.last))
        self.state.put(State.destinations, {one.id: self.destination_state(one) for one in self.document.show.destinations})

    def _counters(self) -> dict[str, int]:
        """Everything that a show's summary adds up, by "<what it counts> <who counts>"."""
        found: dict[str, int] = {}
        for kind, names in (("mixer", ("lagged",)), ("encoder", ("skipped",)), ("sink", ("dropped", "reconnects"))):
            for worker, member in self.processes.members.items():
                if worker.partition(".")[0] == kind and member.worker.pid:
                    figures = member.worker.status.figures
                    found |= {f"{name} {worker}": int(figures.get(name) or 0) for name in names}
        total = self.sales.engine.state.ledger
        return found | {"orders all": total.sold_orders, "units all": total.total.sold}

    def remember(self) -> None:
        """Leave a note for the desk after us."""
        own: dict[str, Any] = {"air": self.air.as_memory(), "figures": self.figures.as_memory()}
        own |= {"headless": self.headless, "crowd": self.crowd.as_memory()}
        own |= {"cards": self.sales.cards.on_air.as_memory(), "talk": self.sales.host.as_memory()}
        more = {"natural": self.planner.as_memory(), "views": self.views.as_memory(), "rehearsal": self._rehearsal}
        self._recovery.remember(self.document.as_memory() | own | more | self.computer.as_memory())

    async def remembered(self) -> None:
        """Wait until a desk after us would know what was just done; not for ever, should the disk hang."""
        if self._refresh_due:
            self.refresh()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._recovery.written(), _RECOVERY_DEADLINE_S)

    def recall(self, left: Mapping[str, Any]) -> None:
        """Be what the desk before us was (after the show document)."""
        self.air.recall(left["air"])
        self.figures.recall(left["figures"])
        self.headless = dict(left["headless"])
        self.planner.recall(left["natural"])
        self.computer.recall(left)
        self._rehearsal = dict(left["rehearsal"])
        self.views.recall(left["views"])
        self.crowd.recall(left["crowd"])
        self.sales.cards.on_air.recall(left["cards"])
        self.sales.host.recall(left["talk"])

    async def journal_path(self) -> Path:
        """Where the journal of the show's sale lies: by its file; in the session while it has none."""
        in_session, path = self._recovery.unsaved_journal(), self.document.path
        return in_session if path is None else await asyncio.to_thread(journal_of, path, in_session)

    async def open_journal(self) -> None:
        """Go on selling where the show's journal ends."""
        self._sold_from = self.document.show
        await self.sales.open(await self.journal_path())

    def forget_show(self) -> None:
        """Another show was opened: what belonged to the old one goes. Views are the windows': they follow the new show."""
        self.planner.natural.clear()
        self.last_sinks.clear()
        self.sales.cards.forget()
        for alarm in self.alarms.standing():
            if alarm.id not in self.processes.members and alarm.id != RECOVERY_ALARM:  # those end with their own causes
                self.alarms.clear(alarm.id)

    # ------------------------------------------------------------ destinations

    def destination(self, wanted: str) -> model.Destination:
        """Raises RefusedError when there is none."""
        for one in self.document.show.destinations:
            if one.id == wanted:
                return one
        raise RefusedError("not_found", f"There is no destination '{wanted}'.", wanted)

    def key_of(self, one: model.Destination) -> Secret | None:
        """The key a sink is to be given; None when it has to be asked for."""
        if one.target.facts.key == "plugin":
            return Secret(self._rehearsal.get("key", ""))
        name = one.target.key_name()
        return self.keys.known(name) if name else Secret(one.target.key_inside())

    def destination_state(self, one: model.Destination) -> Destination:
        active = one.id in self.air.active
        shown = Worker()
        if f"sink.{one.id}" in self.processes.members:
            shown = report.worker_state(self.processes, f"sink.{one.id}")
            if shown.figures or active:
                self.last_sinks[one.id] = shown
        elif active:
            shown = Worker(state="connecting", text=one.target.facts.waiting)
        return Destination(
            state=shown.state,
            text=shown.text,
            figures=shown.figures,
            active=active,
            needs_key=self.key_of(one) is None,
            viewer_delay_ms=self.viewer_delay_ms(one),
        )

    def viewer_delay_ms(self, one: model.Destination) -> int | None:
        """How long after the mixer its viewers see a picture: as entered, else as measured; None: not known.

        Measured are viewers of the rehearsal: from the mixer to the server as the push says, from there as their pages say.
        """
        if one.viewer_delay_ms is not None or not one.target.facts.measures_delay:
            return one.viewer_delay_ms
        status = self.processes.status(f"sink.{one.id}")
        sent_ms = status.figures.get("picture_ms") if status is not None else None
        behind_ms = self.sales.rehearsal_behind_ms
        return None if sent_ms is None or behind_ms is None else int(sent_ms) + behind_ms

    def _sink_states(self) -> dict[str, str]:
        return report.sink_states(self.processes)

    def _encoders_of_sinks(self) -> set[str]:
        """Encodings that a sink still takes packets from; one that ends writes its last ones first."""
        specs = [member.spec for member in self.processes.members.values()]
        return {spec.encoder for spec in specs if isinstance(spec, SinkSpec)}

    def settled(self) -> bool:
        """Every destination that ought to be live is, or has given up."""
        return self.air.settled(self._sink_states())

    def live(self) -> set[str]:
        """Destinations that are live now."""
        return {one for one, state in self._sink_states().items() if state in ("live", "running")}

    async def fetch_keys(self) -> None:
        """Bring the show's keys from the keyring, where there is one."""
        refs = {one.target.key_name() for one in self.document.show.destinations} - {""}
        for ref in sorted(refs):
            await self.keys.fetch(ref)
        self.touch()

    async def preflight(self, destinations: tuple[model.Destination, ...]) -> list[Finding]:
        """The checks for going live to these."""
        resolved = {one.id: one for one in self.document.resolved.destinations}
        free: dict[str, int | None] = {}
        for one in destinations:
            need = resolved[one.id].target.disk()
            if need is not None:
                free[one.id] = await asyncio.to_thread(disk.free_bytes, Path(need.folder))
        mixer, sources = self.processes.status("mixer"), report.workers(self.processes, "source")
        plan = self.planner.plan()
        facts = preflight.Facts(
            show=self.document.show,
            destinations=destinations,
            mixer=mixer.state if mixer is not None else "starting",
            mixer_text=mixer.text if mixer is not None else "",
            sources={name: one.state for name, one in sources.items()},
            source_texts={name: one.text for name, one in sources.items()},
            ring_room_bytes=await asyncio.to_thread(disk.free_bytes, self._recovery.session),
            missing_keys=frozenset(one.id for one in destinations if self.key_of(one) is None),
            keyring=self.keys.available,
            codecs=self.computer.codecs,
            disk_free_bytes=free,
            cpu_percent=self.computer.cpu_percent,
            filters=await kind_checks.complaints(self.document.show, self.document.absolute),
            black=sending_black(self.document.show, plan, destinations),
            dark=sending_dark(self.document.show, plan, self.black.dark, destinations),
        )
        return preflight.check(facts)

    # ------------------------------------------------------------ edits

    def _permit(self, doing: Doing, before: model.Show, after: model.Show, confirmed: Confirmed) -> None:
        """Raises RefusedError when the show cannot become `after` now, or not without being `confirmed`."""
        guards.products_on_sale(self.sales.engine.state, before, after)
        guards.sale_is_seen(self.sales.engine.state, self.air.active, before, after)
        if confirmed is not True:
            removals.check(before, after, self._on_air(), confirmed or None)
            prices_on_air.check(before, after, self.sales.engine.state.current, confirmed or None)
        if doing == "edit":  # what was there once may come back
            guards.card_settings(self.plugins.catalogue, before, after)

    def _on_air(self) -> removals.OnAir:
        product, cues = self.sales.engine.state.current, self.sales.cards.cues
        return removals.OnAir(self.document.stage, self.planner.plan, cues, self.air.active, product)

    def restart_source(self, source: model.Source, confirmed: str | None) -> None:
        """Start its process anew; one that does well is on air undisturbed until that is confirmed."""
        name = f"source.{source.id}"
        member = self.processes.members.get(name)
        if member is not None and member.worker.phase == "running" and member.worker.status.state == "running":
            removals.check_restart(source, self._on_air(), confirmed)
        self.processes.restart(name)

    # ------------------------------------------------------------ plugins

    def _recordings(self) -> list[str]:
        """Workers that record now."""
        specs = {name: member.spec for name, member in self.processes.members.items()}
        return [name for name, spec in specs.items() if isinstance(spec, SinkSpec) and spec.target.facts.is_file]

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
                self.publish_air(self.clock.now_ns())
                if name not in self.processes.members:
                    self.touch()  # its encoder may go now
            case "probe":
                self.probes.changed(name)
            case "crowd":
                self._crowd_changed(name)
        if kind == "plugin":
            self.sales.shops.take_status(ident, self.processes.status(name))
            self.sales.cards.publish()
        if name == REHEARSAL:
            self._learn_rehearsal(report.worker_state(self.processes, name).figures)
            if self.crowd.there and not self.rehearsal().takes_a_crowd:
                self.touch()
        worker_alarms.update(self.alarms, self.document.show, self.plugins.catalogue.names(), name, self.processes.status(name))
        self.sections.process_changed(name)
        self.changed.set()

    def rehearsal(self) -> Rehearsal:
        """How the rehearsal is now."""
        started = (one for one in self.document.show.destinations if one.id in self.air.active)
        member, status = self.processes.members.get(REHEARSAL), self.processes.status(REHEARSAL)
        return Rehearsal(
            there=self.plugins.catalogue.crowd(PLUGIN, {}) is not None,
            on_air=any(one.target.facts.takes_crowd for one in started),
            running=status is not None and status.state in ("running", "live"),
            given_up=member is not None and member.worker.phase == "disabled",
            page=self._rehearsal.get("page_url", ""),
        )

    def _crowd_changed(self, name: str) -> None:
        if self.crowd.heard(self.processes.status(name)):
            self.touch()
        self.state.put(State.crowd, self.crowd.section())

    def _learn_rehearsal(self, said: Mapping[str, Any]) -> None:
        new = {key: str(said[key]) for key in ("rtmp_url", "page_url", "key") if said.get(key)}
        if new and self._rehearsal | new != self._rehearsal:
            self._rehearsal |= new
            for one in self.document.show.destinations:
                if one.target.facts.plugin == PLUGIN:
                    self.send_key(one)
            self.touch()

    def _worker_event(self, name: str, event: messages.Event) -> None:
        if name.startswith("probe."):
            self.probes.heard(name, event)
            return
        if name.startswith("plugin."):  # speaks to the desk alone: clients would take it for the desk's own words
            if not self.sales.take_event(name.removeprefix("plugin."), event) and name == REHEARSAL:
                self._learn_rehearsal(event.data)
            return
        self.clients.event(event.name, event.data | {"worker": name})

    def _worker_hello(self, name: str) -> None:
        kind, _, ident = name.partition(".")
        if kind == "plugin":
            self.sales.greet(ident)
            self.plugins.greet(ident)
        if kind == "sink":
            one = next((one for one in self.document.show.destinations if one.id == ident), None)
            if one is not None:
                self.send_key(one)

    def send_key(self, one: model.Destination) -> None:
        """Give a destination's sink its key, if both are there."""
        key = self.key_of(one)
        if key is not None and one.target.facts.key != "none":
            self.processes.send(f"sink.{one.id}", messages.Secret("key", key.reveal()))

    # ------------------------------------------------------------ the computer

    def publish_machine(self) -> None:
        self.sections.publish_costs()
        self.computer.publish(self.state, self.keys.available)
