"""Every worker process, kept as the desk wishes. Joins the pure rules of `supervisor` to where processes run.

One event loop. Owners set `wish`; `Listeners` hear what workers say.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.contracts import messages
from studio.contracts.specs import HintsSpec, PluginSpec, Spec, digest
from studio.desk.member import Member, bounded, identity
from studio.desk.process_host import ProcessHost
from studio.desk.supervisor import Order, Worker
from studio.ipc import clock as clocks
from studio.ipc import ring_files
from studio.words.system import reason

log = logging.getLogger(__name__)

_TICK_S, _BUSY_TICK_S = 0.25, 0.02
_STANDSTILL_NS = 2 * clocks.NS  # between two ticks: the desk was stopped, or the machine thrashed
_OWN = ("desk", "ui", "fork_server")
_EVENT_CHARACTERS = 64  # of a name
# A source worker imports for 0.3 s of CPU. As many at once as there are processors: mixer and window would wait for all
# of them otherwise.
_STARTS_AT_ONCE = max(2, os.cpu_count() or 2)
_START_NS = clocks.NS // 2  # one that takes longer (a camera that opens) no longer holds the others up


def _turn(entry: tuple[str, object]) -> int:
    """Sort key of who starts first: what the air and the windows cannot do without, then sources, then questions."""
    return {"source": 1, "trial": 2, "probe": 2, "crowd": 2, "hints": 2}.get(entry[0].partition(".")[0], 0)


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told what workers say and what becomes of them, by name. All are called on the loop."""

    status: Callable[[str], None] = lambda name: None
    event: Callable[[str, messages.Event], None] = lambda name, event: None
    meters: Callable[[dict[str, Any]], None] = lambda levels: None
    hello: Callable[[str], None] = lambda name: None  # a worker is there
    configured: Callable[[str, Spec], None] = lambda name, before: None  # one that is there has another spec than before


class Processes:
    """Workers by name."""

    def __init__(self, session: Path, host: ProcessHost, clock: clocks.Clock, tell: Listeners) -> None:
        self._session, self._host, self._clock, self._tell = session, host, clock, tell
        self._children: dict[str, int] = {}  # process ids by name, as the launcher says
        self._unclaimed: dict[str, int] = {}  # running processes of an earlier desk that nobody wished for yet
        self._own_pids: dict[str, int] = {}
        self._ticked_ns = clock.now_ns()
        self._spawning: set[asyncio.Task[None]] = set()
        self.members: dict[str, Member] = {}

    async def start(self) -> None:
        await self._host.start(self)

    async def run(self) -> None:
        """Look after deadlines until cancelled."""
        while True:
            waiting = any(member.worker.phase in ("waiting", "wanted") for member in self.members.values())
            await asyncio.sleep(_BUSY_TICK_S if waiting else _TICK_S)
            self._tick()

    async def stop(self) -> None:
        await self._host.stop()

    # ------------------------------------------------------------ wishes

    def wish(self, specs: dict[str, Spec]) -> None:
        """Keep exactly these workers, started in this order."""
        now = self._clock.now_ns()
        for name in [name for name in self.members if name not in specs and not name.startswith("probe.")]:
            self._do(name, self.members[name].worker.unwant(now))
        for name, spec in specs.items():
            self.keep(name, spec)
        self._tick()

    def keep(self, name: str, spec: Spec) -> None:
        """Keep one worker."""
        now = self._clock.now_ns()
        member = self.members.get(name)
        if member is None:
            foreign = isinstance(spec, PluginSpec | HintsSpec)  # code of others, in its own process
            member = self.members[name] = Member(Worker(name, digest(spec), identity(spec), gives_up=foreign), spec)
            if name in self._unclaimed:
                member.worker.adopt(self._unclaimed.pop(name), now)
            return
        if member.spec is spec and member.worker.wanted:
            return
        before, member.spec = member.spec, spec
        self._do(name, member.worker.want(digest(spec), identity(spec), now), before)

    def dismiss(self, name: str) -> None:
        """Keep that one no longer."""
        if name in self.members:
            self._do(name, self.members[name].worker.unwant(self._clock.now_ns()))

    def restart(self, name: str) -> None:
        """Start it anew at once."""
        self._do(name, self.members[name].worker.restart(self._clock.now_ns()))
        self._tick()

    def send(self, name: str, message: messages.ToWorker) -> bool:
        """Say something to a worker; False when it is not there to hear it."""
        return self._host.send(name, message)

    def status(self, name: str) -> messages.Status | None:
        member = self.members.get(name)
        return member.worker.status if member is not None and member.worker.wanted else None

    @property
    def own_pids(self) -> dict[str, int]:
        """Process ids of desk, window and fork server."""
        return self._own_pids

    # ------------------------------------------------------------ the launcher's word

    def hear_launcher(self, said: dict[str, Any]) -> None:
        """A message of the launcher, `stop` excepted."""
        now = self._clock.now_ns()
        if "children" in said:
            self._children = {child["name"]: child["pid"] for child in said["children"]}
            for child in said["children"]:
                self._claim(child["name"], child["pid"], now)
        elif "spawned" in said:
            name, pid = said["spawned"], said["pid"]
            self._children[name] = pid
            if name in _OWN:
                self._own_pids[name] = pid
            elif name in self.members:
                self._do(name, self.members[name].worker.spawned(pid, now))
                self._tell.status(name)
            self._host.started(name)
        elif "exited" in said:
            self._exited(said["exited"], said["pid"], said["code"], now)
        self._tick()

    def _claim(self, name: str, pid: int, now: int) -> None:
        if name in _OWN:
            self._own_pids[name] = pid
        elif name in self.members:
            self.members[name].worker.adopt(pid, now)
        else:
            self._unclaimed[name] = pid

    def end_unclaimed(self) -> None:
        """After the first wishes: what an earlier desk started and nobody wants ends."""
        for name in self._unclaimed:
            self._host.signal(name, kill=False)
        self._unclaimed.clear()

    def _exited(self, name: str, pid: int, code: int, now: int) -> None:
        if self._children.get(name) == pid:
            del self._children[name]
        self._own_pids.pop(name, None)
        self._unclaimed.pop(name, None)
        member = self.members.get(name)
        if member is None:
            return
        if code not in (0, messages.EXIT_RESTART_ME, messages.EXIT_STANDS) and member.worker.phase != "stopping":
            log.warning("%s (process %d) ended with code %d", name, pid, code)
        member.worker.exited(pid, code, now)
        self._tell.status(name)
        if member.worker.gone:
            self._forget(name)

    def _forget(self, name: str) -> None:
        """It is not wanted, and has no process: what it may have left in the session goes as well."""
        del self.members[name]
        kind, _, source = name.partition(".")
        if kind in ("source", "trial"):
            for ring in (f"source.{source}", f"slate.{source}"):
                ring_files.retire_left(self._session, ring)
        self._tell.status(name)

    # ------------------------------------------------------------ the workers' word

    def worker_pid(self, name: str) -> int | None:
        return self._children.get(name) if name not in _OWN else None

    def worker_hello(self, hello: messages.Hello) -> None:
        member = self.members.get(hello.name)
        if member is None:
            self._host.send(hello.name, messages.Stop())
            return
        status = bounded(hello.status)
        orders = member.worker.hello(hello.pid, hello.spec_digest, status, self._clock.now_ns())
        self._do(hello.name, orders)
        if member.worker.phase == "running":  # else it ends: its secrets would be for another
            self._tell.hello(hello.name)
        self._note(hello.name, status)

    def worker_said(self, name: str, message: messages.FromWorker) -> None:
        member = self.members.get(name)
        if member is None:
            return
        if isinstance(message, messages.Status):
            message = bounded(message)
            member.worker.heard(message, self._clock.now_ns())
            self._note(name, message)
        elif isinstance(message, messages.Event):
            if len(message.name) <= _EVENT_CHARACTERS:
                self._tell.event(name, message)
        elif isinstance(message, messages.Meters) and name == "mixer":  # nobody else's are believed
            self._tell.meters(message.levels)

    def _note(self, name: str, status: messages.Status) -> None:
        member = self.members[name]
        cpu_s, memory = status.figures.get("cpu_s"), status.figures.get("peak_memory_bytes")
        if isinstance(cpu_s, float | int):
            if member.worker.pid != member.pid:
                member.past_cpu_s += member.pid_cpu_s
                member.pid = member.worker.pid
            member.pid_cpu_s = float(cpu_s)
        if isinstance(memory, int):
            member.peak_memory_bytes = max(member.peak_memory_bytes, memory)
        self._tell.status(name)

    # ------------------------------------------------------------ orders

    def _tick(self) -> None:
        now = self._clock.now_ns()
        if now - self._ticked_ns > _STANDSTILL_NS:
            for member in self.members.values():
                member.worker.excuse(now)
        self._ticked_ns = now
        starting = sum(self._is_starting(member, now) for member in self.members.values())
        for name, member in sorted(self.members.items(), key=_turn):
            before = member.worker.phase
            if before == "wanted" and member.worker.wanted:
                if starting >= _STARTS_AT_ONCE and _turn((name, member)):
                    continue  # its turn comes
                starting += 1
                member.started_ns = now
            self._do(name, member.worker.tick(now))
            if member.worker.gone:
                self._forget(name)
            elif member.worker.phase != before:
                self._tell.status(name)

    @staticmethod
    def _is_starting(member: Member, now: int) -> bool:
        worker = member.worker
        busy = worker.phase in ("starting", "running") and worker.status.state == "starting"
        return busy and member.started_ns > 0 and now - member.started_ns < _START_NS

    def _do(self, name: str, orders: list[Order], before: Spec | None = None) -> None:
        """Carry orders out. `before`: the spec that a worker which is there has had."""
        for order in orders:
            if order.do == "spawn":
                task = asyncio.get_running_loop().create_task(self._spawn(name))
                self._spawning.add(task)
                task.add_done_callback(self._spawning.discard)
            elif order.do == "configure":
                self._host.send(name, messages.Configure(self.members[name].spec))
                if before is not None:
                    self._tell.configured(name, before)
            elif order.do == "stop":
                if not self._host.send(name, messages.Stop()):
                    self._host.signal(name, kill=False)
            else:
                log.warning("%s is silent: killed", name)
                self._host.signal(name, kill=True)

    async def _spawn(self, name: str) -> None:
        member = self.members.get(name)
        if member is None:
            return  # nobody wants it any more
        spec = member.spec
        try:
            await self._host.prepare(name, spec)
        except OSError as error:
            if (member := self.members.get(name)) is not None:
                member.worker.not_started(reason(error), self._clock.now_ns())
                self._tell.status(name)
            return
        member = self.members.get(name)
        if member is None or not member.worker.wanted:
            return
        self._host.spawn(name)
