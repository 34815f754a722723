"""A broadcast in memory: it is as a test says, and remembers what was asked of it."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.plugin_api.abilities import PARTS, AbilityError, BroadcastStatus, IngestPoint, PlannedBroadcast
from studio.values.broadcasts import BroadcastPart, Privacy
from tests.fakes.processes import ScriptedProcesses

KEY = "live_1000_a-key-of-the-platform"


class MemoryBroadcast:
    """That of the connection `name`, which says that it has `parts`. `refused`: what every deed is refused with, None: it is
    done. A test's words: any thread."""

    title_bound = 100

    def __init__(self, processes: ScriptedProcesses, name: str, parts: tuple[BroadcastPart, ...] = tuple(PARTS)) -> None:
        self._processes, self._worker, self._parts = processes, f"plugin.{name}", parts
        self.point = IngestPoint(url="rtmps://live.platform.example/app")
        self.status = BroadcastStatus(stage="planned", title="Tonight", bound=True, receiving=False)
        self.refused: AbilityError | None = None
        self.done: list[tuple[object, ...]] = []

    def says(self, status: BroadcastStatus | None = None, text: str = "") -> None:
        """It is so from now on; with `text`: nobody knows how it is, for that reason."""
        self.status = status or self.status
        self._processes.event(self._worker, "broadcast", **self.told(text))

    def told(self, text: str = "") -> dict[str, Any]:
        """The fields of the event `broadcast`."""
        status = None if text else msgspec.to_builtins(self.status)
        return {"parts": list(self._parts), "title_bound": self.title_bound, "status": status, "text": text}

    def _do(self, *deed: object) -> None:
        if self.refused is not None:
            raise self.refused
        self.done.append(deed)

    async def ingest(self) -> IngestPoint:
        return self.point

    async def stream_key(self) -> IngestPoint:
        self._do("stream_key")
        return IngestPoint(url=self.point.url, key=KEY)

    async def broadcast_status(self) -> BroadcastStatus:
        return self.status

    async def set_title(self, title: str) -> None:
        self._do("set_title", title)

    async def planned_broadcasts(self) -> list[PlannedBroadcast]:
        self._do("planned_broadcasts")
        first = PlannedBroadcast(id="b1", title="Tonight", begins_at_ms=1_796_065_200_000, chosen=True)
        return [first, PlannedBroadcast(id="b2", title="Tomorrow")]

    async def plan_broadcast(self, title: str, privacy: Privacy) -> str:
        self._do("plan_broadcast", title, privacy)
        return "b3"

    async def choose_broadcast(self, broadcast_id: str) -> None:
        self._do("choose_broadcast", broadcast_id)

    async def go_live(self) -> None:
        self._do("go_live")

    async def end_broadcast(self) -> None:
        self._do("end_broadcast")
