"""Canvases: canvas.add, canvas.update, canvas.remove."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from studio.errors import RefusedError
from studio.show.edits.basis import Commands, Edit, Object, Parameters, changed, found, ids, made, swapped, without
from studio.show.model import Canvas, Lane, Overlay, Scene, Show
from studio.show.values import Id

Placed = TypeVar("Placed", Scene, Lane, Overlay)


class Add(Parameters, frozen=True, kw_only=True):
    set: Object


class Update(Parameters, frozen=True, kw_only=True):
    canvas: Id
    set: Object


class Remove(Parameters, frozen=True, kw_only=True):
    canvas: Id


def add(show: Show, p: Add) -> Edit:
    """A canvas without layouts: it shows black until items are added for it."""
    canvas = made(Canvas, {"name": "Canvas"} | p.set, ids(show.canvases), "canvas")
    return Edit(show=replace(show, canvases=(*show.canvases, canvas)), label="Add canvas", created_id=canvas.id)


def update(show: Show, p: Update) -> Edit:
    canvas = changed(found(show.canvases, p.canvas, "canvas"), p.set)
    return Edit(show=replace(show, canvases=swapped(show.canvases, canvas)), label="Change canvas")


def remove(show: Show, p: Remove) -> Edit:
    """Takes the canvas's layouts (of cards too) and encodings with it.

    Raises:
        RefusedError: it is the last canvas, or a destination still sends it.
    """
    found(show.canvases, p.canvas, "canvas")
    if len(show.canvases) == 1:
        raise RefusedError("last_canvas", "A show needs at least one canvas.", p.canvas)
    encodings = {encoding.id for encoding in show.encodings if encoding.canvas == p.canvas}
    users = [destination.name for destination in show.destinations if destination.encoding in encodings]
    if users:
        raise RefusedError("in_use", f"This canvas goes to {', '.join(users)}. Remove that first.", p.canvas)
    after = replace(
        show,
        canvases=without(show.canvases, p.canvas),
        scenes=tuple(_without_layout(scene, p.canvas) for scene in show.scenes),
        lanes=tuple(_without_layout(lane, p.canvas) for lane in show.lanes),
        overlays=tuple(_without_layout(overlay, p.canvas) for overlay in show.overlays),
        encodings=tuple(encoding for encoding in show.encodings if encoding.canvas != p.canvas),
    )
    return Edit(show=after, label="Remove canvas")


def _without_layout(holder: Placed, canvas: str) -> Placed:
    if canvas not in holder.layouts:
        return holder
    return replace(holder, layouts={name: layout for name, layout in holder.layouts.items() if name != canvas})


COMMANDS: Commands = {"canvas.add": (Add, add), "canvas.update": (Update, update), "canvas.remove": (Remove, remove)}
