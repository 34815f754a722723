"""Opens a journal to be read, and changes nothing: not in the file, and not in its folder.

A journal that was closed is one file. Beside one of a studio that was killed lies a write-ahead log, and SQLite would write to
both when it reads them: such a pair is copied to a temporary folder first.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

APPLICATION_ID = 0x4E4D4A4C  # "NMJL" in the file's header: ours, and no other program's database
_SHARED_LOCK = (0x40000002, 510)  # the bytes that SQLite locks for readers: https://www.sqlite.org/src/file/src/os.h


class JournalError(Exception):
    """A journal cannot be read. Its text says what to do."""


def journals_in(place: Path) -> list[Path]:
    """The journal at `place`, or all in that folder and those below it, in the alphabet's order.

    Raises:
        JournalError: there is none.
    """
    if not place.is_dir():
        return [place]
    found = sorted(path for path in place.rglob("*.journal") if path.is_file())
    if not found:
        raise JournalError(f"There is no journal in {place}. Name a file that ends in .journal, or a folder with one.")
    return found


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the journal at `path`, to read from.

    Raises:
        JournalError: it is not there, is no journal, or a studio has it open.
    """
    if not path.is_file():
        raise JournalError(f"There is no file {path}.")
    log = path.with_name(path.name + "-wal")
    with contextlib.ExitStack() as stack:
        try:
            if log.is_file() and log.stat().st_size:
                if _in_use(path):
                    raise JournalError(f"A studio has {path} open. Close the show there, or use the copy that was kept of it.")
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nightmarket-journal-")))
                shutil.copy(log, folder)
                connection = sqlite3.connect(shutil.copy(path, folder))
            else:
                connection = sqlite3.connect(f"file:{quote(str(path))}?immutable=1", uri=True)
            stack.enter_context(contextlib.closing(connection))
            application = connection.execute("PRAGMA application_id").fetchone()[0]
        except (OSError, sqlite3.Error) as error:
            raise JournalError(f"{path} cannot be read: {error}.") from error
        if application != APPLICATION_ID:
            raise JournalError(f"{path} is no journal.")
        yield connection


def _in_use(path: Path) -> bool:
    """Whether another process has it open. Windows itself refuses to copy it then."""
    if sys.platform == "win32":
        return False
    import fcntl

    start, length = _SHARED_LOCK
    with open(path, "rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, length, start)
        except BlockingIOError:
            return True
    return False
