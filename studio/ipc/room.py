"""Whether the session's folder has room for a ring. No numpy: whatever waits for room may have none."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from studio.words import system as says


class NoRoomError(OSError):
    """The session's folder has no room for a ring of `needed_bytes`."""

    def __init__(self, folder: Path, needed_bytes: int) -> None:
        super().__init__(errno.ENOSPC, "no room for a ring", str(folder))
        self.folder, self.needed_bytes = folder, needed_bytes

    @property
    def text(self) -> str:
        """For the operator."""
        needed, free = -(-self.needed_bytes // 1_000_000), free_bytes(self.folder) // 1_000_000
        return says.no_room(folder=str(self.folder), needed=needed, free=free)

    @property
    def over(self) -> bool:
        """There is room now."""
        return free_bytes(self.folder) >= self.needed_bytes


def free_bytes(session: Path) -> int:
    """Room left for rings."""
    return shutil.disk_usage(session).free
