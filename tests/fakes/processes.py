"""Worker processes that do what a test says: a `ProcessHost` without a single process, for the real desk.

What the desk starts begins at once, says hello in the desk's own words and does well, each kind in its own way (`_WELL`). A test
says how it goes on: `says`, `event`, `meters`, `exits`, `answers`, and hears what workers were told: `told`.
All of it may be called from any thread.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from studio.contracts import messages, specs
from studio.desk.processes import Processes
from studio.desk.worker_server import Listener

_BEAT_S = 1.0  # between two statuses of a worker: the desk takes one that is silent for dead
_FIRST_PID = 5_000_000  # above any that a system gives: nobody takes them for processes

_WELL: dict[str, messages.Status] = {
    "source": messages.Status("running", figures={"width": 1280, "height": 720}),
    "trial": messages.Status("running", figures={"width": 1280, "height": 720}),
    "sink": messages.Status("live", figures={"sent_bps": 3_128_000, "dropped": 4, "reconnects": 1}),
    "encoder": messages.Status("running", figures={"skipped": 0}),
    "mixer": messages.Status("running", figures={"lagged": 0}),
    "crowd": messages.Status("running", figures={"viewers": 200, "messages": 84, "orders": 1, "units": 2, "left_s": 288}),
}

Answer = dict[str, Any] | Callable[[dict[str, Any]], dict[str, Any]]  # of a probe: what it says, or what it says to its arguments


def _sheet(arguments: dict[str, Any]) -> dict[str, Any]:
    """Two products of a sheet with three; without a currency none can be read."""
    products = [
        {"id": "sheet-1", "link_no": 901, "title": "Paper lantern", "variants": [{"sku": "LAN", "stock": 40}]},
        {"id": "sheet-2", "link_no": 902, "title": "Rice bowl", "variants": [{"sku": "BOWL", "stock": 60}]},
    ]
    prices = (1900, 2900)
    priced = [product | {"live_price_minor": price} for product, price in zip(products, prices, strict=True)]
    mistake = "“12,5o” is not a price. Write it with digits, for instance 12.50."
    return {
        "products": priced if arguments.get("currency") else [],
        "problems": [
            {"row": 3, "column": "live_price", "level": "error", "text": mistake},
            {"row": 5, "column": "picture", "level": "warn", "text": "There is no file pictures/bowl.jpg."},
        ],
        "count": 3,
        "currency": arguments.get("currency", ""),
    }


def _report(arguments: dict[str, Any]) -> dict[str, Any]:
    """The real answer: all that it needs is in the folder."""
    from studio.workers import reports

    return reports.answer(arguments)


ANSWERS: dict[str, Answer] = {
    "sheet": _sheet,
    "report": _report,
    "encoders": {"encoders": {}},
    "devices": {
        "cameras": [{"id": "usb-1", "name": "HD webcam", "detail": "usb 1-2"}],
        "microphones": [{"id": "pulse:mic", "name": "Headset", "detail": ""}],
        "outputs": [{"id": "pulse:out", "name": "Speakers", "detail": ""}],
        "screens": [{"id": ":0", "name": "Screen 1", "detail": "1920x1080"}],
        "windows": [{"id": "0x1", "name": "Browser", "detail": ""}],
    },
    "media": {"ok": True, "width": 1280, "height": 720, "duration_s": 12.5, "has_sound": True},
    "capacity": {
        "proposal": {
            "width": 1280,
            "height": 720,
            "rate_num": 30,
            "rate_den": 1,
            "preset": "veryfast",
            "video_bps": 3_000_000,
            "fits": True,
        }
    },
}
Hearer = Callable[[str, messages.ToWorker], None]  # the worker's name, and what it is told


@dataclass(slots=True)
class ScriptedProcess:
    """A process as far as the desk can tell. `told`: what the desk said to it."""

    name: str
    pid: int
    spec: specs.Spec
    status: messages.Status
    told: list[messages.ToWorker] = field(default_factory=list)


class ScriptedProcesses:
    """The processes of one desk. `hear` the launcher's word with `desk.processes` before the desk wishes for any."""

    def __init__(self) -> None:
        self.running: dict[str, ScriptedProcess] = {}
        self.given: dict[str, Answer] = dict(ANSWERS)
        self.hearers: dict[str, Hearer] = {}  # by worker: who is told what it is told, on the desk's loop
        self.greeters: dict[str, Callable[[], None]] = {}  # by worker: called when it has begun
        self._scripted: dict[str, messages.Status] = {}
        self._lingering: set[str] = set()
        self._specs: dict[str, specs.Spec] = {}
        self._pids = itertools.count(_FIRST_PID)
        self._supervision: Processes | None = None
        self._listener: Listener | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0  # that the loop runs on
        self._beating: asyncio.TimerHandle | None = None
        self._waiting: list[str] = []  # were begun before the desk listened
        self._early: dict[str, list[messages.FromWorker]] = {}  # by worker: what it says as soon as it has begun

    def hear(self, supervision: Processes) -> None:
        """These are the processes of this supervision. Call it on the desk's loop."""
        self._supervision, self._loop, self._thread = supervision, asyncio.get_running_loop(), threading.get_ident()

    # ------------------------------------------------------------ what a test says

    def says(self, name: str, state: messages.State, text: str = "", **figures: messages.Figure) -> None:
        """A worker says how it is, now and from now on, and every process of its name after it."""

        def say() -> None:
            kept = figures or self._well(name).figures
            self._scripted[name] = messages.Status(state, text, dict(kept))
            if name in self.running:
                self.running[name].status = self._scripted[name]
                self._say(name, self._scripted[name])

        self.soon(say)

    def event(self, name: str, event: str, **data: Any) -> None:
        """A worker says that something happened; one that the desk is just starting, as soon as it has begun."""
        self.soon(lambda: self._say(name, messages.Event(event, data)))

    def meters(self, levels: dict[str, tuple[float, float, float, float]]) -> None:
        """The mixer says how loud it is."""
        self.soon(lambda: self._say("mixer", messages.Meters(levels)))

    def lingers(self, *names: str) -> None:
        """These processes take their time to end when they are asked to."""
        self._lingering |= set(names)

    def exits(self, name: str, code: int = 1) -> None:
        """A process ends by itself."""
        self.soon(lambda: self._exit(name, code))

    def answers(self, kind: str, **answer: Any) -> None:
        """What probes of this kind answer from now on; with `error`, they say why not."""
        self.given[kind] = answer

    def told(self, name: str) -> list[messages.ToWorker]:
        """What the process that runs under this name was told so far."""
        process = self.running.get(name)
        return list(process.told) if process is not None else []

    # ------------------------------------------------------------ what the desk asks of a host

    async def start(self, listener: Listener) -> None:
        self._listener = listener
        waiting, self._waiting = self._waiting, []
        for name in waiting:
            self._greet(name)
        self._beat()

    async def stop(self) -> None:
        self._listener = None
        if self._beating is not None:
            self._beating.cancel()

    async def prepare(self, name: str, spec: specs.Spec) -> None:
        self._specs[name] = spec

    def spawn(self, name: str) -> None:
        self.soon(lambda: self._begin(name))

    def started(self, name: str) -> None:
        """Nothing to do: what is begun here says hello after the launcher's word."""

    def send(self, name: str, message: messages.ToWorker) -> bool:
        process = self.running.get(name)
        if process is None or self._listener is None:
            return False
        process.told.append(message)
        if isinstance(message, messages.Configure):
            process.spec = message.spec
        elif isinstance(message, messages.Stop) and name not in self._lingering:
            self.soon(lambda: self._exit(name, 0))
        if name in self.hearers:
            self.hearers[name](name, message)
        return True

    def signal(self, name: str, kill: bool) -> None:
        self.soon(lambda: self._exit(name, -9 if kill else -15))

    # ------------------------------------------------------------ their lives, on the desk's loop

    def _well(self, name: str) -> messages.Status:
        kind = name.partition(".")[0]
        return self._scripted.get(name) or _WELL.get(kind) or messages.Status("running")

    def _begin(self, name: str) -> None:
        if name in self.running or self._supervision is None:
            return
        spec, status = self._specs[name], self._well(name)
        if isinstance(spec, specs.PluginSpec) and spec.part == "crowd" and name not in self._scripted:
            status = messages.Status(status.state, status.text, status.figures | {"viewers": spec.settings["viewers"]})
        process = ScriptedProcess(name, next(self._pids), spec, status)
        self.running[name] = process
        self._supervision.hear_launcher({"spawned": name, "pid": process.pid})
        if self._listener is None:
            self._waiting.append(name)
        else:
            self._greet(name)

    def _greet(self, name: str) -> None:
        process, listener = self.running.get(name), self._listener
        if process is None or listener is None:
            return
        listener.worker_hello(messages.Hello("", name, process.pid, specs.digest(process.spec), process.status))
        if isinstance(process.spec, specs.ProbeSpec):
            given = self.given[process.spec.kind]
            self._say(name, messages.Event("answer", given(process.spec.arguments) if callable(given) else given))
            self._exit(name, 0)
        elif name in self.greeters:
            self.greeters[name]()
        for message in self._early.pop(name, ()):  # behind what its greeter says
            self.soon(partial(self._say, name, message))

    def _exit(self, name: str, code: int) -> None:
        process = self.running.pop(name, None)
        if process is not None and self._supervision is not None:
            self._supervision.hear_launcher({"exited": name, "pid": process.pid, "code": code})

    def _say(self, name: str, message: messages.FromWorker) -> None:
        if self._listener is not None and name in self.running:
            self._listener.worker_said(name, message)
        elif self._is_beginning(name):
            self._early.setdefault(name, []).append(message)

    def _is_beginning(self, name: str) -> bool:
        member = self._supervision.members.get(name) if self._supervision is not None else None
        return member is not None and member.worker.phase in ("wanted", "starting")

    def _beat(self) -> None:
        for name, process in list(self.running.items()):
            self._say(name, process.status)
        assert self._loop is not None
        self._beating = self._loop.call_later(_BEAT_S, self._beat)

    def soon(self, deed: Callable[[], None]) -> None:
        """Have it done on the desk's loop."""
        if self._loop is None:
            deed()
        elif threading.get_ident() == self._thread:
            self._loop.call_soon(deed)
        else:
            self._loop.call_soon_threadsafe(deed)
