"""The selling engine with a journal that can be proved: recordings' marks go into it, its seal and copies come out of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.desk.figures.audience_file import beside
from studio.desk.journal.records import wall_ms
from studio.desk.selling.engine import SellingEngine
from studio.evidence.places import Mark
from studio.values.errors import OperatorError
from studio.words import journals as says

_FILE, _TEXT, _WHAT = 1000, 500, 20  # characters of a mark
_FILES = 16  # recordings that are written at a time; of more the latest


class WitnessedEngine(SellingEngine):
    """What it does about sales is the engine's; this only reaches its journal. One event loop."""

    _running: tuple[Mark, ...] = ()  # the latest mark of each file that has not ended

    def note_mark(self, mark: Mark | None) -> None:
        """Put it into the journal, after all that was decided so far; nowhere while no journal is open."""
        if mark is None:
            return
        others = [running for running in self._running if running.file != mark.file]
        self._running = tuple([*others, mark] if mark.what != "end" else others)[-_FILES:]
        if self._journal is not None:
            self._journal.mark(mark.as_json())

    async def open(self, path: Path) -> str | None:
        notice = await super().open(path)
        self._note_running()
        return notice

    async def move(self, path: Path) -> None:
        before = self._journal
        await super().move(path)
        if self._journal is not before:
            self._note_running()

    def _note_running(self) -> None:
        """Another journal goes on with recordings that run: where they are stands in it, too."""
        if self._journal is not None:
            for mark in self._running:
                self._journal.mark(mark.as_json())

    @property
    def seal(self) -> str:
        """The seal of all that is known to be on disk; "" while no journal is open."""
        return str(self._journal.seal) if self._journal is not None else ""

    @property
    def audience(self) -> Path | None:
        """The file beside the journal that says how many watched; it need not be there."""
        return beside(self._journal.path) if self._journal is not None else None

    async def copy_journal(self, folder: Path) -> tuple[Path, str]:
        """Copy the journal into `folder`, under its own name. Returns the file and its seal.

        Raises:
            OperatorError: no journal is open, or it cannot be read.
            OSError: the copy cannot be made.
        """
        if self._journal is None:
            raise OperatorError("journal_closed", says.none_open())
        path = folder / self._journal.path.name
        return path, str(await self._journal.copy(path))


def recording_mark(data: Mapping[str, Any]) -> Mark | None:
    """What a recording's process says of itself, as a mark of now; None when its numbers are none."""
    file, what, text = (str(data.get(name, "")) for name in ("file", "what", "text"))
    seconds, mono_ns = data.get("seconds"), data.get("mono_ns")
    if not isinstance(seconds, int | float) or not isinstance(mono_ns, int):
        return None
    return Mark(file[:_FILE], float(seconds), what[:_WHAT], text[:_TEXT], wall_ms(), mono_ns)
