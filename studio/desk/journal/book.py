"""The journal's file: an SQLite database of records, one snapshot, and their hash chain. Blocks on the disk; one thread.

What was written when `write` returned is there after a kill and after a power cut, for these reasons:
- A write is one transaction, so that it is there whole or not at all. Its pages go to the end of the write-ahead log with
  checksums; a log that ends in the middle of a transaction is read up to the one before.
- A kill loses nothing that the system has taken, and all of a transaction has been handed to it before COMMIT returns.
- For a power cut that is not enough. `synchronous=FULL` has the log fsynced at every commit; NORMAL would do so only before
  pages move into the database, and lose the last seconds (whole transactions, without damage). On macOS fsync leaves
  data in the drive's cache, hence `fullfsync`. A new file's name is made to last by an fsync of its folder.
- Pages move from the log into the database only after the log was fsynced, and the log starts again only after the database
  was. An fsync that fails rolls the transaction back, and the next one is written over the same place.
Many records share one transaction (`ShowJournal`), so that the fsync, which is what costs, is paid once for all of them.

`locking_mode=EXCLUSIVE` keeps a second studio off the same file from opening to closing, and needs no shared-memory file.
"""

from __future__ import annotations

import contextlib
import errno
import heapq
import os
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from studio.desk import paths
from studio.desk.journal import trouble
from studio.desk.journal.links import Links
from studio.desk.journal.records import Record, Span
from studio.evidence.chain import Seal
from studio.evidence.files import APPLICATION_ID
from studio.system import atomic_write
from studio.values.errors import OperatorError
from studio.words import journals as says
from studio.words.system import reason

FORMAT = 1
BUSY_S = 2.0  # how long a desk that was just killed may still hold the file
CHECK_UP_TO_BYTES = 512 << 20  # half a second's reading; a larger file is believed until it is found wrong
LOG_BYTES = 16 << 20  # what is left of the log after a burst

_BY_KIND = "CREATE INDEX IF NOT EXISTS records_by_kind ON records (kind, wall_ms)"
_SCHEMA = f"""
CREATE TABLE records (
    number INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, mono_ns INTEGER NOT NULL,
    kind TEXT NOT NULL, subject TEXT NOT NULL, body BLOB NOT NULL
);
CREATE INDEX records_by_time ON records (wall_ms);
CREATE INDEX records_by_subject ON records (subject, wall_ms);
CREATE TABLE snapshots (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
{_BY_KIND};
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
"""


class Book:
    """One open journal file.

    Raises:
        sqlite3.Error: the file is damaged, in use, or the system refuses. Every method may raise it.
        OperatorError: it is another program's database, or a newer studio's journal.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _for_its_owner(path)
        self._connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            self._begin()
            self._links = Links(self._connection)
        except BaseException:
            self._connection.close()
            raise

    @property
    def seal(self) -> Seal:
        """The seal of all that is on disk."""
        return Seal.of(self._links.end)

    def last(self) -> int:
        """The number of the latest record, or of a snapshot that stands for records never written; 0 in an empty file."""
        query = "SELECT max((SELECT coalesce(max(number), 0) FROM records), (SELECT coalesce(max(number), 0) FROM snapshots))"
        return int(self._connection.execute(query).fetchone()[0])

    def write(self, records: Sequence[Record], snapshot: tuple[int, bytes] | None, marks: Sequence[bytes] = ()) -> None:
        """Add records and marks, and put the snapshot in the place of the one before: all of it, or nothing and an error."""
        with self._transaction():
            self._connection.executemany(
                "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)",
                ((r.number, r.wall_ms, r.mono_ns, r.kind, r.subject, r.body) for r in records),
            )
            if snapshot is not None:
                self._connection.execute("DELETE FROM snapshots")
                self._connection.execute("INSERT INTO snapshots VALUES (?, ?)", snapshot)
            end = self._links.write(records, snapshot, marks)
        self._links.held(end)

    def copy(self, path: Path) -> None:
        """Write the journal as it is now to a new file, for its owner alone. Nothing is written here meanwhile."""
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        part = path.with_name(f"{path.name}.part")  # until it is whole: whoever is killed over it leaves no half of a journal
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(sqlite3.connect(part)) as copied:
            copied.execute("PRAGMA synchronous = OFF")  # a copy that a power cut spoils is made again
            self._connection.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        os.rename(part, path)

    def snapshot(self) -> tuple[int, bytes | None]:
        """The snapshot and the number of the record it stands at; (0, None): there is none."""
        row = self._connection.execute("SELECT number, body FROM snapshots").fetchone()
        return (int(row[0]), bytes(row[1])) if row else (0, None)

    def after(self, number: int) -> list[Record]:
        """All records with a higher number, in order."""
        return list(self._rows("WHERE number > ? ORDER BY number", (number,)))

    def between(self, span: Span, at_most: int) -> list[Record]:
        """The earliest `at_most` records of a time, or the latest, in the order of their numbers."""
        kinds = [self._rows(*span_query(span, kind, at_most)) for kind in dict.fromkeys(span.kinds or ("",))]
        found = heapq.merge(*kinds, key=lambda record: (record.wall_ms, record.number), reverse=span.latest)
        return sorted(islice(found, at_most), key=lambda record: record.number)

    def close(self) -> None:
        """Move the log into the database and let go of the file. What cannot be moved now is read from the log next time."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    # ------------------------------------------------------------ inside

    def _begin(self) -> None:
        run = self._connection.execute
        run("PRAGMA locking_mode = EXCLUSIVE")
        new = self._is_new()
        run("PRAGMA journal_mode = WAL")
        for setting in ("synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1", f"journal_size_limit = {LOG_BYTES}"):
            run(f"PRAGMA {setting}")
        if new:
            with self._transaction():
                for statement in _SCHEMA.split(";"):
                    run(statement)
            atomic_write.sync_folder(self.path.parent)
        elif self.path.stat().st_size <= CHECK_UP_TO_BYTES:
            found = run("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise trouble.damage(found)
        if not new:
            with contextlib.suppress(sqlite3.OperationalError):  # no room: what is asked of a kind takes longer
                run(_BY_KIND)  # journals of before have none; an older studio keeps it up

    def _is_new(self) -> bool:
        """Whether the file is still to be filled. Looks before anything is changed in it."""
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application == 0 and tables == 0:
            return True
        if application != APPLICATION_ID:
            raise OperatorError("not_a_journal", says.foreign(path=str(self.path)), str(self.path))
        if version > FORMAT:
            raise OperatorError("newer_journal", says.newer(name=self.path.name), str(self.path))
        return False

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise

    def _rows(self, end: str, values: tuple[int | str, ...]) -> Iterator[Record]:
        rows = self._connection.execute(f"SELECT number, wall_ms, mono_ns, kind, subject, body FROM records {end}", values)
        return (Record(*row) for row in rows)


def span_query(span: Span, kind: str, at_most: int) -> tuple[str, tuple[int | str, ...]]:
    """What is asked of the table for one kind of a span, "" for all: the statement's end, and its values.

    It goes by an index and reads no more rows than it gives; of a subject, those that it has.
    """
    asked: list[tuple[str, tuple[int | str, ...]]] = []
    if span.subject:
        asked.append(("subject = ?", (span.subject,)))
    if kind:
        asked.append(("+kind = ?" if span.subject else "kind = ?", (kind,)))  # +: the subject's index is the better one
    asked.append(("wall_ms BETWEEN ? AND ?", (span.from_ms, span.to_ms)))
    if span.before:
        asked.append(("(wall_ms, number) < (?, ?)", (span.to_ms, span.before)))
    way = "DESC" if span.latest else "ASC"
    end = f"WHERE {' AND '.join(words for words, _ in asked)} ORDER BY wall_ms {way}, number {way} LIMIT ?"
    return end, (*(value for _, values in asked for value in values), at_most)


def open_book(path: Path) -> tuple[Book, str | None]:
    """The journal at `path`, made when there is none, and a notice for the operator when a damaged one was set aside for it.

    Raises:
        OperatorError: in use, a newer version's, another program's, the disk is full, or the system refuses. Nothing changed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not paths.is_regular_or_free(path):
            words = says.in_the_way(path=str(path))
            raise OperatorError("journal_unusable", words, str(path))
        try:
            return Book(path), None
        except sqlite3.DatabaseError as error:
            if not trouble.is_damage(error):
                raise
            aside = _set_aside(path)
            return Book(path), says.set_aside(name=path.name, reason=str(error), aside=aside.name)
    except sqlite3.Error as error:
        raise trouble.in_words(error, path) from error
    except OSError as error:
        raise OperatorError("journal_unusable", says.not_made(path=str(path), reason=reason(error)), str(path)) from error


def _for_its_owner(path: Path) -> None:
    """Make the file, or take it from everybody else: it names buyers. Its log and its set-aside copies follow it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    with contextlib.suppress(OSError):  # another user's file in a folder that several share
        os.chmod(path, 0o600)


def _set_aside(path: Path) -> Path:
    """Rename the file and its log to a free name. The log goes first: a log beside another database would be read into that."""
    stamp = datetime.now(UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.unreadable-{stamp}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not aside.exists():
            break
        number += 1
    for ending in ("-wal", "-journal", ""):
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{path}{ending}", f"{aside}{ending}")
    return aside
