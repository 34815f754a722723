"""Where in a recording something is to be seen: what marks say, and what follows from them for a moment.

A mark is JSON: `{"file", "seconds", "what", "text", "wall_ms", "mono_ns"}`. At `mono_ns` (monotonic clock, ns; `wall_ms`: UTC,
ms since 1970) the program stood at `seconds` of `file`. `what`: "begin", where the file begins; "mark", something happened, and
`text` says what; "end", the file's last second.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

_MOST = 2**63  # what a clock may say
_SAME_BOOT_MS = 5_000  # the two clocks run apart by less than that between two settings of the wall clock


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, as it stands in a journal."""

    file: str
    seconds: float
    what: str
    text: str
    wall_ms: int
    mono_ns: int

    def as_json(self) -> bytes:
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False).encode()


def marks_in(journal: sqlite3.Connection) -> list[Mark]:
    """All marks of a journal, in the order in which they were written. Those that cannot be read are left out."""
    if not journal.execute("SELECT count(*) FROM sqlite_master WHERE name = 'chain'").fetchone()[0]:
        return []
    rows = journal.execute("SELECT body FROM chain WHERE of = 'mark' ORDER BY position")
    return [mark for (body,) in rows if (mark := _read(body)) is not None]


def _read(body: bytes) -> Mark | None:
    try:
        told = json.loads(body)
        file, what, text = (str(told[name]) for name in ("file", "what", "text"))
        seconds, wall_ms, mono_ns = float(told["seconds"]), int(told["wall_ms"]), int(told["mono_ns"])
        return (
            Mark(file, seconds, what, text, wall_ms, mono_ns) if max(abs(seconds), abs(wall_ms), abs(mono_ns)) < _MOST else None
        )
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def seen_at(marks: list[Mark], wall_ms: int, mono_ns: int) -> list[tuple[str, float]]:
    """In which files, and at which second of each, a moment is to be seen: those that ran then."""
    latest: dict[str, Mark] = {}
    for mark in marks:
        apart_ms = (mono_ns - mark.mono_ns) / 1e6
        if apart_ms >= 0 and abs(apart_ms - (wall_ms - mark.wall_ms)) < _SAME_BOOT_MS:
            latest[mark.file] = mark
    return [
        (mark.file, round(mark.seconds + (mono_ns - mark.mono_ns) / 1e9, 3)) for mark in latest.values() if mark.what != "end"
    ]
