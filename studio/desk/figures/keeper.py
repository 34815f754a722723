"""Keeps the figures of the show that is open, and tells clients once a second.

What was before this desk is read again beside the loop (`catching_up`). Until that is done nothing is claimed, and what happens
meanwhile is not lost: it is in the sale's state, which the figures follow from then on. One event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from studio.control.schema.answers import FigureSeries, ProductTable
from studio.control.schema.state.figures import Figures
from studio.desk.figures import audience_file, catching_up
from studio.desk.journal.records import wall_ms
from studio.ipc import clock as clocks
from studio.show import selling
from studio.show.figures import Counts, Follower, Sample, Talk
from studio.values.errors import OperatorError

log = logging.getLogger(__name__)

_EVERY_S = 1.0
_SAMPLE_EVERY_NS = 10 * clocks.NS
_OWED = 360  # samples that wait for a disk: an hour
_CLOSE_S = 2.0


class FiguresKeeper:
    """`put` gets the section for clients; `talk` says what viewers wrote since it was called last. `open` it with every show that
    is opened.
    """

    def __init__(self, clock: clocks.Clock, put: Callable[[Figures], None], talk: Callable[[], Talk] = Talk) -> None:
        self._clock, self._put, self._talk = clock, put, talk
        self._follower: Follower | None = None  # None: it catches up
        self._reading: asyncio.Task[None] | None = None
        self._path: Path | None = None
        self._records: catching_up.Records | None = None
        self._told: dict[str, Counts] = {}  # since the last sample
        self._latest: dict[str, Counts] = {}  # what each connection told last
        self._sampled_ns = 0
        self._owed: list[Sample] = []
        self._writing: asyncio.Task[None] | None = None
        self._refused = False  # by the disk, the latest time
        self._put(Figures())

    # ------------------------------------------------------------ the show

    def forget(self) -> None:
        """Another show is about to be opened: its sale is none of this one's."""
        self._sample(self._clock.now_ns(), last=True)
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._follower = None
        self._told, self._latest = {}, {}

    def open(self, journal: Path, records: catching_up.Records, state: Callable[[], selling.State]) -> None:
        """Go on where the show was left, or begin it. `state` gives its sale as it is now."""
        self.forget()
        self._owed = []
        self._path, self._records = audience_file.beside(journal), records
        self._reading = asyncio.get_running_loop().create_task(self._read(self._path, records, state))
        self._publish()

    async def move(self, journal: Path) -> None:
        """The show has another journal now: who watched is told there too, and what another show left there is none of it."""
        old, new = self._path, audience_file.beside(journal)
        if old is None or self._records is None or old.resolve() == new.resolve():
            return
        try:
            first = Sample(self._clock.now_ns(), wall_ms(), {}, await catching_up.latest(self._records))
            await asyncio.to_thread(audience_file.copy, old, new, first)
        except OSError as error:
            log.warning("%s does not have who watched before: %s", new.name, error)
        except OperatorError as error:
            log.warning("%s may have figures of another show: %s", new.name, error.text)
        self._path = new

    async def close(self) -> None:
        """Write what waits; not for ever, should the disk hang."""
        self.forget()
        await self._drained()

    async def written(self) -> None:
        """Put down what was told until now, and wait for the disk; not for ever."""
        self._sample(self._clock.now_ns())
        await self._drained()

    async def _drained(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_S):
                while (writing := self._writing) is not None:
                    await asyncio.shield(writing)
                    if self._writing is writing:
                        self._writing = None
                        self._write()

    # ------------------------------------------------------------ what happens

    def follow(self, state: selling.State) -> None:
        """The sale is another one now."""
        if self._follower is not None:
            self._follower.follow(state)

    def watch(self, connection: str, counts: Counts) -> None:
        """A connection told how many are there."""
        now_ns, is_new = self._clock.now_ns(), connection not in self._latest
        self._told[connection] = self._latest[connection] = counts
        if self._follower is not None:
            self._follower.book.watch(connection, counts, now_ns)
        if is_new:  # when somebody was first there is when the show began, if nothing else happened before
            self._sample(now_ns)

    def leave(self, connection: str) -> None:
        """Nobody watches in a connection any more."""
        if connection not in self._latest:
            return
        self._told[connection] = self._latest[connection] = Counts()
        if self._follower is not None:
            self._follower.book.leave(connection, self._clock.now_ns())

    async def run(self) -> None:
        """Let time pass, tell clients and keep samples, until cancelled."""
        while True:
            await asyncio.sleep(_EVERY_S)
            self.tick()

    def tick(self) -> None:
        """A second has passed."""
        now_ns = self._clock.now_ns()
        if self._follower is not None:
            self._follower.book.pass_time(now_ns)
        self._publish()
        if now_ns - self._sampled_ns >= _SAMPLE_EVERY_NS:
            self._sample(now_ns)

    # ------------------------------------------------------------ what is told

    def series(self) -> FigureSeries:
        """The show over time; nothing while it catches up."""
        return FigureSeries() if self._follower is None else self._follower.book.series()

    def table(self, segments: bool = False) -> ProductTable:
        """Products, and segments where they are wanted; nothing while it catches up."""
        return ProductTable() if self._follower is None else self._follower.book.table(segments)

    def _publish(self) -> None:
        if self._follower is None:
            self._put(Figures(catching_up=True))
        else:
            self._put(self._follower.book.section(self._clock.now_ns()))

    # ------------------------------------------------------------ before a crash, and after

    async def _read(self, audience: Path, records: catching_up.Records, state: Callable[[], selling.State]) -> None:
        follower = await catching_up.read(records, audience, state)
        follower.follow(state())
        for connection, counts in self._latest.items():  # some tell once a minute
            follower.book.watch(connection, counts, self._clock.now_ns())
        for connection in follower.book.watched():
            if connection not in self._latest:  # of the desk before, perhaps of yesterday: nobody is there until it says so
                follower.book.leave(connection, self._clock.now_ns())
                self._told.setdefault(connection, Counts())
        self._follower = follower
        self._publish()

    def _sample(self, now_ns: int, last: bool = False) -> None:
        """Put down what was told and written since the last sample. While it catches up what is written waits for a later one."""
        talk = self._talk() if last or self._follower is not None else Talk()
        if not self._told and not talk:
            return
        self._sampled_ns = now_ns
        if talk and self._follower is not None:
            self._follower.book.talk(talk, now_ns)
        self._owed.append(Sample(now_ns, wall_ms(), self._told, talk=talk))
        self._told = {}
        del self._owed[:-_OWED]
        self._write()

    def _write(self) -> None:
        if self._owed and self._path is not None and (self._writing is None or self._writing.done()):
            owed, self._owed = self._owed, []
            self._writing = asyncio.get_running_loop().create_task(self._append(self._path, owed))

    async def _append(self, path: Path, owed: list[Sample]) -> None:
        try:
            await asyncio.to_thread(audience_file.append, path, owed)
        except OSError as error:
            if not self._refused:  # a full disk is told of once, not every ten seconds
                log.warning("who watches is not written down: %s", error)
            self._refused = True
        else:
            self._refused = False
