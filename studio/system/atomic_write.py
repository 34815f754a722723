"""Files that are written whole or not at all: beside their place first, then into it in one step."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
from collections.abc import Callable
from pathlib import Path

_numbers = itertools.count()


def write(
    path: Path, data: bytes, *, lasting: bool = True, private: bool = False, before: Callable[[], object] | None = None
) -> None:
    """Make `data` the content of the file; whoever reads it sees the old one or the new one. Blocks on the disk.

    A file that is there keeps its permissions. `lasting`: it outlives a power cut, which costs an fsync. `private`: a new file
    is its owner's alone, and nothing of it is for everybody. `before` is called when the new content lies safely beside the
    file, just before it takes its place.

    Raises:
        OSError: the system refuses. The file is as it was, and nothing lies beside it.
    """
    beside = path.with_name(f".{os.getpid()}-{next(_numbers)}.new")  # short, so that any name a disk can hold will do
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        mode = _mode(path)
        if mode is not None:
            os.chmod(beside, mode & 0o770 if private else mode)
        if before is not None:
            before()
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    if lasting:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
