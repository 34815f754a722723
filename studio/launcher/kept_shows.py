"""The folders of shows that were on air: journal, show, marks, report and logs of each, in the user's data folder.

The desk makes one when a show ends; the launcher adds the session's logs when the session ends, and both let old ones go: thirty
shows are kept, and 2 GB. The newest is never let go, nor one whose session still runs: the file `session` in it names that.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

SHOWS = 30
BYTES = 2_000_000_000
_SESSION = "session"
_NAME = re.compile(r"\d{8}-\d{6}(?: .*)?")
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')  # what no common file system takes
_LONGEST = 80  # characters of a show's name; with the time at most 255 bytes


def begin(root: Path, show: str, session: Path) -> Path:
    """A new folder for a show of a session that runs, for its owner alone. Old ones go.

    Raises:
        OSError: it cannot be made.
    """
    root.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):  # somebody else's, or of a file system without owners: the folder below it is ours
        root.chmod(0o700)
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    plain = _FORBIDDEN.sub(" ", show)[:_LONGEST].encode()[:200].decode(errors="ignore").strip(" .")
    number = 1
    while True:
        folder = root / f"{stamp} {plain}{'' if number == 1 else f' {number}'}".rstrip()
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            break
        number += 1
    (folder / _SESSION).write_text(os.fspath(session), encoding="utf-8")
    let_go(root)
    return folder


def is_one(folder: Path) -> bool:
    """Whether it is the folder of a show, and no way out of here."""
    return bool(_NAME.fullmatch(folder.name)) and folder.is_dir() and not folder.is_symlink()


def of_session(root: Path, session: Path) -> Iterator[Path]:
    """The folders of the shows of a session, the oldest first."""
    for folder in _all(root):
        with contextlib.suppress(OSError, ValueError):
            if (folder / _SESSION).read_text(encoding="utf-8") == os.fspath(session):
                yield folder


def finish(folder: Path) -> None:
    """The session of the show has ended."""
    with contextlib.suppress(OSError):
        (folder / _SESSION).unlink()


def let_go(root: Path) -> None:
    """Remove the oldest shows while there are more than `SHOWS`, or more than `BYTES` in all."""
    shows = _all(root)
    sizes = {folder: _size(folder) for folder in shows}
    for folder in shows[:-1]:
        if len(sizes) <= SHOWS and sum(sizes.values()) <= BYTES:
            return
        if not _runs(folder):
            shutil.rmtree(folder, ignore_errors=True)
            del sizes[folder]


def _all(root: Path) -> list[Path]:
    """Our own folders by their age, which stands in their names."""
    try:
        return sorted(path for path in root.iterdir() if is_one(path))
    except OSError:
        return []


def _runs(folder: Path) -> bool:
    """Whether the session of the show goes on: its folder goes with it."""
    try:
        return Path((folder / _SESSION).read_text(encoding="utf-8")).is_dir()
    except (OSError, ValueError):
        return False


def _size(folder: Path) -> int:
    total = 0
    for at, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(at, name)).st_size
    return total
