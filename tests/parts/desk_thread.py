"""The real desk in a thread of the test's process: its real control server, journal and supervision, over scripted processes.

desk = DeskThread(session, example_show())
desk.start()
desk.processes.says("source.phone", "waiting", "The camera does not answer.")
...
desk.stop()
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import threading
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from studio.control import protocol
from studio.control.dispatch import MethodTable
from studio.control.schema import EVERY_RIGHT, Right
from studio.control.schema.state.selling import Selling
from studio.desk import commands
from studio.desk.desk import Desk
from studio.desk.plugins import Catalogue, Choices, Found, bundled_folder, discover
from studio.desk.serving import serving
from studio.document import model
from studio.ipc.clock import Clock, MonotonicClock
from studio.plugin_api.abilities import IngestPoint
from studio.show import selling
from studio.show.stage import Stage
from tests.fakes.channel import MemoryChannel
from tests.fakes.connection import MemoryConnection
from tests.fakes.multiview import Multiview
from tests.fakes.processes import ScriptedProcesses
from tests.fakes.shop import MemoryShop

_T = TypeVar("_T")
_START_S = 20.0
_REHEARSAL = "rehearsal"
_STAGE = IngestPoint(url="rtmp://127.0.0.1:1/live", key="rehearsal", page_url="http://127.0.0.1:1/")
_BEGIN_S = 10.0  # on a machine that is busy with others


def until(holds: Callable[[], object]) -> None:
    """Wait until it is so; fails when it never is. For threads without a window's event loop."""
    deadline_s = time.monotonic() + _START_S
    while not holds():
        assert time.monotonic() < deadline_s, "it never came true"
        time.sleep(0.005)


class DeskThread:
    """One desk. `start`, `stop`, `do` and `ask` belong to other threads than its own.

    In a session that a desk has left it takes over, else it begins with `show`. `pictures`: the multiview draws.
    """

    def __init__(
        self,
        session: Path,
        show: model.Show | None = None,
        pictures: bool = False,
        clock: Clock | None = None,
        loop: Callable[[], asyncio.AbstractEventLoop] | None = None,
    ) -> None:
        self.session = session
        self._refusals: dict[str, _Refusal] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []  # what clients asked for, and with which parameters
        self._clock, self._make_loop = clock or MonotonicClock(), loop
        self.processes = ScriptedProcesses()
        self.shop, self.channel = MemoryShop(self.processes, _REHEARSAL), MemoryChannel(self.processes, _REHEARSAL)
        self.connects(_REHEARSAL, self.shop, self.channel)
        self._show, self._folder = show or model.Show(), session.parent
        self._multiview = Multiview(session, self.processes) if pictures else None
        self._ready = threading.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="desk")

    def start(self) -> None:
        """Returns once clients can connect."""
        self._thread.start()
        if not self._ready.wait(_START_S):
            raise TimeoutError("the desk did not start")
        if self._failed is not None:
            self._thread.join()
            raise self._failed

    def stop(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._end.set)
            self._thread.join(_START_S)
            if self._thread.is_alive():
                raise TimeoutError("the desk did not end")

    # ------------------------------------------------------------ what tests ask of it

    def connects(self, name: str, *providers: object) -> None:
        """A connection of the show provides this from now on, and nothing else."""
        stage = _STAGE if name == _REHEARSAL else None
        MemoryConnection(self.processes, name, providers, self._clock.now_ns, self.shop.stock, stage)

    def do(self, deed: Callable[[], object]) -> None:
        """Have the desk's thread do something."""
        self._loop.call_soon_threadsafe(deed)

    def ask(self, question: Callable[[], _T]) -> _T:
        """What the desk's thread answers."""

        async def answer() -> _T:
            return question()

        return asyncio.run_coroutine_threadsafe(answer(), self._loop).result(_START_S)

    def call(self, method: str, **params: Any) -> Any:
        """A command that is none of the window's, as another client gives it; what the desk answers.

        Raises:
            RpcError: the desk refuses.
        """
        return asyncio.run_coroutine_threadsafe(self._methods.call(method, params), self._loop).result(_START_S)

    def refuses(self, method: str, text: str) -> None:
        """Clients are refused this from now on, for a reason that the test makes up."""
        self._refusals[method] = _Refusal(text)

    def asks(self, method: str, text: str, subject: str) -> None:
        """Clients are asked this before `method` is done, for a reason that the test makes up."""
        self._refusals[method] = _Refusal(text, subject)

    def allows(self, method: str) -> None:
        """What `refuses` or `asks` said counts no longer."""
        self._refusals.pop(method, None)

    def remembered(self) -> None:
        """Wait until a desk after this one would know all that was done."""
        asyncio.run_coroutine_threadsafe(self.desk.remembered(), self._loop).result(_START_S)

    @property
    def section(self) -> Selling:
        """The sale as clients are told of it. Ask for it on the desk's thread."""
        sale = self.desk.sales.engine
        return selling.section(sale.state, self.desk.document.resolved, self._clock.now_ns())

    def named(self, method: str) -> list[dict[str, Any]]:
        """Parameters of the clients' calls of `method` so far."""
        return [params for name, params in list(self.calls) if name == method]

    @property
    def show(self) -> model.Show:
        """The show as it is now."""
        return self.desk.document.show

    @property
    def stage(self) -> Stage:
        return self.desk.document.stage

    @property
    def views(self) -> list[dict[str, Any]]:
        """The pictures that windows want."""
        return [msgspec.structs.asdict(view) for view in self.desk.views.wanted]

    @property
    def trials(self) -> dict[str, dict[str, Any]]:
        """The sources on trial, by their ids, as they are to be."""
        trials = [(name, member.spec) for name, member in list(self.desk.processes.members.items()) if member.worker.wanted]
        return {name.removeprefix("trial."): msgspec.to_builtins(spec) for name, spec in trials if name.startswith("trial.")}

    # ------------------------------------------------------------ its own thread

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=self._make_loop) as runner:
                runner.run(self._main())
        except BaseException as error:
            self._failed = error
            if self._ready.is_set():
                raise
            self._ready.set()

    async def _main(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        desk = self.desk = Desk(self.session, self.processes, self._clock)
        self.processes.hear(desk.processes)
        desk.plugins.found(Catalogue(_bundled(), Choices()))
        left = desk.recovery.recall()
        if left is None:
            desk.document.begin(self._show, None, self._folder, saved=True)
        else:
            state, show, entries = left
            desk.document.recall(state, show, entries)
            desk.recall(state)
        self._methods = commands.build(desk)
        async with serving(desk, HeardTable(self._methods, self.calls, self._refusals)):
            if self._make_loop is None:
                await self._all_begun()
            self._ready.set()
            drawing = asyncio.create_task(self._multiview.run()) if self._multiview is not None else None
            await self._end.wait()
            if drawing is not None:
                drawing.cancel()
                await asyncio.gather(drawing, return_exceptions=True)
        desk.document.close()

    async def _all_begun(self) -> None:
        """Wait until every process has begun: windows that come then are told of all of them at once."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_BEGIN_S):
                while any(member.worker.phase in ("wanted", "starting") for member in self.desk.processes.members.values()):
                    await asyncio.sleep(0.005)


@functools.cache
def _bundled() -> dict[str, Found]:
    """The plugins that come with the studio: their manifests are read once."""
    return discover(bundled_folder(), bundled_folder() / "none of the user's")


class _Refusal(NamedTuple):
    """Why a command is refused. With a subject it is a question: who confirms that goes on."""

    text: str
    subject: str = ""


class HeardTable(MethodTable):
    """The desk's own methods; what clients call is noted, and refused where a test says so."""

    def __init__(self, table: MethodTable, heard: list[tuple[str, dict[str, Any]]], refusals: Mapping[str, _Refusal]) -> None:
        super().__init__()
        self._methods = table._methods
        self._heard, self._refusals = heard, refusals

    async def call(self, name: str, given: dict[str, Any], rights: Collection[Right] = EVERY_RIGHT) -> Any:
        self._heard.append((name, given))
        refusal = self._refusals.get(name)
        if refusal is not None and not (refusal.subject and given.get("confirm") == refusal.subject):
            data = {"code": "confirm" if refusal.subject else "refused", "subject": refusal.subject}
            raise protocol.RpcError(protocol.OPERATOR, refusal.text, data)
        return await super().call(name, given, rights)
