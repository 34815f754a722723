"""The journal of what was done with the chat, and at platforms: tallies, acts of moderation, broadcasts, and who did it.

It lies beside the journal of the sale, in a file of the same form and a name of its own, since the sale is restored from all
records of its own file. The file is made when there is something to write.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from studio.control.schema.state.broadcasts import BROADCAST_NOTES
from studio.desk.journal import Draft, ShowJournal, Span
from studio.ipc import clock as clocks
from studio.values.errors import OperatorError
from studio.words import journals as says

log = logging.getLogger(__name__)

MODERATED = "moderated"
KINDS = frozenset({"tally_started", "tally_ended", MODERATED}) | BROADCAST_NOTES
_WAITING = 1_000  # records that are being written at once; a disk that hangs takes none
_DURABLE_S = 1.0
_OPEN_S = 2.0  # a disk that hangs must not hold whoever opens another show


def beside(sale: Path) -> Path:
    """The chat's journal beside the sale's: `evening.chat.journal` beside `evening.journal`."""
    return sale.with_suffix(f".chat{sale.suffix}")


class ChatJournal:
    """The journal of one show at a time. `trouble` is called with what keeps it from being written, None when nothing does.

    One event loop; the file belongs to the journal's own thread.
    """

    def __init__(self, clock: clocks.Clock, trouble: Callable[[OperatorError | None], None]) -> None:
        self._clock, self._trouble = clock, trouble
        self._path: Path | None = None
        self._journal: ShowJournal | None = None
        self._turn = asyncio.Lock()  # one at a time opens or closes the file
        self._writing: set[asyncio.Task[None]] = set()

    async def move(self, sale: Path) -> None:
        """From now on it lies beside this journal of a sale."""
        await self.close()
        self._path = beside(sale)

    def note(self, kind: str, body: Mapping[str, Any]) -> asyncio.Task[None]:
        """Write down what happened now. Await it to know that it would survive a power cut; it raises nothing.

        While too many wait what happens is not written down, which is said as trouble.
        """
        draft = Draft(kind, "", msgspec.json.encode(body), self._clock.now_ns())
        task = asyncio.get_running_loop().create_task(self._note(draft, len(self._writing) >= _WAITING))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return task

    async def between(self, span: Span, at_most: int) -> list[dict[str, Any]]:
        """What happened in a time, for a person to read; nothing where nothing was ever written. What waits is written first."""
        await self._written()
        async with self._turn:
            if self._journal is None and (self._path is None or not await asyncio.to_thread(self._path.exists)):
                return []
            journal = await self._opened()
        return [
            {"number": record.number, "wall_ms": record.wall_ms, "kind": record.kind}
            | {"subject": record.subject, "body": record.body.decode()}
            for record in await journal.between(span, at_most)
        ]

    async def close(self) -> None:
        """Write what waits and let go of the file."""
        await self._written()
        async with self._turn:
            journal, self._journal = self._journal, None
            if journal is not None:
                journal.on_trouble = lambda _error: None
                await journal.close()
        self._trouble(None)

    async def _written(self) -> None:
        if self._writing:
            await asyncio.wait(self._writing, timeout=_DURABLE_S)

    async def _note(self, draft: Draft, left_out: bool) -> None:
        try:
            if self._path is None:
                return  # no show was opened yet: there is nothing to note
            if left_out:
                log.warning("a record of the kind %s is not in the journal of the chat", draft.kind)
                raise OperatorError("journal_behind", says.behind(name=self._path.name, reason=says.slow_disk()), str(self._path))
            async with self._turn:
                journal = await self._opened()
                written = journal.append([draft])
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(written), _DURABLE_S)
        except OperatorError as error:
            self._trouble(error)
        except Exception:  # the journal's thread had a fault of ours: the tally goes on
            name = self._path.name if self._path is not None else ""
            log.exception("the journal of the chat failed")
            self._trouble(OperatorError("journal_failed", says.stopped(name=name), name))
        else:
            self._trouble(journal.trouble)

    async def _opened(self) -> ShowJournal:
        if self._journal is None:
            assert self._path is not None
            try:
                self._journal = await asyncio.wait_for(ShowJournal.open(self._path), _OPEN_S)
            except TimeoutError as error:
                raise OperatorError("journal_behind", says.slow_disk(), str(self._path)) from error
            self._journal.on_trouble = self._trouble  # what was refused is tried again: it is said when it stands
        return self._journal
