"""What clients ask of the show on air: the checks before it, its beginning and its end."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.contracts import messages
from studio.control.schema import air as commands
from studio.control.schema.answers import Findings
from studio.desk import on_air, preflight, preflight_facts
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.selling import shutdown
from studio.values.errors import RefusedError
from studio.values.sentences import plain
from studio.words import air as air_says
from studio.words import sales as sales_says


async def _preflight(desk: Desk, _params: commands.Preflight) -> dict[str, Any]:
    await desk.destinations.fetch_keys()
    findings = preflight.check(await preflight_facts.gather(desk, on_air.enabled(desk)))
    found: dict[str, Any] = msgspec.to_builtins(Findings(findings=tuple(findings)), enc_hook=plain)
    return found


async def _start_all(desk: Desk, _params: commands.StartShow) -> dict[str, Any]:
    await desk.destinations.fetch_keys()
    return {"started": on_air.start(desk, on_air.enabled(desk))}


async def _stop_all(desk: Desk, params: commands.StopShow) -> dict[str, Any]:
    """End the show, and with it what is on sale: nobody would see how it goes on."""
    if desk.air.active:
        shutdown.confirm_end(desk.sales.engine, sales_says.show_end_ends, params.confirm)
        desk.sales.engine.end_show()
    await on_air.stop(desk)
    return {}


def _keyframe(desk: Desk, params: commands.MakeKeyframe) -> dict[str, Any]:
    if not desk.processes.send(f"encoder.{params.encoding}", messages.Command("keyframe")):
        raise RefusedError("not_active", air_says.no_encoder(), params.encoding)
    return {}


HANDLERS: Handlers = (
    (commands.Preflight, _preflight),
    (commands.StartShow, _start_all),
    (commands.StopShow, _stop_all),
    (commands.MakeKeyframe, _keyframe),
)
