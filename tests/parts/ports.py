"""Ports for programs that must be told theirs before they run, and ports on which nobody listens."""

from __future__ import annotations

import random
import socket
from pathlib import Path

_SYSTEMS_OWN = Path("/proc/sys/net/ipv4/ip_local_port_range")
_LOWEST = 10_000
_given: set[int] = set()


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A port of this computer that is free now, and that nobody gets by accident until it is used.

    The system itself hands out higher ones: to who asks for any, and to each connection for its own end, which has even been
    known to be connected with itself.
    """
    highest = int(_SYSTEMS_OWN.read_text().split()[0]) if _SYSTEMS_OWN.exists() else 32_768
    chance = random.SystemRandom()
    while True:
        port = chance.randrange(_LOWEST, highest)
        with socket.socket(socket.AF_INET, kind) as sock:
            try:
                sock.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in _given:
            _given.add(port)
            return port
