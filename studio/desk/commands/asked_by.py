"""Who asks, for what the desk notes."""

from __future__ import annotations

from studio.control import caller
from studio.values.plain_text import plain

_NAME = 60  # characters of a client's name


def asked_by() -> str:
    """What the client calls itself that asks now."""
    client = caller.current()
    return plain(client.name, _NAME) if client is not None and client.name else "client"
