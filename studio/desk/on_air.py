"""Commands that begin and end what viewers see: destinations, recordings, the whole show."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec

from studio.contracts import messages
from studio.control.schema import air as commands
from studio.control.schema.answers import Findings
from studio.desk import air
from studio.desk.desk import Desk
from studio.desk.selling import shutdown
from studio.document import model
from studio.errors import RefusedError

_STOP_DEADLINE_S = 10.0


def _enabled(desk: Desk) -> tuple[model.Destination, ...]:
    return tuple(one for one in desk.document.show.destinations if one.enabled)


async def preflight(desk: Desk, _params: commands.Preflight) -> dict[str, Any]:
    await desk.fetch_keys()
    found: dict[str, Any] = msgspec.to_builtins(Findings(findings=tuple(await desk.preflight(_enabled(desk)))))
    return found


async def start_all(desk: Desk, _params: commands.StartShow) -> dict[str, Any]:
    await desk.fetch_keys()
    return {"started": start(desk, _enabled(desk))}


def start(desk: Desk, destinations: tuple[model.Destination, ...]) -> list[str]:
    """Bring these on air, those without a key left out. Returns their ids.

    Raises:
        RefusedError: there is none that can be started.
    """
    if not destinations:
        raise RefusedError("no_destination", "No destination is enabled. Enable one, or add one.")
    ready = [one.id for one in destinations if desk.key_of(one) is not None]
    for one in destinations:
        if one.id not in ready:
            desk.alarms.set(f"key.{one.id}", "warn", f"{one.name} has no stream key and was not started.", one.id)
    if not ready:
        raise RefusedError("needs_key", "No destination has its stream key. Enter one in a destination's settings.")
    desk.air.start(ready)
    desk.touch()
    return ready


async def stop_all(desk: Desk, params: commands.StopShow) -> dict[str, Any]:
    """End the show, and with it what is on sale: nobody would see how it goes on."""
    if desk.air.active:
        shutdown.confirm_end(desk.sales.engine, "{stake} Ending the show ends it.", params.confirm)
        desk.sales.engine.end_show()
    await stop(desk)
    return {}


async def stop(desk: Desk) -> None:
    """End the show: every destination ends in order; returns when they have, or after a deadline."""
    desk.air.stop()
    desk.touch()
    try:
        async with asyncio.timeout(_STOP_DEADLINE_S):
            while desk.air.state != "off":
                desk.changed.clear()
                await desk.changed.wait()
    except TimeoutError:
        desk.alarms.set("air.stop", "warn", "A destination did not end in time; it is being closed by force.")


async def start_one(desk: Desk, params: commands.StartDestination) -> dict[str, Any]:
    await desk.fetch_keys()
    one = desk.destination(params.destination)
    if desk.key_of(one) is None:
        raise RefusedError("needs_key", f"{one.name} has no stream key. Enter it first.", one.id)
    start(desk, (one,))
    return {}


def stop_one(desk: Desk, params: commands.StopDestination) -> dict[str, Any]:
    """End one of them; the last one that viewers see is the end of the show."""
    one = desk.destination(params.destination)
    if viewed(desk) == {one.id}:
        question = f"{{stake}} Without {one.name} nobody sees it, so stopping ends it."
        shutdown.confirm_end(desk.sales.engine, question, params.confirm)
        desk.sales.engine.end_show()
    desk.air.stop([one.id])
    desk.touch()
    return {}


def viewed(desk: Desk) -> set[str]:
    """Destinations on air at which somebody may watch: no recordings."""
    return air.viewed(desk.document.show, desk.air.active)


def retry(desk: Desk, params: commands.RetryDestination) -> dict[str, Any]:
    one = desk.destination(params.destination)
    if one.id not in desk.air.active:
        raise RefusedError("not_active", f"{one.name} is not started. Start it instead.", one.id)
    name = f"sink.{one.id}"
    if not desk.processes.send(name, messages.Command("retry")) and name in desk.processes.members:
        desk.processes.restart(name)
    return {}


def split(desk: Desk, params: commands.SplitRecording) -> dict[str, Any]:
    chosen = [desk.destination(params.destination)] if params.destination else desk.document.show.destinations
    sent = [
        one.id for one in chosen if one.target.facts.is_file and desk.processes.send(f"sink.{one.id}", messages.Command("split"))
    ]
    if not sent:
        raise RefusedError("no_recording", "No recording is running. Start one first.", params.destination or "")
    return {"split": sent}
