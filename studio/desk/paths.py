"""The one rule for paths that come from outside: what the desk opens, writes and renames.

A path is absolute (or begins with `~`), has a name that every disk can hold, and ends in one of the kinds that the caller
deals in. What lies there already is a regular file, never a device, a pipe or a folder: `open_regular` makes sure of it
without waiting, and `regular_or_free` before anything is put in its place.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from studio.values.errors import OperatorError, RefusedError
from studio.words import files as says
from studio.words.system import reason

NAME_BYTES = 200  # disks hold 255 bytes; backups and what is set aside have longer names

SHOWS = (".json",)
_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SHEETS = (".xlsx", ".csv", ".tsv")
TABLES = (".csv", ".tsv")


def comes_with_the_studio(show: Path) -> bool:
    """Whether a show is the studio's own (the demo): nothing of a run may lie beside it."""
    return show.resolve().is_relative_to(_RESOURCES)


def resources(name: str) -> Path:
    """A folder of what comes with the studio."""
    return _RESOURCES / name


def from_outside(text: str, kinds: Collection[str] = (), below: Path | None = None) -> Path:
    """The path that a person or a program meant. `kinds`: the endings it may have; `below`: what a relative one starts from.

    Raises:
        RefusedError: it is relative and there is nothing to start from, cannot be a path, or has another ending.
    """
    if "\0" in text or not _can_be_written(text):
        raise RefusedError("bad_path", says.bad_characters())
    path = Path(os.path.expanduser(text))
    if below is not None:
        path = below / path
    if not path.is_absolute():
        raise RefusedError("relative_path", says.not_full(path=text), text)
    path = Path(os.path.normpath(path))
    if not path.name:
        raise RefusedError("not_a_file", says.not_a_file(path=str(path)), text)
    if len(os.fsencode(path.name)) > NAME_BYTES:
        raise RefusedError("name_too_long", says.long_name(name=path.name[:40]), text)
    if kinds and path.suffix.lower() not in kinds:
        raise RefusedError("wrong_kind", says.wrong_ending(name=path.name, endings=_either(kinds)), text)
    return path


def regular_or_free(path: Path) -> None:
    """Make sure that nothing but a regular file would be replaced at `path`. Looks at the disk.

    Raises:
        RefusedError: a folder, a device or something else lies there.
        OperatorError: the system does not let us look.
    """
    try:
        fine = is_regular_or_free(path)
    except OSError as error:
        raise OperatorError("cannot_read", says.not_looked_at(path=str(path), reason=reason(error)), str(path)) from error
    if not fine:
        raise _not_regular(path)


def is_regular_or_free(path: Path) -> bool:
    """Whether a regular file lies there, or nothing. Raises OSError when the system does not let us look."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return True


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; a pipe or a device is never waited for.

    Raises:
        RefusedError: it is not a regular file.
        OSError: it is missing, or the system refuses.
    """
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise _not_regular(path)
    return file


def _not_regular(path: Path) -> RefusedError:
    return RefusedError("not_a_file", says.not_a_file(path=str(path)), str(path))


def _can_be_written(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def _either(kinds: Collection[str]) -> str:
    *first, last = kinds
    return f"{', '.join(first)} or {last}" if first else last
