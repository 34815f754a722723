"""Where items lie: one layout of a scene or of a lane, read and put back, and sweeps through all layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from studio.control.schema.edit import InLayout
from studio.document.model import Item, Lane, Scene, Show
from studio.show.edits.basis import found, swapped
from studio.values.errors import RefusedError
from studio.words import edits as says

Holder = TypeVar("Holder", Scene, Lane)
Items = tuple[Item, ...]


def canvas_of(show: Show, p: InLayout) -> str:
    return show.canvases[0].id if p.canvas is None else found(show.canvases, p.canvas, "canvas").id


def items_of(show: Show, p: InLayout) -> Items:
    """The items of the layout, the lowest first.

    Raises:
        RefusedError: no such place, or not exactly one of `scene` and `lane`.
    """
    return _holder(show, p).layouts.get(canvas_of(show, p), ())


def with_items(show: Show, p: InLayout, items: Items) -> Show:
    """The show with the layout replaced."""
    canvas = canvas_of(show, p)
    if p.scene is not None:
        scene = found(show.scenes, p.scene, "scene")
        return replace(show, scenes=swapped(show.scenes, replace(scene, layouts=scene.layouts | {canvas: items})))
    lane = found(show.lanes, str(p.lane), "lane")
    return replace(show, lanes=swapped(show.lanes, replace(lane, layouts=lane.layouts | {canvas: items})))


def without_items(show: Show, gone: Callable[[Item], bool]) -> Show:
    """The show without the items that `gone` picks, in all scenes and lanes."""
    return replace(
        show,
        scenes=tuple(_swept(scene, gone) for scene in show.scenes),
        lanes=tuple(_swept(lane, gone) for lane in show.lanes),
    )


def _swept(holder: Holder, gone: Callable[[Item], bool]) -> Holder:
    if not any(gone(item) for items in holder.layouts.values() for item in items):
        return holder
    kept = {canvas: tuple(item for item in items if not gone(item)) for canvas, items in holder.layouts.items()}
    return replace(holder, layouts=kept)


def _holder(show: Show, p: InLayout) -> Scene | Lane:
    if (p.scene is None) == (p.lane is None):
        raise RefusedError("invalid", says.name_scene_or_lane())
    if p.scene is not None:
        return found(show.scenes, p.scene, "scene")
    return found(show.lanes, str(p.lane), "lane")
