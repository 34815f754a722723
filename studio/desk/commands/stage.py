"""What clients ask of the stage: what is on preview and program, panic, editing live, and the pictures that windows want."""

from __future__ import annotations

from typing import Any

from studio.contracts import specs
from studio.control.schema import stage as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.show import selling
from studio.show import stage as stages
from studio.values.errors import RefusedError
from studio.words import air as says
from studio.words import edits as edits_say


def _preview(desk: Desk, params: commands.Preview) -> dict[str, Any]:
    document = desk.document
    document.set_stage(stages.preview(document.show, document.stage, params.scene, params.canvas))
    return {}


def _take(desk: Desk, params: commands.Take) -> dict[str, Any]:
    document, now = desk.document, desk.clock.now_ns()
    taken = stages.take(document.show, document.stage, now, params.kind, params.duration_ms, params.scene, params.canvas)
    document.set_stage(taken)
    return {}


def _panic(desk: Desk, params: commands.Panic) -> dict[str, Any]:
    desk.document.set_stage(stages.panic(desk.document.stage, params.on))
    return {}


def _edit_live(desk: Desk, params: commands.EditLive) -> dict[str, Any]:
    document = desk.document
    late = stages.waiting(document.show, document.stage)
    if params.on and late and params.confirm is not True:
        names = ", ".join(canvas.name for canvas in document.show.canvases if canvas.id in late)
        selling.require_confirmation(says.edits_wait(names=names), late[0], params.confirm or None)
    document.set_stage(stages.edit_live(document.show, document.stage, params.on))
    return {}


def _set_views(desk: Desk, params: commands.SetViews) -> dict[str, Any]:
    default = desk.document.show.canvases[0].id
    views = tuple(
        specs.View(view.id, view.kind, view.ref, view.canvas or default, view.width & ~1, view.height & ~1, view.rate_hz)
        for view in params.views
    )
    if len({view.id for view in views}) != len(views):
        raise RefusedError("invalid", edits_say.same_view())
    desk.views.set(views)
    return {"rings": {view.id: f"view.{view.id}" for view in views}}


HANDLERS: Handlers = (
    (commands.Preview, _preview),
    (commands.Take, _take),
    (commands.Panic, _panic),
    (commands.EditLive, _edit_live),
    (commands.SetViews, _set_views),
)
