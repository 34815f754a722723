"""Figures of what was before this desk: from the journal's events, from who watched, and from the ledger for what these lack."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from studio.desk.figures import audience_file
from studio.desk.journal import Span
from studio.show import selling
from studio.show.figures import KINDS, Follower, Replay, Sample, caught_up
from studio.values.errors import OperatorError

log = logging.getLogger(__name__)

Records = Callable[[Span, int], Awaitable[list[dict[str, Any]]]]  # as `SellingEngine.records_between`
_PAGE = 5_000  # records that are asked for at a time
_LAST_MS = 253_402_300_799_999  # the year 9999


async def read(records: Records, audience: Path, state: Callable[[], selling.State]) -> Follower:
    """Read again what happened, page by page, in threads: the loop goes on meanwhile. `state` gives the sale as it is now."""
    watched = await asyncio.to_thread(_watched, audience)
    replay = Replay()
    try:
        async for page in _pages(records, watched.after):
            await asyncio.to_thread(_take, replay, watched, page)
    except OperatorError as error:
        log.warning("figures of before are those of the ledger: %s", error.text)
    except UnicodeDecodeError as error:  # a record that a disk has spoilt
        log.warning("figures of before are those of the ledger: %s", error)
    now = state()
    await asyncio.to_thread(_finish, replay, watched, now)
    return Follower(replay.book, now)


async def latest(records: Records) -> int:
    """The number of the latest record in a journal, 0 where there is none.

    Raises:
        OperatorError: it cannot be read.
    """
    found = await records(Span(from_ms=0, to_ms=_LAST_MS, latest=True), 1)
    return int(found[0]["number"]) if found else 0


async def _pages(records: Records, after: int) -> AsyncIterator[list[dict[str, Any]]]:
    """All records behind number `after` that figures are made of, the earliest first."""
    since_ms, known = 0, frozenset[int]()  # of that millisecond, what was read already
    while True:
        page = await records(Span(from_ms=since_ms, to_ms=_LAST_MS, kinds=KINDS), _PAGE)
        new = [record for record in page if record["number"] not in known]
        yield [record for record in new if record["number"] > after]
        if len(page) < _PAGE:
            return
        since_ms = max(record["wall_ms"] for record in page) + (not new)
        known = frozenset(record["number"] for record in page if record["wall_ms"] == since_ms)


class _Watched:
    """Samples in order, up to a time of the wall clock. `after`: the latest record that is of another show."""

    def __init__(self, samples: Iterator[Sample]) -> None:
        self._samples = samples
        self._next = next(samples, None)
        self.after = 0 if self._next is None else self._next.after

    def until(self, wall_ms: int | None) -> Iterator[Sample]:
        """Those that are no younger; None: all that are left."""
        while self._next is not None and (wall_ms is None or self._next.wall_ms <= wall_ms):
            yield self._next
            self._next = next(self._samples, None)


def _watched(audience: Path) -> _Watched:
    audience_file.shorten(audience)
    return _Watched(audience_file.read(audience))


def _take(replay: Replay, watched: _Watched, records: list[dict[str, Any]]) -> None:
    for record in records:
        for sample in watched.until(record["wall_ms"]):
            replay.take(sample)
        try:
            replay.take(selling.decode(record["body"].encode()))
        except (msgspec.DecodeError, RecursionError):
            continue  # of another version of the studio, or spoilt: the ledger has what was sold


def _finish(replay: Replay, watched: _Watched, state: selling.State) -> None:
    for sample in watched.until(None):
        replay.take(sample)
    caught_up(replay, state)
