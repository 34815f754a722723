"""What clients do with what viewers and buyers ask for: write it to a table, in a probe child."""

from __future__ import annotations

import asyncio
from typing import Any

from studio.control.schema import demand as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.paths import TABLES, from_outside, regular_or_free
from studio.values.errors import RefusedError
from studio.words import demand as says


async def _export(desk: Desk, params: commands.ExportDemand) -> dict[str, Any]:
    """Writes the table; `count` of the wishes written.

    Raises:
        RefusedError: there are none, or the path may not be written.
        MediaError: the file cannot be written.
    """
    file = from_outside(params.path, TABLES)
    await asyncio.to_thread(regular_or_free, file)
    rows = desk.sales.demand.table(desk.document.show)
    if not rows:
        raise RefusedError("nothing_asked", says.nothing())
    await desk.probes.ask("sheet", {"do": "table", "path": str(file), "rows": rows})
    return {"count": len(rows) - 1}


HANDLERS: Handlers = ((commands.ExportDemand, _export),)
