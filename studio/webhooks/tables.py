"""The tables of a stream in SQLite: calls, how far each desk has read, and who the stream is. Blocks on the disk.

`calls` are numbered for good: a number that was once given is given to no other call, also after all have been taken out.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence

from studio.values.errors import WebhooksAwayError
from studio.webhooks.call import Call
from studio.webhooks.stream import Cursor, Kept, Retention

_TABLES = (
    "CREATE TABLE IF NOT EXISTS about (store TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS calls (sequence INTEGER PRIMARY KEY AUTOINCREMENT, connection TEXT NOT NULL, id TEXT NOT NULL, "
    "received_ms INTEGER NOT NULL, call BLOB NOT NULL, UNIQUE (connection, id))",
    "CREATE INDEX IF NOT EXISTS calls_in_order ON calls (connection, sequence)",
    "CREATE INDEX IF NOT EXISTS calls_by_age ON calls (received_ms)",
    "CREATE TABLE IF NOT EXISTS desks (desk TEXT NOT NULL, connection TEXT NOT NULL, sequence INTEGER NOT NULL, "
    "PRIMARY KEY (desk, connection))",
)


def prepare(database: sqlite3.Connection, *, lasting: bool) -> None:
    """Make what is not there. `lasting`: what is written outlives a power cut, at the cost of an fsync for each write."""
    database.execute("PRAGMA journal_mode=WAL")
    database.execute(f"PRAGMA synchronous={'FULL' if lasting else 'NORMAL'}")
    with _AllOrNothing(database):
        for table in _TABLES:
            database.execute(table)
        if database.execute("SELECT count(*) FROM about").fetchone() == (0,):
            database.execute("INSERT INTO about VALUES (?)", (uuid.uuid4().hex,))


def insert(database: sqlite3.Connection, calls: Sequence[tuple[str, Call]], keep: Retention) -> list[bool]:
    """Keep these calls, all or none; for each whether it is new. What is too old goes.

    Raises:
        WebhooksAwayError: the file is as large as it may be.
        sqlite3.Error: SQLite refuses.
    """
    newest_ms = max(call.received_ms for _, call in calls)
    with _AllOrNothing(database):
        database.execute("DELETE FROM calls WHERE received_ms < ?", (newest_ms - round(keep.age_s * 1000),))
        if _used_bytes(database) >= keep.most_bytes:
            raise WebhooksAwayError(f"the stream holds {keep.most_bytes >> 20} MiB, and takes no more")
        add = "INSERT OR IGNORE INTO calls (connection, id, received_ms, call) VALUES (?, ?, ?, ?)"
        return [
            database.execute(add, (connection, call.id, call.received_ms, call.packed())).rowcount == 1
            for connection, call in calls
        ]


def read(database: sqlite3.Connection, connection: str, after: int, most: int) -> list[Kept]:
    """The next calls of a connection behind this number, `most` at most."""
    wanted = "SELECT sequence, call FROM calls WHERE connection = ? AND sequence > ? ORDER BY sequence LIMIT ?"
    rows = database.execute(wanted, (connection, after, most)).fetchall()
    return [Kept(sequence, Call.unpacked(data)) for sequence, data in rows]


def begin(database: sqlite3.Connection, desk: str, connection: str, after: Cursor | None, *, oldest: bool) -> Cursor:
    """Where this desk goes on reading; of one that is not known it is kept from now on."""
    with _AllOrNothing(database):
        (store,) = database.execute("SELECT store FROM about").fetchone()
        (last,) = database.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'calls'").fetchone()
        known = min(after.sequence, last) if after is not None and after.store == store else None
        wanted = "SELECT sequence FROM desks WHERE desk = ? AND connection = ?"
        row = database.execute(wanted, (desk, connection)).fetchone()
        if row is not None:
            sequence = max(row[0], known or 0)
        elif known is not None:
            sequence = known
        else:
            sequence = 0 if oldest else last
        _put_position(database, desk, connection, sequence)
    return Cursor(store, sequence)


def keep_position(database: sqlite3.Connection, desk: str, connection: str, sequence: int) -> None:
    """Remember that a desk has everything of a connection up to this number."""
    with _AllOrNothing(database):
        _put_position(database, desk, connection, sequence)


def _put_position(database: sqlite3.Connection, desk: str, connection: str, sequence: int) -> None:
    put = "INSERT INTO desks VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sequence = max(sequence, excluded.sequence)"
    database.execute(put, (desk, connection, sequence))


def _used_bytes(database: sqlite3.Connection) -> int:
    pages, free, size = (
        int(database.execute(f"PRAGMA {what}").fetchone()[0]) for what in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


class _AllOrNothing:
    """A transaction that writes: it waits for its turn at the beginning, and is undone by any error."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._database.execute("COMMIT" if kind is None else "ROLLBACK")
