"""Who has a show open: a lock beside its file, so that two studios never write over each other.

`.NAME.lock` holds who has it, for the one who comes second. The system drops the lock at any death of the process; the file
goes when the lock is let go in order. Where nothing can be written beside the show, nothing can be saved there either, and no
lock is needed. Of a show that comes with the studio it lies among the user's data. Linux and macOS are the same call; Windows is
written from its documentation and not tested.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
import sys
from pathlib import Path
from typing import Self

import msgspec

from studio.desk.paths import comes_with_the_studio
from studio.system.folders import data_folder
from studio.values.errors import OperatorError
from studio.words import files as says

_ATTEMPTS = 5  # the file may go away between opening and locking it


class _Holder(msgspec.Struct, frozen=True):
    user: str
    host: str
    pid: int


class ShowLock:
    """The lock of one show file while it is held. Blocks on the disk, never on the other studio."""

    def __init__(self, show: Path, descriptor: int | None) -> None:
        """Use `take`. `descriptor`: of the lock file, None where the folder takes none."""
        self.show, self._descriptor = show, descriptor

    @classmethod
    def take(cls, show: Path) -> Self:
        """The lock of the show file `show`, a path without links.

        Raises:
            OperatorError: another studio has it; the text says who.
        """
        path = _lock_file(show)
        if path.parent != show.parent:  # the user's data; a folder of shows is made by saving alone
            with contextlib.suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(_ATTEMPTS):
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
            except OSError:
                return cls(show, None)
            if not _lock(descriptor):
                holder = _read(descriptor)
                os.close(descriptor)
                words = says.open_elsewhere(name=show.name)
                if holder is not None:
                    user = holder.user or "somebody"
                    words = says.open_elsewhere_by(name=show.name, user=user, host=holder.host, pid=holder.pid)
                raise OperatorError("show_in_use", words, str(show))
            if _still_there(path, descriptor):
                with contextlib.suppress(OSError):
                    _write(descriptor)
                return cls(show, descriptor)
            os.close(descriptor)
        return cls(show, None)

    def release(self) -> None:
        """Let others have the show."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            _lock_file(self.show).unlink()
        os.close(self._descriptor)


def _lock_file(show: Path) -> Path:
    if comes_with_the_studio(show):
        return data_folder() / f".{show.name}.lock"
    return show.with_name(f".{show.name}.lock")


def _lock(descriptor: int) -> bool:
    """Lock the file if nobody has; whoever closes it, or dies, lets go."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return sys.platform != "win32"  # a disk without locks; on Windows it is the word for taken
    return True


def _still_there(path: Path, descriptor: int) -> bool:
    """Whether the file that was locked is still the one of that name: its last holder may just have removed it."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except OSError:
        return False


def _write(descriptor: int) -> None:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = ""
    os.ftruncate(descriptor, 0)
    os.write(descriptor, msgspec.json.encode(_Holder(user, socket.gethostname(), os.getpid())))


def _read(descriptor: int) -> _Holder | None:
    try:
        holder = msgspec.json.decode(os.read(descriptor, 4096), type=_Holder)
    except (OSError, msgspec.MsgspecError):
        return None
    return holder
