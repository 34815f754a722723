"""The show's file: read, written whole or not at all, with backups; what cannot be read is left, and never overwritten.

Blocks on the disk: the desk calls it in a thread, one call at a time. Dates in file names are the wall clock's.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from studio.desk import paths
from studio.document.model import Show
from studio.show import document
from studio.system import atomic_write
from studio.values.errors import BadShowError, OperatorError, RefusedError
from studio.values.sentences import clause
from studio.words import files as says
from studio.words.system import reason

BACKUPS = 10
_BACKUP_EVERY = timedelta(minutes=1)
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


class ShowStore:
    """One show file and its backups `NAME.backup-1.json` (the newest) to `-10`. One thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))  # a link stays a link: what it points to is replaced

    def load(self) -> tuple[Show, str | None]:
        """The show, and a notice for the operator when it is not the file's own content but a backup's.

        What cannot be read stays where it is, to be looked at and mended: the slip may be one of a hand. Of a show, the
        newest backup that can be read is opened in its place, unsaved; saving sets the unreadable file aside.

        Raises:
            BadShowError: nothing to open; the text says why, with line and place.
            OperatorError: the file is missing or the system refuses to read it.
        """
        data = _read(self.path)
        try:
            return document.parse(data), None
        except BadShowError as error:
            if error.code == "newer_show" or not self._was_ours(data):
                raise BadShowError(error.code, says.not_opened(name=self.path.name, why=error.text), str(self.path)) from error
            for backup in self.backups():
                found = _readable(backup)
                if found is not None:
                    saved = _modified(backup).strftime("%d %B %Y at %H:%M:%S")
                    return found, says.backup_opened(trouble=_unread(self.path, error), when=saved)
            raise BadShowError(error.code, says.no_backup(trouble=_unread(self.path, error)), str(self.path)) from error

    def save(self, show: Show) -> None:
        """Write the show; the version before stays as a backup, at most one a minute. A damaged show there is set aside.

        Raises:
            OperatorError: the disk is full, or the system refuses; what lies there is no show; the show is larger than can be
                opened again. The file is as it was.
        """
        data = document.to_json(show)
        if len(data) > document.MAX_BYTES:
            words = says.show_too_large(size=len(data) >> 20, most=document.MAX_BYTES >> 20)
            raise OperatorError("show_too_large", words, str(self.path))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            paths.regular_or_free(self.path)
            there = self.path.exists()
            if there and not self._is_ours():
                raise RefusedError("not_a_show", says.not_a_show(name=self.path.name), str(self.path))
            # Private: addresses in a show may hold keys.
            atomic_write.write(self.path, data, private=True, before=self._keep_old if there else None)
        except OSError as error:
            raise _refusal(error, self.path) from error

    def set_aside(self) -> Path:
        """Rename the file to `NAME.unreadable-DATE-TIME.json`, and return where it lies now.

        Raises:
            OperatorError: the system refuses.
        """
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        name = f"{self.path.stem}.unreadable-{stamp}"
        try:
            for number in range(1, 1000):
                aside = self.path.with_name(f"{name}{'' if number == 1 else f'-{number}'}{self.path.suffix}")
                if not aside.exists():
                    os.rename(self.path, aside)
                    return aside
        except OSError as error:
            raise _refusal(error, self.path) from error
        raise OperatorError("cannot_write", says.no_free_name(name=self.path.name))

    def backups(self) -> Iterator[Path]:
        """Backups that exist, the newest first."""
        for number in range(1, BACKUPS + 1):
            path = self._backup(number)
            if path.is_file():
                yield path

    def _backup(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.stem}.backup-{number}{self.path.suffix}")

    def _keep_old(self) -> None:
        """Make the file's present content the newest backup, unless that is under a minute old; set it aside if damaged."""
        if _readable(self.path) is None:
            self.set_aside()
            return
        newest = self._backup(1)
        if newest.exists() and timedelta(0) <= datetime.now() - _modified(newest) < _BACKUP_EVERY:
            return
        for number in range(BACKUPS - 1, 0, -1):
            older = self._backup(number)
            if older.exists():
                os.replace(older, self._backup(number + 1))
        try:
            os.link(self.path, newest)  # takes no room, so that it works on a full disk
        except OSError:
            atomic_write.write(newest, self.path.read_bytes(), private=True)
        os.chmod(newest, _mode(self.path))
        os.utime(newest)  # a backup's date says until when it was the show, and spaces the next

    def _is_ours(self) -> bool:
        data = _read(self.path)
        return self._was_ours(data) or _parsed(data) is not None

    def _was_ours(self, data: bytes) -> bool:
        """Whether an unreadable file was once a show: it begins as one, or holds nothing (a power cut), or has backups."""
        if self.path.suffix.lower() not in paths.SHOWS:
            return False
        return b'"format"' in data[:200] or not data.strip(b"\0 \r\n") or any(True for _ in self.backups())


def _unread(path: Path, error: BadShowError) -> str:
    return says.unreadable(path=path.name, why=clause(error.text))


def _read(path: Path) -> bytes:
    try:
        with paths.open_regular(path) as file:
            return file.read(document.MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise OperatorError("no_file", says.gone(path=str(path)), str(path)) from error
    except OSError as error:
        raise OperatorError("cannot_read", says.unreadable(path=str(path), why=reason(error)), str(path)) from error


def _readable(path: Path) -> Show | None:
    try:
        return _parsed(_read(path))
    except OperatorError:
        return None


def _parsed(data: bytes) -> Show | None:
    try:
        return document.parse(data)
    except BadShowError:
        return None


def _mode(like: Path) -> int:
    """The permissions of a show file, without those of everybody."""
    return stat.S_IMODE(like.stat().st_mode) & 0o770


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime)


def _refusal(error: OSError, path: Path) -> OperatorError:
    if error.errno in _FULL:
        return OperatorError("disk_full", says.disk_full(name=path.name))
    return OperatorError("cannot_write", says.not_written(path=str(path), why=reason(error)), str(path))
