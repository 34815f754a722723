"""What carries a command out: called with the desk and the command's struct, it answers at once or is awaited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.control import caller
from studio.control.schema import Command
from studio.desk.desk import Desk
from studio.values.plain_text import plain

_NAME = 60  # characters of a client's name

Handlers = tuple[tuple[type[Command], Callable[[Desk, Any], Any]], ...]


def asked_by() -> str:
    """What the client calls itself that asks now."""
    client = caller.current()
    return plain(client.name, _NAME) if client is not None and client.name else "client"
