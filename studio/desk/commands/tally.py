"""What clients do with the tally of keywords."""

from __future__ import annotations

from typing import Any

from studio.control import caller
from studio.control.schema import tally as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.values.plain_text import plain

_NAME = 60  # characters of a client's name


async def _start(desk: Desk, params: commands.StartTally) -> dict[str, Any]:
    await desk.sales.tally.start(params.keywords, params.seconds, _asked_by())
    return {}


async def _stop(desk: Desk, _params: commands.StopTally) -> dict[str, Any]:
    await desk.sales.tally.stop(_asked_by())
    return {}


async def _clear(desk: Desk, _params: commands.ClearTally) -> dict[str, Any]:
    await desk.sales.tally.clear(_asked_by())
    return {}


def _asked_by() -> str:
    """What the client calls itself that asks now."""
    client = caller.current()
    return plain(client.name, _NAME) if client is not None and client.name else "client"


HANDLERS: Handlers = ((commands.StartTally, _start), (commands.StopTally, _stop), (commands.ClearTally, _clear))
