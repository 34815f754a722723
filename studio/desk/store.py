"""The show's file: read, written whole or not at all, with backups; what cannot be read is set aside, never overwritten.

Blocks on the disk: the desk calls it in a thread, one call at a time. Dates in file names are the wall clock's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from studio.errors import BadShowError, OperatorError
from studio.show import document
from studio.show.model import Show

BACKUPS = 10
_BACKUP_EVERY = timedelta(minutes=1)
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


class ShowStore:
    """One show file and its backups `NAME.backup-1.json` (the newest) to `-10`. One thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))  # a link stays a link: what it points to is replaced

    def load(self) -> tuple[Show, str | None]:
        """The show, and a notice for the operator when it is not the file's own content but a backup's.

        A damaged show is set aside under a new name; the newest backup that can be read takes its place, unsaved. A file
        of a newer program, or one that was never a show, is left alone.

        Raises:
            BadShowError: nothing to open; the text says why, and where the damaged file lies now.
            OperatorError: the file is missing or the system refuses to read it.
        """
        data = _read(self.path)
        try:
            return document.parse(data), None
        except BadShowError as error:
            if error.code == "newer_show" or not self._was_ours(data):
                raise BadShowError(error.code, f"{self.path.name} was not opened. {error.text}", str(self.path)) from error
            aside = self.set_aside()
            trouble = f"{self.path.name} cannot be read ({error.text.rstrip('.')}); it was set aside as {aside.name}."
            for backup in self.backups():
                found = _readable(backup)
                if found is not None:
                    saved = _modified(backup).strftime("%d %B %Y at %H:%M:%S")
                    return found, f"{trouble} Its backup of {saved} was opened instead."
            raise BadShowError(error.code, f"{trouble} There is no backup that can be read.", str(aside)) from error

    def save(self, show: Show) -> None:
        """Write the show; the version before stays as a backup, at most one a minute. What lies there unreadable is set aside.

        Raises:
            OperatorError: the disk is full, or the system refuses. The file is as it was.
        """
        making = self.path.with_name(f".{self.path.name}.{os.getpid()}.saving")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _write_durably(making, document.to_json(show), self.path)
            if self.path.exists():
                self._keep_old()
            os.replace(making, self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                making.unlink()
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
        raise OperatorError("cannot_write", f"{self.path.name} cannot be read, and there is no free name to keep it under.")

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
            shutil.copyfile(self.path, newest)
        os.utime(newest)  # a backup's date says until when it was the show, and spaces the next

    def _was_ours(self, data: bytes) -> bool:
        """Whether an unreadable file was once a show: it begins as one, or holds nothing (a power cut), or has backups."""
        return b'"format"' in data[:200] or not data.strip(b"\0 \r\n") or any(True for _ in self.backups())


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(document.MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise OperatorError("no_file", f"There is no file {path}.", str(path)) from error
    except OSError as error:
        raise OperatorError("cannot_read", f"{path} cannot be read: {error.strerror}.", str(path)) from error


def _readable(path: Path) -> Show | None:
    try:
        return document.parse(_read(path))
    except OperatorError:
        return None


def _write_durably(path: Path, data: bytes, like: Path) -> None:
    """Write and fsync a new file, with the permissions of `like` where that exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        shutil.copymode(like, path)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime)


def _refusal(error: OSError, path: Path) -> OperatorError:
    if error.errno in _FULL:
        return OperatorError(
            "disk_full", f"The disk is full: {path.name} was not saved, its last version is intact. Make room and save again."
        )
    return OperatorError("cannot_write", f"{path} cannot be written: {error.strerror}. Save it in another folder.", str(path))
