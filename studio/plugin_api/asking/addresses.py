"""Whether a secret may go to a host in the clear. Pure."""

from __future__ import annotations

import ipaddress


def is_this_computer(host: str) -> bool:
    """Whether what is sent to `host` never leaves this computer: its loopback, by number or by its one name."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
