"""Reads the journal of a show, row by row and without changing anything, and the show that it is of."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from studio.document.model import Show
from studio.evidence.files import JournalError, opened
from studio.show import document, selling
from studio.show.selling import events, order_lines
from studio.show.selling.ledger import Entry
from studio.values.errors import MediaError
from studio.values.shop import OrderLine, later
from studio.words import files as files_says
from studio.words import reports as says
from studio.words.system import reason

_NEVER_MS = 2**62


class Happened(NamedTuple):
    """An event, and when it was written down (UTC, ms since 1970)."""

    wall_ms: int
    event: events.Event


def show_at(path: Path) -> Show:
    """The show that a file holds.

    Raises:
        MediaError: it cannot be read.
        BadShowError: it holds no show.
    """
    try:
        return document.parse(path.read_bytes())
    except OSError as error:
        raise MediaError("no_file", files_says.unreadable(path=str(path), why=reason(error))) from error


def happened(path: Path, kinds: tuple[str, ...], before_ms: int = _NEVER_MS) -> Iterator[Happened]:
    """The events of some kinds that a journal holds, in their order, of those that were written before a moment.

    A journal that began with a sale under way (the show was saved under another name) has the lines of before in its snapshot
    alone, and so has one of a disk that refused for so long that records were let go: these come first, whatever the moment.

    Raises:
        MediaError: the journal cannot be read, or holds what no version writes.
    """
    with _read(path) as journal:
        places = ", ".join("?" for _ in kinds)
        query = f"SELECT wall_ms, body FROM records WHERE kind IN ({places}) AND wall_ms < ? ORDER BY number"
        if "line_counted" in kinds:
            yield from _handed_on(journal)
        for wall_ms, body in journal.execute(query, (*kinds, before_ms)):
            yield Happened(wall_ms, selling.decode(body))


def count(path: Path, kinds: tuple[str, ...]) -> int:
    """How many records of some kinds a journal holds.

    Raises:
        MediaError: the journal cannot be read.
    """
    with _read(path) as journal:
        places = ", ".join("?" for _ in kinds)
        return int(journal.execute(f"SELECT count(*) FROM records WHERE kind IN ({places})", kinds).fetchone()[0])


def lines(path: Path, before_ms: int = _NEVER_MS) -> list[Entry]:
    """Every order line of a journal as it stood at a moment, by the ledger's rule of which sighting counts.

    Raises:
        MediaError: the journal cannot be read.
    """
    found: dict[str, Entry] = {}
    for _, event in happened(path, ("line_counted",), before_ms):
        if isinstance(event, events.LineCounted):
            name = order_lines.key(event.shop, event.line)
            old = found.get(name)
            found[name] = Entry(event.line if old is None else later(old.line, event.line), event.product)
    return list(found.values())


def end_of(day: date) -> int:
    """The end of a day of this computer's calendar: the first millisecond of the next (UTC, ms since 1970)."""
    return int(datetime.combine(day + timedelta(days=1), time()).astimezone().timestamp() * 1000)


@contextlib.contextmanager
def _read(path: Path) -> Iterator[sqlite3.Connection]:
    """The journal, what is wrong with it in the operator's words."""
    try:
        with opened(path) as journal:
            yield journal
    except JournalError as error:
        raise MediaError("journal_unreadable", says.unreadable(name=path.name, why=str(error))) from error
    except (sqlite3.Error, msgspec.MsgspecError, TypeError, ValueError) as error:  # a cell may hold anything
        raise MediaError("journal_unreadable", says.damaged(name=path.name, why=str(error))) from error


def _handed_on(journal: sqlite3.Connection) -> Iterator[Happened]:
    """Lines that the records do not have, or not as they became, in a journal whose snapshot stands for more than these."""
    first = journal.execute("SELECT wall_ms, mono_ns FROM records ORDER BY number LIMIT 1").fetchone() or (0, 0)
    kept = journal.execute("SELECT body FROM snapshots").fetchone()
    if kept is None or not (_began_with_a_sale(journal) or _let_records_go(journal)):
        return
    known: dict[str, OrderLine] = {}
    for (body,) in journal.execute("SELECT body FROM records WHERE kind = 'line_counted'"):
        if isinstance(event := selling.decode(body), events.LineCounted):
            name = order_lines.key(event.shop, event.line)
            known[name] = later(known.get(name, event.line), event.line)
    for branch in selling.from_json(kept[0]).ledger.lines.values():
        for leaf in branch.values():
            for name, entry in leaf.items():
                if name not in known or later(known[name], entry.line) != known[name]:
                    shop = name.partition(" ")[0]
                    counted = events.LineCounted(at_ns=first[1], shop=shop, product=entry.product, line=entry.line)
                    yield Happened(first[0], counted)


def _let_records_go(journal: sqlite3.Connection) -> bool:
    """Whether numbers are missing: records are numbered from 1 on, and a snapshot stands for those that were never written."""
    written, last = journal.execute("SELECT count(*), coalesce(max(number), 0) FROM records").fetchone()
    at = journal.execute("SELECT coalesce(max(number), 0) FROM snapshots").fetchone()[0]
    return bool(written < max(last, at))


def _began_with_a_sale(journal: sqlite3.Connection) -> bool:
    if not journal.execute("SELECT count(*) FROM sqlite_master WHERE name = 'chain'").fetchone()[0]:
        return True  # nothing tells: look
    return bool(journal.execute("SELECT count(*) FROM chain WHERE of = 'snapshot' AND number = 0").fetchone()[0])
