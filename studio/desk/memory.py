"""What the desk must know again after a crash, in the session folder: the show as opened, its journal, the stage, who is on air.

Files: `desk-state.json` (whole or not at all) names the generation N; `show-N.json` is the show as it was opened and
`journal-N.jsonl` every edit since, one line each. Written by one thread at a time, in the order of the calls; nobody waits.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio import atomic_write
from studio.show.journal import Entry

log = logging.getLogger(__name__)
_LINE = msgspec.json.Encoder()


class Memory:
    """One event loop. `run` does the writing."""

    def __init__(self, session: Path) -> None:
        self.session = session
        self._jobs: list[Callable[[], object]] = []
        self._state: dict[str, Any] | None = None
        self._wake = asyncio.Event()
        self._asked = self._done = 0  # what was asked to be kept, and how much of it is on disk
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self.generation = 0

    # ------------------------------------------------------------ remembering

    def begin(self, show: bytes) -> None:
        """Another show was opened: forget the old one's edits."""
        self.generation += 1
        path, old = self._path("show", "json"), self.generation - 1
        self._do(lambda: path.write_bytes(show))
        self._do(lambda: self._forget(old - 1))

    def append(self, entry: Entry) -> None:
        """Note one edit."""
        path, line = self._path("journal", "jsonl"), _LINE.encode(entry) + b"\n"

        def write() -> None:
            with open(path, "ab") as file:
                file.write(line)

        self._do(write)

    def remember(self, state: dict[str, Any]) -> None:
        """Note everything else; the latest counts."""
        self._state = state | {"generation": self.generation}
        self._asked += 1
        self._wake.set()

    async def run(self) -> None:
        """Write until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            jobs, self._jobs, state, self._state, asked = self._jobs, [], self._state, None, self._asked
            try:
                await asyncio.to_thread(self._write, jobs, state)
            except OSError as error:
                log.error("what the desk must remember cannot be written: %s", error)
            self._done = asked
            for number, future in self._waiting:
                if number <= asked and not future.done():
                    future.set_result(None)
            self._waiting = [entry for entry in self._waiting if not entry[1].done()]

    async def written(self) -> None:
        """Wait until all that was asked so far is on disk; what others ask meanwhile does not prolong it."""
        if self._done < self._asked:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append((self._asked, future))
            await future

    def unsaved_journal(self) -> Path:
        """Where the sale of a show that has no file yet is journalled."""
        return self._path("sale", "journal")

    # ------------------------------------------------------------ recalling

    def recall(self) -> tuple[dict[str, Any], bytes, list[Entry]] | None:
        """State, show and edits that an earlier desk of this session left, or None. Blocks on the disk (start-up only)."""
        try:
            state: dict[str, Any] = json.loads((self.session / "desk-state.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        self.generation = int(state["generation"])
        show = self._path("show", "json").read_bytes()
        entries = []
        if self._path("journal", "jsonl").exists():
            for line in self._path("journal", "jsonl").read_bytes().split(b"\n")[:-1]:  # the last may be torn
                entries.append(msgspec.json.decode(line, type=Entry))
        return state, show, entries

    # ------------------------------------------------------------ the writing thread

    def _write(self, jobs: list[Callable[[], object]], state: dict[str, Any] | None) -> None:
        for job in jobs:
            job()
        if state is not None:
            atomic_write.write(self.session / "desk-state.json", json.dumps(state).encode(), lasting=False)

    def _forget(self, generation: int) -> None:
        for name in (f"show-{generation}.json", f"journal-{generation}.jsonl"):
            (self.session / name).unlink(missing_ok=True)

    def _path(self, kind: str, suffix: str) -> Path:
        return self.session / f"{kind}-{self.generation}.{suffix}"

    def _do(self, job: Callable[[], object]) -> None:
        self._jobs.append(job)
        self._asked += 1
        self._wake.set()
