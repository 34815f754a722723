"""What the desk must know again after a crash, in the session folder: the show as opened, its journal, the stage, who is on air.

Files: `desk-state.json` (whole or not at all) names the generation N; `show-N.json` is the show as it was opened and
`journal-N.jsonl` every edit since, one line each. Written by one thread at a time, in the order of the calls; nobody waits.
What the disk refuses is kept and tried again, in its order, so that what lies there is always the studio as it once was.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.show.undo_history import Entry
from studio.system import atomic_write

log = logging.getLogger(__name__)
_LINE = msgspec.json.Encoder()
_AGAIN_S = 1.0  # after the disk refused


class CrashRecovery:
    """One event loop. `run` does the writing. `on_trouble` gets what the disk refuses with, and None when all is written."""

    def __init__(self, session: Path, on_trouble: Callable[[OSError | None], None] = lambda error: None) -> None:
        self.session = session
        self._on_trouble = on_trouble
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
        self._do(lambda: atomic_write.write(path, show, lasting=False))
        self._do(lambda: self._forget(old - 1))

    def append(self, entry: Entry) -> None:
        """Note one edit."""
        path, line = self._path("journal", "jsonl"), _LINE.encode(entry) + b"\n"
        self._do(lambda: _append(path, line))

    def remember(self, state: dict[str, Any]) -> None:
        """Note everything else; the latest counts."""
        self._state = state | {"generation": self.generation}
        self._asked += 1
        self._wake.set()

    async def run(self) -> None:
        """Write until cancelled."""
        trouble: OSError | None = None
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), _AGAIN_S if trouble else None)
            self._wake.clear()
            jobs, self._jobs, state, self._state, asked = self._jobs, [], self._state, None, self._asked
            before, (left, trouble) = trouble, await asyncio.to_thread(self._write, jobs, state)
            if trouble is not None:
                self._jobs, self._state = left + self._jobs, self._state or state
            if str(trouble) != str(before):
                self._tell(trouble)
            self._done = asked
            for number, future in self._waiting:
                if number <= asked and not future.done():
                    future.set_result(None)
            self._waiting = [entry for entry in self._waiting if not entry[1].done()]

    def _tell(self, trouble: OSError | None) -> None:
        if trouble is not None:
            log.error("what the desk must remember cannot be written: %s", trouble)
        else:
            log.info("what the desk must remember is written again")
        self._on_trouble(trouble)

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
        entries, journal, read = [], self._path("journal", "jsonl"), 0
        data = journal.read_bytes() if journal.exists() else b""
        for line in data.split(b"\n")[:-1]:  # the last may be torn
            try:
                entries.append(msgspec.json.decode(line, type=Entry))
            except msgspec.DecodeError as error:
                log.error("edits from number %d on cannot be read: %s", len(entries) + 1, error)
                break
            read += len(line) + 1
        if read < len(data):
            with contextlib.suppress(OSError):
                os.truncate(journal, read)  # edits go on there: behind half a line they could not be read either
        return state, show, entries

    # ------------------------------------------------------------ the writing thread

    def _write(
        self, jobs: list[Callable[[], object]], state: dict[str, Any] | None
    ) -> tuple[list[Callable[[], object]], OSError | None]:
        """What is left of the jobs, and why. The state is written after all of them only: it names what they wrote."""
        for done, job in enumerate(jobs):
            try:
                job()
            except OSError as error:
                return jobs[done:], error
        try:
            if state is not None:
                atomic_write.write(self.session / "desk-state.json", json.dumps(state).encode(), lasting=False)
        except OSError as error:
            return [], error
        return [], None

    def _forget(self, generation: int) -> None:
        for name in (f"show-{generation}.json", f"journal-{generation}.jsonl"):
            (self.session / name).unlink(missing_ok=True)

    def _path(self, kind: str, suffix: str) -> Path:
        return self.session / f"{kind}-{self.generation}.{suffix}"

    def _do(self, job: Callable[[], object]) -> None:
        self._jobs.append(job)
        self._asked += 1
        self._wake.set()


def _append(path: Path, line: bytes) -> None:
    """Add a line, whole or not at all.

    Raises:
        OSError: the system refuses.
    """
    with open(path, "ab", buffering=0) as file:
        end = file.seek(0, 2)
        try:
            if file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(end)
            raise
