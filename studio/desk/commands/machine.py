"""What clients ask of the computer and of the run: devices, files, what it can bear, the report, the end."""

from __future__ import annotations

import asyncio
import secrets
from datetime import date
from typing import Any

from studio.control.schema import machine as commands
from studio.desk import on_air
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.paths import from_outside, regular_or_free
from studio.desk.reporting import run_report
from studio.desk.selling import shutdown
from studio.show import selling
from studio.values.errors import RefusedError
from studio.words import air as says
from studio.words import reports as reports_says
from studio.words import sales as sales_says


async def _devices(desk: Desk, _params: commands.ListDevices) -> dict[str, Any]:
    return await desk.probes.ask("devices")


async def _media(desk: Desk, params: commands.ProbeMedia) -> dict[str, Any]:
    path = from_outside(params.path, below=desk.document.folder)
    await asyncio.to_thread(regular_or_free, path)
    return await desk.probes.ask("media", {"path": str(path)})


async def _measure(desk: Desk, _params: commands.MeasureCapacity) -> dict[str, Any]:
    if desk.air.state != "off":
        raise RefusedError("on_air", says.measure_on_air())

    def progress(data: dict[str, Any]) -> None:
        desk.clients.event("capacity_progress", data)

    answer = await desk.probes.ask("capacity", progress=progress)
    desk.computer.proposal = answer.get("proposal", answer)
    desk.touch()
    return answer


def _apply(desk: Desk, params: commands.ApplyCapacity) -> dict[str, Any]:
    document, gesture = desk.document, f"capacity-{secrets.token_hex(4)}"
    if desk.air.state != "off":
        raise RefusedError("on_air", says.canvas_on_air())
    canvas = document.show.canvases[0].id
    size = {"width": params.width, "height": params.height, "rate_num": params.rate_num, "rate_den": params.rate_den}
    document.edit("canvas.update", {"canvas": canvas, "set": size, "gesture": gesture})
    for encoding in document.show.encodings:
        if encoding.canvas == canvas:
            change = {"preset": params.preset, "video_bps": params.video_bps}
            document.edit("encoding.update", {"encoding": encoding.id, "set": change, "gesture": gesture})
    return {}


def _report(desk: Desk, _params: commands.AskReport) -> dict[str, Any]:
    return run_report(desk)


async def _make_report(desk: Desk, params: commands.MakeReport) -> dict[str, Any]:
    """
    Raises:
        RefusedError: there is no such show, or no such day.
        OperatorError: the report cannot be made.
    """
    until = None
    if params.until is not None:
        try:
            until = date.fromisoformat(params.until)
        except ValueError as error:
            raise RefusedError("no_such_day", reports_says.no_day(day=params.until)) from error
    told = await desk.kept_shows.make(params.show, until)
    return {"folder": told.folder, "report": told.report, "seal": desk.sales.engine.seal if params.show is None else ""}


def _quit(desk: Desk, params: commands.QuitStudio) -> dict[str, Any]:
    """End the studio: first what is on sale, then the show, then every process."""
    if selling.at_stake(desk.sales.engine.state):  # one question: a yes to the one would be a no to the other
        question = sales_says.closing_ends_with_show if on_air.viewed(desk) else sales_says.closing_ends
        shutdown.confirm_end(desk.sales.engine, question, params.confirm)
    elif on_air.viewed(desk):
        selling.require_confirmation(says.closing_ends_show(), "air", params.confirm)
    elif desk.air.active:
        selling.require_confirmation(says.closing_ends_recording(), "air", params.confirm)
    desk.leaving.set()
    return {}


HANDLERS: Handlers = (
    (commands.ListDevices, _devices),
    (commands.ProbeMedia, _media),
    (commands.MeasureCapacity, _measure),
    (commands.ApplyCapacity, _apply),
    (commands.AskReport, _report),
    (commands.MakeReport, _make_report),
    (commands.QuitStudio, _quit),
)
