"""The journal's hash chain as it is written: one row for each record, snapshot and mark, in the same transaction as they.

The chain begins with the first write of a studio that keeps one, whatever the file held before, and with a new `start` where a
studio without chains wrote meanwhile. Its end moves on only when the transaction has held, so that a write that is refused
leaves no trace in it. The thread that owns the book does all of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from studio.desk.journal import trouble
from studio.desk.journal.records import Record
from studio.evidence import chain
from studio.evidence.chain import Entry, Link

_Row = tuple[int, str, int, bytes, bytes]  # position, of, number, body, hash


class Links:
    """The chain in one open journal. Every method may raise `sqlite3.Error`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._there = self._is_there()
        self._start: Entry | None = None  # to be written before anything else
        self.end = chain.BEFORE  # as of the last transaction that held
        try:
            self._look()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise trouble.damage(str(error)) from error  # no studio made this: the file is set aside as a damaged one is

    def write(self, records: Sequence[Record], snapshot: tuple[int, bytes] | None, marks: Sequence[bytes]) -> Link:
        """Write the links, within the caller's transaction; the end of the chain when that has held: give it to `held`."""
        if not self._there:
            self._run(chain.SCHEMA)
        rows = self._rows(records, snapshot, marks)
        self._many("INSERT INTO chain VALUES (?, ?, ?, ?, ?)", rows)
        return Link(rows[-1][0], rows[-1][-1]) if rows else self.end

    def held(self, end: Link) -> None:
        """The transaction is on disk."""
        self.end, self._there, self._start = end, True, None

    # ------------------------------------------------------------ inside

    def _is_there(self) -> bool:
        found = self._run("SELECT type FROM sqlite_master WHERE name = 'chain'").fetchone()
        if found is not None and found[0] != "table":
            raise trouble.damage(f"chain is a {found[0]}")
        return found is not None

    def _look(self) -> None:
        """Where the chain ends, and whether all that is in the file now is in it."""
        last_record = int(self._run("SELECT coalesce(max(number), 0) FROM records").fetchone()[0])
        state = self._run("SELECT number, body FROM snapshots").fetchone()
        found = chain.state_digest(int(state[0]), bytes(state[1])) if state else b""
        if not self._there:
            self._start = Entry("start", last_record, found)
            return
        row = self._run("SELECT position, hash FROM chain ORDER BY position DESC LIMIT 1").fetchone()
        self.end = Link(int(row[0]), _bytes(row[1])) if row else self.end
        known, known_state = 0, b""
        newest = "SELECT of, number, body FROM chain WHERE of IN ({}) ORDER BY position DESC LIMIT 1"
        record = self._run(newest.format("'record', 'start'")).fetchone()
        if record:
            known = record[1]
        kept = self._run(newest.format("'snapshot', 'start'")).fetchone()
        if kept and kept[0] == "start":
            known_state = _bytes(kept[2])
        elif kept and isinstance(kept[1], int):
            known_state = chain.state_of(kept[1], _bytes(kept[2]))
        if not row or known != last_record or known_state != found:
            self._start = Entry("start", last_record, found)

    def _rows(self, records: Sequence[Record], snapshot: tuple[int, bytes] | None, marks: Sequence[bytes]) -> list[_Row]:
        position, end = self.end
        rows: list[_Row] = []

        def add(of: str, number: int, body: bytes, canonical: bytes) -> None:
            nonlocal position, end
            position, end = position + 1, chain.linked(end, canonical)
            rows.append((position, of, number, body, end))

        if self._start is not None:
            add(*self._start, chain.entry_bytes(self._start))
        for record in records:
            canonical = chain.record_bytes(
                record.number, record.wall_ms, record.mono_ns, record.kind, record.subject, record.body
            )
            add("record", record.number, b"", canonical)
        entries = [Entry("mark", 0, mark) for mark in marks]
        if snapshot is not None:
            entries.append(Entry("snapshot", snapshot[0], chain.snapshot_digest(snapshot[1])))
        for entry in entries:
            add(*entry, chain.entry_bytes(entry))
        return rows


def _bytes(cell: object) -> bytes:
    """What the chain holds; nothing where somebody put anything else: checking it says so, and the sale goes on."""
    return cell if isinstance(cell, bytes) else b""
