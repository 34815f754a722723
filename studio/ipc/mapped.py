"""A shared-memory area that one process writes and many read: a mapped file in the session's `rings/` folder.

Every creation under a name is a new file `name.<epoch>.ring` with a higher epoch, so that a writer that comes back (or
changes its size) never pulls memory from under a reader, on any system. Old epochs are unlinked where the system allows, and
so is the last when its writer says goodbye: an empty `name.<epoch>.gone` then keeps the count.
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from studio.ipc import ring_files, room
from studio.ipc.ring_files import epochs, gone_path, ring_path
from studio.ipc.room import NoRoomError

HEADER_BYTES = 4096


class Mapping:
    """One mapped file. `header` is uint64[512] (the first 4096 bytes), `body` uint8[size]; both are views."""

    def __init__(self, path: Path, epoch: int, writable: bool) -> None:
        self.path = path
        self.epoch = epoch
        with open(path, "r+b" if writable else "rb") as file:
            access = mmap.ACCESS_WRITE if writable else mmap.ACCESS_READ
            self._map = mmap.mmap(file.fileno(), 0, access=access)
        whole: NDArray[np.uint8] = np.frombuffer(self._map, np.uint8)
        self.header: NDArray[np.uint64] = whole[:HEADER_BYTES].view(np.uint64)
        self.body: NDArray[np.uint8] = whole[HEADER_BYTES:]

    def close(self) -> None:
        """Forget the views; the memory goes when the last view of a caller does."""
        del self.header, self.body
        with contextlib.suppress(BufferError):
            self._map.close()

    def retire(self) -> None:
        """The writer's goodbye: as `close`, and nobody new finds it. Readers keep what they have mapped."""
        self.close()
        ring_files.retire(self.path)


def _reserve(file: IO[bytes], size: int, session: Path) -> None:
    """Give the file its whole size on the disk, zero-filled: writing to a mapped page that finds no room ends the process."""
    try:
        if room.free_bytes(session) < size:
            raise NoRoomError(session, size)
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        else:
            file.truncate(size)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT) or isinstance(error, NoRoomError):
            raise
        raise NoRoomError(session, size) from error


def create(session: Path, name: str, body_bytes: int) -> Mapping:
    """A new epoch of `name`, zero-filled. It becomes visible to readers only once complete.

    Raises:
        NoRoomError: there is no room for it.
        OSError: the system refuses.
    """
    older, gone = epochs(session, name), epochs(session, name, "gone")
    epoch = max(older + gone, default=0) + 1
    path = ring_path(session, name, epoch)
    making = path.with_suffix(".new")
    try:
        with open(making, "wb") as file:
            _reserve(file, HEADER_BYTES + body_bytes, session)
    except OSError:
        making.unlink(missing_ok=True)
        raise
    os.replace(making, path)  # not by `atomic_write`: its room is reserved and its content never written, only mapped
    for old in older:
        with contextlib.suppress(OSError):
            ring_path(session, name, old).unlink()
    for old in gone:
        with contextlib.suppress(OSError):
            gone_path(session, name, old).unlink()
    return Mapping(path, epoch, writable=True)


def newest(session: Path, name: str, after: int = 0) -> Mapping | None:
    """The newest epoch of `name` if it is higher than `after`, else None. Read only."""
    found = epochs(session, name)
    if not found or found[-1] <= after:
        return None
    try:
        return Mapping(ring_path(session, name, found[-1]), found[-1], writable=False)
    except OSError:
        return None
