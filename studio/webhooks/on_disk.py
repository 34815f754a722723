"""Webhook calls in a file of one computer (SQLite), in place of NATS: the relay and the desk's processes open the same file.

A thread of its own has the connection. Calls that wait while one is being written go into the next write together, and each is
answered when it is safe on disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

from studio.values.errors import WebhooksAwayError
from studio.webhooks import tables
from studio.webhooks.call import Call
from studio.webhooks.stream import Cursor, Kept, Retention

__all__ = ["DiskReader", "DiskStream"]

_BATCH = 100  # calls of a write, or of an answer
_LOOK_EVERY_S = 0.1
T = TypeVar("T")


class _Waiting(NamedTuple):
    connection: str
    call: Call
    kept: asyncio.Future[bool]


class DiskStream:
    """A stream in a file, which is its owner's alone. Several processes may have it open."""

    def __init__(self, path: Path, publishes: Retention | None) -> None:
        self._path, self._publishes = path, publishes
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="webhooks")
        self._database: sqlite3.Connection | None = None
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._making = asyncio.create_task(self._make()) if publishes is not None else None

    @property
    def ready(self) -> bool:
        return self._database is not None or self._path.parent.is_dir()

    async def publish(self, connection: str, call: Call) -> bool:
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        waiting = _Waiting(connection, call, kept)
        self._waiting.append(waiting)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        try:
            return await kept
        except asyncio.CancelledError:
            with contextlib.suppress(ValueError):  # it is being written already
                self._waiting.remove(waiting)  # a disk that hangs collects no calls that nobody waits for any more
            raise

    async def reader(self, connection: str, desk: str, after: Cursor | None = None, *, oldest: bool = False) -> DiskReader:
        position = await self.work(lambda database: tables.begin(database, desk, connection, after, oldest=oldest))
        return DiskReader(self, connection, desk, position)

    async def close(self) -> None:
        if self._making is not None:
            await asyncio.wait([self._making])
        if self._writing is not None:
            await asyncio.wait([self._writing])
        if self._database is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._database.close)
        self._thread.shutdown()

    async def work(self, do: Callable[[sqlite3.Connection], T]) -> T:
        """Have the thread do something with the file.

        Raises:
            WebhooksAwayError: the system or SQLite refuses.
        """

        def opened() -> T:
            if self._database is None:
                self._database = _open(self._path, makes=self._publishes is not None)
            return do(self._database)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, opened)
        except (OSError, sqlite3.Error) as error:
            raise WebhooksAwayError(f"{self._path.name}: {error}") from error

    async def _make(self) -> None:
        """Have the file there before the first call: a desk that makes its platform call opens it first."""
        with contextlib.suppress(WebhooksAwayError):  # whoever publishes is told
            await self.work(lambda _: None)

    async def _write(self) -> None:
        """Write what waits, as many at once as wait, until nothing does."""
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]
                try:
                    new = await self._insert([(waiting.connection, waiting.call) for waiting in batch])
                except WebhooksAwayError as error:
                    for waiting in batch:
                        if not waiting.kept.done():
                            waiting.kept.set_exception(error)
                    continue
                for waiting, is_new in zip(batch, new, strict=True):
                    if not waiting.kept.done():  # whoever wanted it kept may have given up
                        waiting.kept.set_result(is_new)
        finally:
            self._writing = None

    async def _insert(self, calls: list[tuple[str, Call]]) -> list[bool]:
        retention = self._publishes
        if retention is None:
            raise WebhooksAwayError("this stream was opened for reading")
        return await self.work(lambda database: tables.insert(database, calls, retention))


class DiskReader:
    """One desk's reading of one connection. It looks ten times a second."""

    def __init__(self, stream: DiskStream, connection: str, desk: str, position: Cursor) -> None:
        self._stream, self._connection, self._desk = stream, connection, desk
        self._position = position

    @property
    def position(self) -> Cursor:
        return self._position

    async def read(self, wait_s: float) -> list[Kept]:
        clock = asyncio.get_running_loop().time
        until_s = clock() + wait_s
        while not (found := await self._after(self._position.sequence)) and clock() < until_s:
            await asyncio.sleep(_LOOK_EVERY_S)
        return found

    async def acknowledge(self, sequence: int) -> None:
        self._position = self._position._replace(sequence=max(sequence, self._position.sequence))
        place = (self._desk, self._connection, self._position.sequence)
        await self._stream.work(lambda database: tables.keep_position(database, *place))

    async def history(self, after: int) -> AsyncIterator[list[Kept]]:
        last = self._position.sequence
        while after < last:
            found = await self._after(after)
            past = [kept for kept in found if kept.sequence <= last]
            if past:
                yield past
            if len(past) < len(found) or not found:
                return
            after = past[-1].sequence

    async def close(self) -> None:
        """Nothing of it is open by itself."""

    async def _after(self, sequence: int) -> list[Kept]:
        return await self._stream.work(lambda database: tables.read(database, self._connection, sequence, _BATCH))


def _open(path: Path, *, makes: bool) -> sqlite3.Connection:
    """Open the file, and make it where it is not there. Blocks on the disk."""
    if makes:
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # its journals get the same permissions
    elif not path.is_file():
        raise FileNotFoundError("there is no such file yet: start the relay first")
    database = sqlite3.connect(path, timeout=3.0, isolation_level=None, check_same_thread=False)
    try:
        tables.prepare(database, lasting=makes)
    except sqlite3.Error:
        database.close()
        raise
    return database
