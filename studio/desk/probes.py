"""Questions that may hang or crash, asked in a process of their own, with a deadline."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from typing import Any, Literal

from studio.contracts import messages, specs
from studio.desk.processes import Processes
from studio.values.errors import MediaError
from studio.words import processes as says

Kind = Literal["encoders", "devices", "media", "capacity", "sheet", "report"]
_DEADLINE_S: dict[str, float] = {
    "encoders": 40.0,
    "devices": 20.0,
    "media": 15.0,
    "capacity": 120.0,
    "sheet": 30.0,
    "report": 120.0,
}


class Probes:
    """One event loop. `heard` and `changed` must be fed with what workers say that are called `probe.*`."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._numbers = itertools.count(1)
        self._asked: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._progress: dict[str, Callable[[dict[str, Any]], None]] = {}

    async def ask(
        self,
        kind: Kind,
        arguments: dict[str, Any] | None = None,
        progress: Callable[[dict[str, Any]], None] = lambda data: None,
    ) -> dict[str, Any]:
        """The answer.

        Raises:
            MediaError: the question failed: the process crashed, hung, or said why not.
        """
        name = f"probe.{next(self._numbers)}"
        answer = self._asked[name] = asyncio.get_running_loop().create_future()
        self._progress[name] = progress
        self._processes.keep(name, specs.ProbeSpec(kind, arguments or {}))
        try:
            data: dict[str, Any] = await asyncio.wait_for(answer, _DEADLINE_S[kind])
        except TimeoutError as error:
            raise MediaError("no_answer", says.probe_hung()) from error
        finally:
            del self._asked[name], self._progress[name]
            self._processes.dismiss(name)
        if data.get("error"):
            raise MediaError("probe_failed", data["error"])
        return data

    def heard(self, name: str, event: messages.Event) -> None:
        answer = self._asked.get(name)
        if answer is None or answer.done():
            return
        if event.name == "answer":
            answer.set_result(event.data)
        elif event.name == "progress":
            self._progress[name](event.data)

    def changed(self, name: str) -> None:
        """Its process may have ended: without an answer, that is the answer."""
        answer, member = self._asked.get(name), self._processes.members.get(name)
        if answer is None or answer.done():
            return
        if member is None or member.worker.phase in ("waiting", "done"):
            words = member.worker.status.text if member is not None else ""
            crash = says.probe_crashed()
            answer.set_exception(MediaError("probe_failed", words or crash))
