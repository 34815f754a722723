"""Keeps each show that was on air: a folder with its journal, the show itself, how it was sent, and the report made of these.

The journal is copied by its own thread, and the report made in a process of its own (`studio.workers.reports`): the loop only
waits. One event loop; shows are kept one after the other.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from studio.control.schema.state.air import Summary
from studio.control.schema.state.machine import KeptShow
from studio.desk.bystanders import bystander
from studio.desk.figures.audience_file import beside
from studio.desk.probes import Probes
from studio.desk.selling.witnessed import WitnessedEngine
from studio.desk.show_document import ShowDocument
from studio.document.model import Show
from studio.launcher import kept_shows
from studio.show.document import to_json
from studio.show.sheets import Cell
from studio.values.errors import OperatorError, RefusedError
from studio.words import reports as says
from studio.words.system import reason

log = logging.getLogger(__name__)

SHOW, STREAM, DEMAND = "show.json", "stream.json", "demand.json"


@dataclass(frozen=True, slots=True)
class KeptShowsPorts:
    """What is needed of the desk. `stream`: what the show on air adds up to, or the last one; `incidents`: what went wrong;
    `moderation`: how often who did what in the chats; `demand`: what people asked for, as rows of a table; `questions`: what
    viewers asked; `written`: returns once the figures of now are on disk.
    """

    session: Path
    root: Path
    document: ShowDocument
    engine: WitnessedEngine
    probes: Probes
    stream: Callable[[], Summary | None]
    incidents: Callable[[], list[dict[str, Any]]]
    moderation: Callable[[], list[dict[str, Any]]]
    demand: Callable[[Show], list[list[Cell]]]
    questions: Callable[[], dict[str, Any]]
    written: Callable[[], Awaitable[None]]
    put: Callable[[KeptShow], None]


class KeptShows:
    """`told` is what clients are told."""

    def __init__(self, ports: KeptShowsPorts) -> None:
        self._ports = ports
        self._turn = asyncio.Lock()
        self._keeping: set[asyncio.Task[KeptShow]] = set()
        self.told = KeptShow(root=str(ports.root))
        ports.put(self.told)

    def ended(self) -> None:
        """The show went off air: keep it."""
        task = asyncio.get_running_loop().create_task(self._in_turn(None, None))
        self._keeping.add(task)
        task.add_done_callback(self._kept)

    async def finish(self, patience_s: float) -> None:
        """Wait for what is being kept. What is not made by then can be made of the folder later."""
        if self._keeping:
            await asyncio.wait(self._keeping, timeout=patience_s)

    async def make(self, name: str | None, until: date | None) -> KeptShow:
        """Make the report of a kept show, by the name of its folder; without a name keep the show that is open, and make its.

        Raises:
            RefusedError: there is no such show, or another report is being made.
            OperatorError: it cannot be kept, or its report cannot be made.
        """
        if self._turn.locked():
            raise RefusedError("busy", says.busy())
        return await self._in_turn(name, until)

    # ------------------------------------------------------------ inside

    async def _in_turn(self, name: str | None, until: date | None) -> KeptShow:
        async with self._turn:
            try:
                return await self._make(name, until)
            except OperatorError as error:
                self._tell(progress=None, failed=True, text=error.text)
                raise
            finally:
                if self.told.progress is not None:  # whatever else went wrong: another may be made
                    self._tell(progress=None)

    def _kept(self, task: asyncio.Task[KeptShow]) -> None:
        self._keeping.discard(task)
        if task.cancelled() or (error := task.exception()) is None:
            return
        if isinstance(error, OperatorError):  # said already
            log.info("a show was not kept whole: %s", error)
        else:
            log.error("a show was not kept whole", exc_info=error)

    async def _make(self, name: str | None, until: date | None) -> KeptShow:
        seal = ""
        if name is None:
            folder, seal = await self._keep()
            self._tell(folder=str(folder), report="", progress=0.0, failed=False, text=says.kept(folder=str(folder), seal=seal))
        else:
            folder = self._ports.root / name
            if not await asyncio.to_thread(kept_shows.is_one, folder):
                raise RefusedError("not_found", says.unknown(name=name, folder=str(self._ports.root)), name)
            self._tell(folder=str(folder), report="", progress=0.0, failed=False, text=says.making())
        arguments = {"folder": str(folder), "language": self._ports.document.show.look.language, "seal": seal}
        if until is not None:
            arguments["until"] = until.isoformat()
        try:
            answer = await self._ports.probes.ask("report", arguments, self._progress)
        except OperatorError as error:
            raise OperatorError("no_report", says.not_made(why=error.text), str(folder)) from error
        file = str(answer["report"])
        text = says.made_with_seal(file=file, seal=seal) if seal else says.made(file=file)
        self._tell(report=file, progress=None, text=text)
        return self.told

    async def _keep(self) -> tuple[Path, str]:
        """A folder with everything that the report is made of, or none; the seal of the journal in it."""
        ports = self._ports
        folder: Path | None = None
        try:
            folder = await asyncio.to_thread(kept_shows.begin, ports.root, ports.document.show.name, ports.session)
            return folder, await self._fill(folder)
        except (OSError, OperatorError, sqlite3.Error) as error:
            if folder is not None:  # a half is of no use, and the disk may be full
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            if isinstance(error, OperatorError):
                raise
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise OperatorError("not_kept", says.not_kept(folder=str(ports.root), reason=why)) from error

    async def _fill(self, folder: Path) -> str:
        """Write all that is kept of the show; the seal of the journal."""
        ports, show = self._ports, self._ports.document.show
        with contextlib.suppress(OperatorError):  # what is not on disk is not in the copy
            await ports.engine.durable()
        await ports.written()
        journal, seal = await ports.engine.copy_journal(folder)
        summary = ports.stream()
        stream = {
            "name": show.name,
            "seal": seal,
            "stream": None if summary is None else msgspec.to_builtins(summary),
            "incidents": ports.incidents(),
            "moderation": ports.moderation(),
            "questions": ports.questions(),
        }
        asked: list[list[Cell]] = []
        bystander(lambda: asked.extend(ports.demand(show)))()
        await asyncio.to_thread(_write, folder, to_json(show), stream, asked, ports.engine.audience, journal)
        return seal

    def _progress(self, data: dict[str, Any]) -> None:
        part = data.get("part")
        if isinstance(part, float):
            self._tell(progress=min(1.0, max(0.0, part)))

    def _tell(self, **changes: Any) -> None:
        self.told = msgspec.structs.replace(self.told, **changes)
        self._ports.put(self.told)


def _write(
    folder: Path, show: bytes, stream: dict[str, Any], asked: list[list[Cell]], audience: Path | None, journal: Path
) -> None:
    (folder / SHOW).write_bytes(show)
    (folder / STREAM).write_text(json.dumps(stream, ensure_ascii=False, indent=1), encoding="utf-8")
    if asked:
        (folder / DEMAND).write_bytes(msgspec.json.encode(asked))
    if audience is not None and audience.is_file():
        shutil.copyfile(audience, beside(journal))
