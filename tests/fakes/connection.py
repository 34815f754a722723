"""A connection's process in memory: providers behind the plugins' own protocol, for a desk over scripted processes.

What the desk asks of it reaches its providers through the real `Calls` of the plugins' interface, and their answers go back as
that process's events, as does what it says of itself. A test gives it providers of its own (`tests.fakes.shop`,
`tests.fakes.channel`), which say the rest.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from studio.contracts import messages
from studio.plugin_api.abilities import IngestPoint
from studio.plugin_api.data import ShowQueue
from studio.plugin_api.serving.calls import Answer, Calls
from studio.plugin_api.serving.providers import PROTOCOLS, find
from studio.plugin_api.serving.questions import QUESTIONS
from studio.values.sentences import plain
from tests.fakes.broadcast import MemoryBroadcast
from tests.fakes.processes import ScriptedProcesses


class MemoryConnection:
    """The connection `name` provides what `providers` can do. The desk's loop, but for making it: any thread.

    `queue(connection, queue)` hears the products of the show; `ingest`: where it takes a stream. One that is made for a process
    which runs already says at once what it is now.
    """

    def __init__(
        self,
        processes: ScriptedProcesses,
        name: str,
        providers: tuple[object, ...],
        now_ns: Callable[[], int],
        queue: Callable[[str, ShowQueue], None] = lambda _connection, _queue: None,
        ingest: IngestPoint | None = None,
    ) -> None:
        able = [word for word, protocol in PROTOCOLS.items() if any(isinstance(one, protocol) for one in providers)]
        self._providers = find(name, providers, able)
        self._processes, self._name, self._worker = processes, name, f"plugin.{name}"
        self._now_ns, self._queue, self._ingest = now_ns, queue, ingest
        self._calls: Calls | None = None
        processes.hearers[self._worker] = self._hear
        processes.greeters[self._worker] = self._greet
        if self._worker in processes.running:
            processes.soon(self._greet)

    def _greet(self) -> None:
        there = self._providers
        self._calls = Calls(there, self._answer, self._now_ns, 5.0)
        self._processes.event(
            self._worker,
            "connection_state",
            state="running",
            text="",
            abilities=there.abilities + (["broadcast"] if self._ingest is not None else []),
            capabilities=sorted(there.catalogue.capabilities) if there.catalogue is not None else [],
            text_bound=there.chat_writer.text_bound if there.chat_writer is not None else 0,
            acts=sorted(there.moderation.acts) if there.moderation is not None else [],
        )
        if isinstance(there.broadcast, MemoryBroadcast):
            self._processes.event(self._worker, "broadcast", **there.broadcast.told())
        if self._ingest is not None:
            self._processes.event(self._worker, "ingest", **msgspec.to_builtins(self._ingest))

    def _hear(self, _worker: str, message: messages.ToWorker) -> None:
        if not isinstance(message, messages.Command):
            return
        if message.name in QUESTIONS and self._calls is not None:
            self._calls.take(message.name, message.arguments)
        elif message.name == "data" and message.arguments["topic"] == "queue":
            self._queue(self._name, msgspec.convert(message.arguments["data"], ShowQueue))

    def _answer(self, answer: Answer) -> None:
        self._processes.event(self._worker, "answer", **msgspec.to_builtins(answer, enc_hook=plain))
