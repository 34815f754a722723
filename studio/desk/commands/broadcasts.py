"""What clients do with broadcasts at platforms, and with the keys that a destination takes from one."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.control.schema import broadcasts as commands
from studio.desk.commands.asked_by import asked_by
from studio.desk.commands.destinations import fresh_ref, keep_key, needs_operators_key
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.destination_keys import key_entry
from studio.values.errors import RefusedError
from studio.words import broadcasts as says


async def _title(desk: Desk, params: commands.SetTitle) -> dict[str, Any]:
    await desk.broadcasts.set_title(params.connection, params.title, asked_by())
    return {}


async def _go_live(desk: Desk, params: commands.GoLiveThere) -> dict[str, Any]:
    await desk.broadcasts.go_live(params.connection, asked_by())
    return {}


async def _end(desk: Desk, params: commands.EndBroadcast) -> dict[str, Any]:
    await desk.broadcasts.end(params.connection, asked_by(), params.confirm)
    return {}


async def _planned(desk: Desk, params: commands.ListPlanned) -> dict[str, Any]:
    return {"planned": msgspec.to_builtins(await desk.broadcasts.planned(params.connection))}


async def _plan(desk: Desk, params: commands.PlanBroadcast) -> dict[str, Any]:
    return {"id": await desk.broadcasts.plan(params.connection, params.title, params.privacy, asked_by())}


async def _choose(desk: Desk, params: commands.ChooseBroadcast) -> dict[str, Any]:
    await desk.broadcasts.choose(params.connection, params.broadcast, asked_by())
    return {}


async def _ingest(desk: Desk, params: commands.FindIngest) -> dict[str, Any]:
    return {"url": (await desk.broadcasts.key(params.connection)).url}


async def _take_key(desk: Desk, params: commands.TakeKey) -> dict[str, Any]:
    """The address first: a key is kept for the server that the destination leads to."""
    needs_operators_key(desk.destinations.find(params.destination))
    by = asked_by()
    taken = await desk.broadcasts.key(params.connection)
    if params.url not in (None, taken.url):
        raise RefusedError("conflict", says.another_address(url=taken.url), params.connection)
    one = desk.destinations.find(params.destination)  # it may have been edited meanwhile
    if one.target.place() != taken.url:
        if one.id in desk.air.active:
            raise RefusedError("on_air", says.on_air_elsewhere(name=one.name), one.id)
        target = {"url": taken.url} | ({} if key_entry(one) else {"key_ref": fresh_ref(one)})  # one step for undo
        desk.document.edit("destination.update", {"destination": one.id, "set": {"target": target}})
        one = desk.destinations.find(one.id)
    kept = await keep_key(desk, one, taken.key)
    desk.broadcasts.key_taken(params.connection, one, by)
    return {"kept": kept}


HANDLERS: Handlers = (
    (commands.SetTitle, _title),
    (commands.GoLiveThere, _go_live),
    (commands.EndBroadcast, _end),
    (commands.ListPlanned, _planned),
    (commands.PlanBroadcast, _plan),
    (commands.ChooseBroadcast, _choose),
    (commands.FindIngest, _ingest),
    (commands.TakeKey, _take_key),
)
