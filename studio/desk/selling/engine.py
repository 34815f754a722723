"""The selling engine: hands commands, news and time to the rules, and does with their decisions what has to be done.

Nothing here decides anything: `studio.show.selling` does. A decision's state takes the place of the one before at once, and
its events are appended to the journal. Its effects leave when the journal holds why, or after `_PATIENCE_S`: a disk that hangs
must not hold up a launch. Then those who follow the sale are told. One event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.control.schema.state.selling import Selling
from studio.desk.journal import Draft, ShowJournal, Span
from studio.document.model import Show
from studio.ipc import clock as clocks
from studio.show import selling
from studio.values.errors import OperatorError
from studio.words import journals as says

log = logging.getLogger(__name__)

_PATIENCE_S = 0.05
_DURABLE_S = 1.0  # a command is answered after that, whatever the disk does
_SNAPSHOT_EVERY = 20_000  # records: a restart goes through fewer
_TELL_EVERY_NS = clocks.NS // 10


class SellingEngine:
    """The sale of one show.

    `ask` carries an effect out that is a shop's, `mark` one that is the recordings'. `told` is called with the section for
    clients, at most ten times a second; `followers` with the state after every decision that changed anything, and when a price
    on a card has become too old; `trouble` with words when the journal cannot be written, None when it can again.
    """

    def __init__(
        self,
        show: Callable[[], Show],
        clock: clocks.Clock,
        *,
        ask: Callable[[selling.Effect], None],
        mark: Callable[[str], None],
        told: Callable[[Selling], None],
        followers: Sequence[Callable[[selling.State], None]],
        trouble: Callable[[OperatorError | None], None],
    ) -> None:
        self._show, self._clock, self._ask, self._mark = show, clock, ask, mark
        self._told, self._followers, self._trouble = told, followers, trouble
        self.state = selling.initial()
        self._journal: ShowJournal | None = None
        self._written: asyncio.Future[None] | None = None  # of the latest append
        self._looked_ns = 0  # as of when `followers` were last called
        self._timer: asyncio.TimerHandle | None = None
        self._telling: asyncio.TimerHandle | None = None
        self._told_ns = -_TELL_EVERY_NS
        self._carrying_out: set[asyncio.Task[None]] = set()

    # ------------------------------------------------------------ the journal

    async def open(self, path: Path) -> str | None:
        """Go on where the journal at `path` ends, or begin it. Returns a notice for the operator, if there is one.

        Raises:
            OperatorError: it cannot be opened; the sale is as it was.
        """
        if self._is_open(path):  # the same show again: a file is open once
            await self.close()
        journal = await ShowJournal.open(path)
        try:
            _, body, records = await journal.recall()
            state = await asyncio.to_thread(_restored, body, [record.body for record in records])
            await self.close()
        except asyncio.CancelledError:  # the desk ends meanwhile
            await journal.close()
            raise
        except (OperatorError, ValueError) as error:
            await journal.close()
            if isinstance(error, OperatorError):
                raise
            words = says.unknown_content(name=path.name)
            raise OperatorError("journal_unreadable", words, str(path)) from error
        self.state, self._journal = state, journal
        journal.on_trouble = self._outage
        now_ns = self._clock.now_ns()
        self._take(selling.on_restart(state, self._show(), now_ns), now_ns)
        self._tell()
        return journal.notice

    async def move(self, path: Path) -> None:
        """Go on in another file: it begins with the sale as it is.

        Raises:
            OperatorError: it cannot be opened; the journal stays where it is.
        """
        if self._is_open(path):
            return
        journal = await ShowJournal.open(path)
        try:
            await self.close()
        except asyncio.CancelledError:  # the desk ends meanwhile
            await journal.close()
            raise
        self._journal = journal
        journal.on_trouble = self._outage
        self._keep_snapshot()
        self._schedule()

    def _is_open(self, path: Path) -> bool:
        return self._journal is not None and self._journal.path.resolve() == path.resolve()

    async def close(self) -> None:
        """Write what waits and let go of the file."""
        for timer in (self._timer, self._telling):
            if timer is not None:
                timer.cancel()
        self._timer = self._telling = None
        if self._journal is not None:
            self._keep_snapshot()
            journal, self._journal = self._journal, None
            await journal.close()

    def _keep_snapshot(self) -> None:
        if self._journal is not None:
            self._journal.keep_snapshot(self._journal.last, selling.to_json(self.state))

    def _outage(self, error: OperatorError | None) -> None:
        """The disk refuses, or takes again (None): what had to be let go meanwhile is in the snapshot."""
        if error is None:
            self._keep_snapshot()
        self._trouble(error)

    async def durable(self) -> None:
        """Wait until all that was decided so far would survive a power cut; not for ever, should the disk hang.

        Raises:
            OperatorError: it is not on disk.
        """
        if self._written is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._written), _DURABLE_S)

    async def records_between(self, span: Span, at_most: int) -> list[dict[str, Any]]:
        """What happened in a time, for a person to read."""
        if self._journal is None:
            return []
        records = await self._journal.between(span, at_most)
        return [
            {"number": record.number, "wall_ms": record.wall_ms, "kind": record.kind}
            | {"subject": record.subject, "body": record.body.decode()}
            for record in records
        ]

    def shop_name(self, shop: str) -> str:
        """What the operator calls a shop."""
        return selling.shop_name(self._show(), shop)

    # ------------------------------------------------------------ what comes in

    def command(self, name: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Do what an operator wants; the answer for the client.

        Raises:
            RefusedError: the rules refuse. Nothing changed.
        """
        now_ns = self._clock.now_ns()
        decision = selling.on_command(self.state, self._show(), name, params, now_ns)
        self._take(decision, now_ns)
        return dict(decision.result)

    def end_show(self) -> None:
        """The show ends: nothing is launched or sold after it."""
        now_ns = self._clock.now_ns()
        self._take(selling.on_show_end(self.state, self._show(), now_ns), now_ns)

    def take_news(self, news: selling.News) -> None:
        """Take in what a shop said."""
        now_ns = self._clock.now_ns()
        self._take(selling.on_news(self.state, self._show(), news, now_ns), now_ns)

    def show_changed(self) -> None:
        """The show was edited: what follows from it, and when to look again."""
        self._time_passed()

    # ------------------------------------------------------------ what follows

    def _take(self, decision: selling.Decision, now_ns: int, changed: bool = False) -> None:
        self.state = decision.state
        if decision.events and self._journal is not None:
            self._written = self._journal.append([_draft(event) for event in decision.events])
            if self._journal.since_snapshot >= _SNAPSHOT_EVERY:
                self._keep_snapshot()
        if decision.effects:
            task = asyncio.get_running_loop().create_task(self._carry_out(decision.effects, self._written))
            self._carrying_out.add(task)
            task.add_done_callback(self._carrying_out.discard)
        changed = changed or bool(decision.events)
        if changed:
            self._looked_ns = now_ns
        self._schedule()
        if changed:
            self._tell()
            for follow in self._followers:
                follow(self.state)

    async def _carry_out(self, effects: tuple[selling.Effect, ...], written: asyncio.Future[None] | None) -> None:
        if written is not None:
            await asyncio.wait({written}, timeout=_PATIENCE_S)
        for effect in effects:
            if isinstance(effect, selling.Mark):
                self._mark(effect.text)
            else:
                self._ask(effect)

    def _schedule(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due_ns = selling.next_due_ns(self.state, self._show(), self._looked_ns)
        if due_ns is not None:
            wait_s = max(0.0, (due_ns - self._clock.now_ns()) / clocks.NS)
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._time_passed)

    def _time_passed(self) -> None:
        now_ns = self._clock.now_ns()
        self._take(selling.on_time(self.state, self._show(), now_ns), now_ns, changed=True)  # if only what is too old by now

    def _tell(self) -> None:
        """Tell clients soon."""
        if self._telling is None:
            wait_ns = max(0, self._told_ns + _TELL_EVERY_NS - self._clock.now_ns())
            self._telling = asyncio.get_running_loop().call_later(wait_ns / clocks.NS, self._tell_now)

    def _tell_now(self) -> None:
        self._telling = None
        now_ns = self._told_ns = self._clock.now_ns()
        self._told(selling.section(self.state, self._show(), now_ns))


def _draft(event: selling.Event) -> Draft:
    subject = getattr(event, "product", "") or getattr(event, "shop", "")
    return Draft(str(event.__struct_config__.tag), subject, selling.encode(event), event.at_ns)


def _restored(snapshot: bytes | None, bodies: list[bytes]) -> selling.State:
    state = selling.initial() if snapshot is None else selling.from_json(snapshot)
    return selling.replay(state, map(selling.decode, bodies))
