"""Named meeting points inside one session, the only module that knows how a system lets local processes meet.

Linux and macOS: Unix sockets in the session folder (mode 0700 keeps others out). Windows (written, not tested): a
loopback TCP port whose number lies in the session folder. Both ends prove themselves with the session token on top.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from studio.system import atomic_write

UNIX = sys.platform != "win32"

_ADDRESS_BOUND = 100  # bytes of a Unix socket's address: sun_path has 108 on Linux, 104 on macOS, see unix(7)


def _path(session: Path, name: str) -> Path:
    return session / "links" / f"{name}.sock"


@contextlib.contextmanager
def _address(path: Path) -> Iterator[str]:
    """A name for the socket `path` that is short enough to bind and connect: where the path is not, by way of its folder."""
    address = os.fspath(path)
    if len(os.fsencode(address)) <= _ADDRESS_BOUND:
        yield address
        return
    if not os.path.isdir("/proc/self/fd"):
        raise OSError(f"the session folder's path is too long for sockets: {address}")
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def listen(session: Path, name: str) -> socket.socket:
    """A listening stream socket called `name`; replaces a dead one of that name. Non-inheritable."""
    path = _path(session, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if UNIX:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with _address(path) as address:
            sock.bind(address)
    else:
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.bind(("127.0.0.1", 0))
        atomic_write.write(path, b"%d" % sock.getsockname()[1], lasting=False)  # nobody ever reads half a number
    sock.listen(64)
    return sock


def connect(session: Path, name: str, timeout_s: float = 1.0) -> socket.socket:
    """A stream socket connected to the endpoint `name`.

    Raises:
        OSError: nobody listens there, or not within `timeout_s`.
    """
    path = _path(session, name)
    if UNIX:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.settimeout(timeout_s)
        try:
            with _address(path) as address:
                sock.connect(address)
        except OSError:
            sock.close()
            raise
    else:
        sock = socket.create_connection(("127.0.0.1", int(path.read_text())), timeout_s)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.settimeout(None)
    return sock
