"""Which process is at the other end of a link: what the system says, which no program can make up.

Linux is tested. macOS is written from its documentation and not tested; on Windows links are TCP, of which it says nothing.
"""

from __future__ import annotations

import socket
import struct
import sys
from typing import Protocol

_LOCAL_PEERPID = 0x002  # sys/un.h of macOS, at the level SOL_LOCAL, 0
_UCRED = struct.Struct("3i")  # struct ucred: pid, uid, gid; unix(7)


class HasOptions(Protocol):
    """A socket, or what asyncio gives in place of one."""

    def getsockopt(self, level: int, option: int, size: int, /) -> bytes: ...


def pid_of(sock: HasOptions) -> int | None:
    """The id of the process that connected; None where the system does not say, or does not know it (another container's)."""
    try:
        if sys.platform == "linux":
            pid = int(_UCRED.unpack(sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _UCRED.size))[0])
        elif sys.platform == "darwin":
            pid = int.from_bytes(sock.getsockopt(0, _LOCAL_PEERPID, 4), sys.byteorder)
        else:
            return None
    except OSError:
        return None
    return pid or None
