"""What clients do with the tally of keywords."""

from __future__ import annotations

from typing import Any

from studio.control.schema import tally as commands
from studio.desk.commands.asked_by import asked_by
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk


async def _start(desk: Desk, params: commands.StartTally) -> dict[str, Any]:
    await desk.sales.tally.start(params.keywords, params.seconds, asked_by())
    return {}


async def _stop(desk: Desk, _params: commands.StopTally) -> dict[str, Any]:
    await desk.sales.tally.stop(asked_by())
    return {}


async def _clear(desk: Desk, _params: commands.ClearTally) -> dict[str, Any]:
    await desk.sales.tally.clear(asked_by())
    return {}


HANDLERS: Handlers = ((commands.StartTally, _start), (commands.StopTally, _stop), (commands.ClearTally, _clear))
