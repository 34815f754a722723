"""A channel in memory: viewers write and watch when a test says so, and it remembers what the show did in its chat."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator

import msgspec

from studio.plugin_api.abilities import MODERATION_ACTS, ChatMessage, ModerationAct, RoomStats
from tests.fakes.processes import ScriptedProcesses


class MemoryChat:
    """The chat of the connection `name`, and who is there: it can be read, no more. A test's words: any thread."""

    def __init__(self, processes: ScriptedProcesses, name: str) -> None:
        self._processes, self._worker = processes, f"plugin.{name}"

    def writes(self, *rows: ChatMessage) -> None:
        """Viewers write."""
        self._processes.event(self._worker, "chat", rows=[msgspec.to_builtins(row) for row in rows])

    def online(self, viewers: int, behind_ms: int | None = None) -> None:
        """So many watch."""
        self._processes.event(self._worker, "stats", online=viewers, behind_ms=behind_ms)

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        """Not read: what viewers write is said by `writes`."""
        yield []

    async def stats(self) -> AsyncIterator[RoomStats]:
        """Not read: who watches is said by `online`."""
        yield RoomStats(online=0)


class MemoryChannel(MemoryChat):
    """One that also takes messages and can be moderated. `done`: the method and its arguments, in order."""

    text_bound = 200
    acts: frozenset[ModerationAct] = frozenset(MODERATION_ACTS)

    def __init__(self, processes: ScriptedProcesses, name: str) -> None:
        super().__init__(processes, name)
        self.done: list[tuple[object, ...]] = []
        self._numbers = itertools.count(1)

    async def send(self, text: str, reply_to: str | None) -> str:
        self.done.append(("send", text, reply_to))
        return f"host-{next(self._numbers)}"

    async def hide(self, message_id: str) -> None:
        self.done.append(("hide", message_id))

    async def mute(self, buyer_key: str, seconds: int) -> None:
        self.done.append(("mute", buyer_key, seconds))

    async def block(self, buyer_key: str, blocked: bool) -> None:
        self.done.append(("block", buyer_key, blocked))

    async def slow_mode(self, seconds: int) -> None:
        self.done.append(("slow_mode", seconds))

    async def pin(self, message_id: str | None) -> None:
        self.done.append(("pin", message_id))
