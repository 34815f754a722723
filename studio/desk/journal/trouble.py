"""What SQLite says, in the operator's words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from studio.values.errors import OperatorError
from studio.words import journals as says

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, and not the disk, the system or another program in the way."""
    return _code(error) in _DAMAGED


def damage(what: str) -> sqlite3.DatabaseError:
    """An error as SQLite raises it, for damage that it does not see itself: `is_damage` holds of it."""
    found = sqlite3.DatabaseError(what)
    found.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return found


def or_itself(error: sqlite3.Error, path: Path) -> Exception:
    """The operator's error for it, or the error as it is, when no operator can mend it."""
    try:
        return in_words(error, path)
    except sqlite3.Error as ours:
        return ours


def in_words(error: sqlite3.Error, path: Path) -> OperatorError:
    """The operator's error for it. What no operator can mend (a mistake of ours in a statement) is raised again as it is."""
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return OperatorError("disk_full", says.disk_full(name=path.name), str(path))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return OperatorError("journal_in_use", says.open_elsewhere(name=path.name), str(path))
    if code in _DAMAGED:
        return OperatorError("journal_damaged", says.damaged(name=path.name), str(path))
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return OperatorError("journal_unusable", says.unreadable(path=str(path), reason=str(error)), str(path))
    raise error


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the lower byte of its extended one. 0 when the error comes from the module itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
