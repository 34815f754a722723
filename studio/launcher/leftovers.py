"""Session folders of studios that were killed: memory that nobody would ever give back.

A launcher holds a lock on its session for as long as it lives; the system drops it at any death. So a session whose lock can
be had is left over. Only where the system has such locks and sessions lie in memory (not on Windows).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

_LOCK = "launcher.lock"


def hold(session: Path) -> IO[bytes]:
    """Say that this session is alive, until the file returned is closed or this process ends.

    Not by `atomic_write`: it is the open file that is locked, before it has its name.
    """
    file = open(session / f"{_LOCK}.new", "wb")  # noqa: SIM115  (the caller closes it)
    _lock(file)
    file.flush()
    if sys.platform != "win32":
        os.replace(session / f"{_LOCK}.new", session / _LOCK)  # nobody ever sees it unlocked while we live
    return file


def sweep(root: Path, last_look: Callable[[Path], None] = lambda session: None) -> int:
    """Remove our own sessions under `root` that nobody holds any more, each after a `last_look`; returns how many."""
    removed = 0
    for folder in root.glob("nightmarket-*"):
        if _ours(folder) and _abandoned(folder / _LOCK):
            last_look(folder)
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


def _ours(folder: Path) -> bool:
    """A folder of this user, not a link to one."""
    if sys.platform == "win32":
        return False
    try:
        return not folder.is_symlink() and folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def _abandoned(lock: Path) -> bool:
    try:
        with open(lock, "rb") as file:
            return _lock(file)
    except OSError:  # no lock: a session that is being made, or not one of a launcher
        return False


def _lock(file: IO[bytes]) -> bool:
    """Take the lock; False when somebody has it."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
