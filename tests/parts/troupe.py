"""Real worker processes under the desk's real supervision, without a desk: `Processes` over the launcher's own child table.

async with Troupe() as troupe:
    troupe.processes.keep("mixer", spec)
    await troupe.until(lambda: troupe.status("mixer").state == "running", 10)
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import Callable
from types import TracebackType

from studio.contracts import messages
from studio.desk.process_host import LaunchedProcesses
from studio.desk.processes import Listeners, Processes
from studio.ipc import session
from studio.ipc.clock import NS, MonotonicClock
from studio.launcher.children import ChildTable

_LOOK_EVERY_S = 0.02


class Troupe:
    """Its session folder and its processes. One event loop."""

    def __init__(self) -> None:
        self.folder = session.create()
        self.events: list[tuple[str, messages.Event]] = []
        self._clock = MonotonicClock()
        self._table = ChildTable(self.folder)
        heard = Listeners(event=lambda name, event: self.events.append((name, event)))
        self.processes = Processes(self.folder, LaunchedProcesses(self.folder, self), self._clock, heard)
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Troupe:
        await self.processes.start()
        self._tasks = [asyncio.create_task(self.processes.run()), asyncio.create_task(self._reap())]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            for path in sorted((self.folder / "logs").iterdir()):
                print(f"--- {path.name}\n{path.read_text(errors='replace')[-3000:]}")
        for name in list(self.processes.members):
            self.processes.dismiss(name)
        with contextlib.suppress(AssertionError):
            await self.until(lambda: not self._table.children, 6)
        for name in list(self._table.children):
            self._table.signal(name, kill=True)
        await self.until(lambda: not self._table.children, 6)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.processes.stop()
        shutil.rmtree(self.folder)

    def status(self, name: str) -> messages.Status:
        return self.processes.members[name].worker.status

    def phase(self, name: str) -> str:
        return self.processes.members[name].worker.phase

    async def until(self, reached: Callable[[], object], within_s: float) -> None:
        """Wait until it is so."""
        deadline_ns = self._clock.now_ns() + int(within_s * NS)
        while not reached():
            assert self._clock.now_ns() < deadline_ns, f"not within {within_s} s"
            await asyncio.sleep(_LOOK_EVERY_S)

    async def _reap(self) -> None:
        while True:
            for child, code in self._table.reap():
                self.processes.hear_launcher({"exited": child.name, "pid": child.pid, "code": code})
            await asyncio.sleep(_LOOK_EVERY_S)

    # ------------------------------------------------------------ what is asked of a launcher

    def spawn(self, name: str) -> None:
        child = self._table.spawn(name, self._clock.now_ns())
        asyncio.get_running_loop().call_soon(self.processes.hear_launcher, {"spawned": name, "pid": child.pid})

    def signal(self, name: str, kill: bool) -> None:
        self._table.signal(name, kill)

    def say(self, text: str) -> None:
        print(text)

    def quit(self, code: int) -> None:
        raise AssertionError("processes never end the studio")
