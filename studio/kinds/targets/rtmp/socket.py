"""What a push asks of its TCP socket, per system: small send buffer, no delay, how much has not left yet.

Linux is tested; macOS is written from its documentation; elsewhere the system's own buffer is not counted.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import sys

_SO_NWRITE = 0x1024  # macOS, sys/socket.h
_SMALLEST_BYTES, _LARGEST_BYTES = 128 << 10, 4 << 20


def tune(sock: socket.socket, bps: int) -> None:
    """About half a second of media in the system's buffer: congestion shows early, and long ways still fill."""
    size = min(max(bps // 16, _SMALLEST_BYTES), _LARGEST_BYTES)
    with contextlib.suppress(OSError):  # any of these is a nicety
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size)


def unsent_bytes(sock: socket.socket) -> int:
    """Bytes that the system holds and the other end has not confirmed; 0 where that cannot be known."""
    try:
        if sys.platform == "linux":
            import fcntl
            import termios

            answer = fcntl.ioctl(sock.fileno(), termios.TIOCOUTQ, b"\0\0\0\0")
            return int(struct.unpack("i", answer)[0])
        if sys.platform == "darwin":
            return sock.getsockopt(socket.SOL_SOCKET, _SO_NWRITE)
    except OSError:  # the connection is just ending
        pass
    return 0
