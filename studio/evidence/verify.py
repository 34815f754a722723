"""Goes through a journal once, from its first entry to its last, and says whether all of it fits together.

The first thing that does not fit is named, and nothing after it is looked at: whatever follows hangs on it. Reads row by row, so
that a long show takes no more memory than a short one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from studio.evidence import chain
from studio.evidence.chain import BEFORE, Entry, Link, Seal
from studio.evidence.files import opened

_RECORDS = "SELECT number, wall_ms, mono_ns, kind, subject, body FROM records ORDER BY number"
_CHAIN = "SELECT position, of, number, body, hash FROM chain ORDER BY position"
_OTHERS = ("start", "snapshot", "mark")
_TABLES = ("chain", "records", "snapshots")


class MisfitError(Exception):
    """What does not fit first, in words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a journal. `outside`: stretches of record numbers, first and last, that no chain holds.

    `records` are those in the chain, `first_ms` and `last_ms` their times (UTC, ms since 1970); `end`: the last place.
    """

    records: int = 0
    first_ms: int = 0
    last_ms: int = 0
    marks: int = 0
    end: Link = BEFORE
    outside: tuple[tuple[int, int], ...] = ()

    @property
    def seal(self) -> Seal:
        return Seal.of(self.end)


def verified(path: Path, seal: Seal | None = None) -> Verdict:
    """Check the journal at `path`. `seal`: one that was written down earlier, and has to lie in its chain.

    Raises:
        MisfitError: it is not whole.
        JournalError: it cannot be read.
    """
    with opened(path) as journal:
        try:
            _sound(journal)
            return _Walk(journal, seal).whole()
        except sqlite3.Error as error:
            raise MisfitError(f"the file is damaged: {error}") from error


def _sound(journal: sqlite3.Connection) -> None:
    """The file itself is in order, and what is read is what lies in it: a view in a table's place could say anything."""
    found = str(journal.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        raise MisfitError(f"the file is damaged: {found}")
    for name, kind in journal.execute("SELECT lower(name), type FROM sqlite_master"):
        if name in _TABLES and kind != "table":
            raise MisfitError(f"{name} was put in: a {kind} is where its table has to be")


@dataclass(slots=True)
class _Walk:
    """One pass: the records and the chain side by side."""

    journal: sqlite3.Connection
    seal: Seal | None
    end: Link = BEFORE
    last: int = 0  # the number of the record that came last, in the chain or before it
    state: bytes = b""  # the snapshot that has to be there
    counted: list[int] = field(default_factory=list)  # times of the records in the chain, ms: of the first and the last
    records: int = 0
    marks: int = 0
    outside: list[tuple[int, int]] = field(default_factory=list)

    def whole(self) -> Verdict:
        rows = _numbered(self.journal.execute(_RECORDS))
        row = next(rows, None)
        if self.seal is not None and self.seal.position == 0 and self.seal != Seal.of(BEFORE):
            raise MisfitError(f"the seal {self.seal} is not that of place 0, which is {Seal.of(BEFORE)}")
        if row is not None and row[0] < 1:
            raise MisfitError(f"{_named(row)} was put in: records are numbered from 1 on")
        if self.journal.execute("SELECT count(*) FROM sqlite_master WHERE name = 'chain'").fetchone()[0]:
            for position, of, number, body, found in self.journal.execute(_CHAIN):
                self._in_order(position, of, number, body)
                if of == "record":
                    row = self._record(row, number, found, rows)
                elif of == "start":
                    row = self._start(row, number, rows)
                    self._entry(Entry("start", number, body), found)
                    self.state = body
                else:
                    self._entry(Entry(of, number, body), found)
                    self.marks += of == "mark"
                    self.state = chain.state_of(number, body) if of == "snapshot" else self.state
                if self.seal is not None and position == self.seal.position and Seal.of(self.end) != self.seal:
                    raise MisfitError(f"the seal {self.seal} is not that of place {position}, which is {Seal.of(self.end)}")
        self._ends(row)
        first, last = (self.counted[0], self.counted[-1]) if self.counted else (0, 0)
        return Verdict(self.records, first, last, self.marks, self.end, tuple(self.outside))

    def _in_order(self, position: int, of: str, number: object, body: object) -> None:
        if position != self.end.position + 1:
            raise MisfitError(f"place {self.end.position + 1} of the chain was taken out")
        if (of in _OTHERS or (of == "record" and body == b"")) and isinstance(number, int) and isinstance(body, bytes):
            if position > 1 or of == "start":
                return
            raise MisfitError("the chain does not begin at its start")
        raise MisfitError(f"place {position} of the chain has been changed")

    def _record(self, row: tuple[Any, ...] | None, number: int, found: object, rows: Iterator[tuple[Any, ...]]) -> Any:
        if row is None or row[0] > number:
            raise MisfitError(f"record {number} was taken out")
        if row[0] < number:
            raise MisfitError(f"{_named(row)} was put in: the chain does not hold it")
        if not _well_formed(row) or not self._moved(chain.record_bytes(*row), found):
            raise MisfitError(f"{_named(row)} does not fit: it, or its place in the order, has been changed")
        self.counted[1:] = [row[1]]
        self.records, self.last = self.records + 1, number
        return next(rows, None)

    def _entry(self, entry: Entry, found: object) -> None:
        if not self._moved(chain.entry_bytes(entry), found):
            after = f"after record {self.last}" if self.last else "at the beginning"
            raise MisfitError(f"the {entry.of} at place {self.end.position + 1} of the chain, {after}, does not fit")

    def _moved(self, canonical: bytes, found: object) -> bool:
        """Go on to the next place; False when the hash there is another one."""
        at = chain.linked(self.end.hash, canonical)
        if at != found:
            return False
        self.end = Link(self.end.position + 1, at)
        return True

    def _start(self, row: tuple[Any, ...] | None, number: int, rows: Iterator[tuple[Any, ...]]) -> tuple[Any, ...] | None:
        """Pass over the records that a studio without chains wrote; the next one."""
        first = row[0] if row is not None and row[0] <= number else None
        while row is not None and row[0] <= number:
            self.last = row[0]
            row = next(rows, None)
        if first is not None:
            self.outside.append((first, self.last))
        return row

    def _ends(self, row: tuple[Any, ...] | None) -> None:
        """What is to be there when the chain is at its end."""
        if row is not None and self.end.position:
            raise MisfitError(f"{_named(row)} was put in: the chain does not hold it")
        if row is not None:
            last = self.journal.execute("SELECT max(number) FROM records").fetchone()[0]
            self.outside.append((row[0], last))
        kept = self.journal.execute("SELECT number, body FROM snapshots ORDER BY number LIMIT 2").fetchall()
        if self.end.position and (len(kept) > 1 or _digest(*kept) != self.state):
            raise MisfitError("the snapshot is not the one that was kept last")
        if self.seal is not None and self.seal.position > self.end.position:
            raise MisfitError(
                f"its end was cut off at place {self.end.position} of the chain: the seal {self.seal} is of a later one"
            )


def _numbered(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Records as long as they have numbers: without its key the table takes anything."""
    for row in rows:
        if not isinstance(row[0], int):
            raise MisfitError(f"{_named(row)} was put in: its number is none")
        yield row


def _digest(kept: tuple[Any, ...] | None = None) -> bytes | None:
    """What a chain says of the snapshot that is there; None of one that no studio writes."""
    if kept is None:
        return chain.state_digest(0, None)
    return chain.state_digest(*kept) if isinstance(kept[0], int) and isinstance(kept[1], bytes) else None


def _well_formed(row: tuple[Any, ...]) -> bool:
    """Whether the columns hold what they are for: SQLite itself takes anything anywhere."""
    return all(isinstance(cell, kind) for cell, kind in zip(row, (int, int, int, str, str, bytes), strict=True))


def _named(row: tuple[Any, ...]) -> str:
    """A record as a person looks it up; what it says of itself may be what was changed."""
    number, wall_ms, _, kind, subject, _ = row
    said = ", ".join(str(part) for part in (moment(wall_ms), kind, subject) if part)
    return f"record {number} ({said})"


def moment(wall_ms: object) -> str:
    """The time in this computer's zone, to the second; nothing where there is none."""
    if not isinstance(wall_ms, int):
        return ""
    try:
        return datetime.fromtimestamp(wall_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    except (OverflowError, OSError, ValueError):
        return ""
