"""Canvases and what is laid out for them: canvas.add, canvas.update, canvas.copy_layouts, canvas.remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from studio.control.schema.canvases import AddCanvas, CopyLayouts, RemoveCanvas, UpdateCanvas
from studio.document.model import Box, Canvas, Lane, Overlay, Scene, Show
from studio.show import geometry
from studio.show.edits.basis import Commands, Edit, changed, found, ids, made, swapped, without
from studio.show.edits.card_places import CARD_MOST, beside
from studio.show.edits.fitting import fitted, inset
from studio.show.edits.layouts import Holder
from studio.values.errors import RefusedError
from studio.words import edits as says

Placed = TypeVar("Placed", Scene, Lane, Overlay)


def add(show: Show, p: AddCanvas) -> Edit:
    """Every scene, lane and card is laid out for it from the first, as it is on another canvas."""
    like = show.canvases[0] if p.like is None else found(show.canvases, p.like, "canvas")
    canvas = made(Canvas, {"name": "Canvas"} | p.set, ids(show.canvases), "canvas")
    after = _laid_out(replace(show, canvases=(*show.canvases, canvas)), like, canvas)
    return Edit(show=after, label="Add canvas", created_id=canvas.id)


def update(show: Show, p: UpdateCanvas) -> Edit:
    """What is laid out for it is fitted to its new size."""
    old = found(show.canvases, p.canvas, "canvas")
    canvas = changed(old, p.set)
    after = replace(show, canvases=swapped(show.canvases, canvas))
    if (canvas.width, canvas.height) != (old.width, old.height):
        after = _laid_out(after, old, canvas)
    return Edit(show=after, label="Change canvas")


def copy_layouts(show: Show, p: CopyLayouts) -> Edit:
    """What lay there before is replaced; a card that is not on `like` leaves the canvas.

    Raises:
        RefusedError: no such thing, or both are the same canvas.
    """
    like, canvas = found(show.canvases, p.like, "canvas"), found(show.canvases, p.canvas, "canvas")
    if like.id == canvas.id:
        raise RefusedError("invalid", says.name_other_canvas(), canvas.id)
    if p.scene is None and p.lane is None and p.overlay is None:
        return Edit(show=_laid_out(show, like, canvas), label="Copy layouts")
    if p.scene is not None:
        scene = _copied(show, found(show.scenes, p.scene, "scene"), like, canvas)
        show = replace(show, scenes=swapped(show.scenes, scene))
    if p.lane is not None:
        lane = _copied(show, found(show.lanes, p.lane, "lane"), like, canvas)
        show = replace(show, lanes=swapped(show.lanes, lane))
    if p.overlay is not None:
        found(show.overlays, p.overlay, "card")
        show = replace(show, overlays=_cards(show, like, canvas, lambda card: card.id == p.overlay))
    return Edit(show=show, label="Copy layout")


def remove(show: Show, p: RemoveCanvas) -> Edit:
    """Takes the canvas's layouts (of cards too) and encodings with it.

    Raises:
        RefusedError: it is the last canvas, or a destination still sends it.
    """
    found(show.canvases, p.canvas, "canvas")
    if len(show.canvases) == 1:
        raise RefusedError("last_canvas", says.last_canvas(), p.canvas)
    encodings = {encoding.id for encoding in show.encodings if encoding.canvas == p.canvas}
    users = [destination.name for destination in show.destinations if destination.encoding in encodings]
    if users:
        raise RefusedError("in_use", says.canvas_in_use(names=tuple(users)), p.canvas)
    after = replace(
        show,
        canvases=without(show.canvases, p.canvas),
        scenes=tuple(_without_layout(scene, p.canvas) for scene in show.scenes),
        lanes=tuple(_without_layout(lane, p.canvas) for lane in show.lanes),
        overlays=tuple(_without_layout(overlay, p.canvas) for overlay in show.overlays),
        encodings=tuple(encoding for encoding in show.encodings if encoding.canvas != p.canvas),
    )
    return Edit(show=after, label="Remove canvas")


def _laid_out(show: Show, like: Canvas, canvas: Canvas) -> Show:
    """The show with everything laid out for `canvas` as it is for `like`, which may be the same canvas in its old size."""
    return replace(
        show,
        scenes=tuple(_copied(show, scene, like, canvas) for scene in show.scenes),
        lanes=tuple(_copied(show, lane, like, canvas) for lane in show.lanes),
        overlays=_cards(show, like, canvas, lambda card: True),
    )


def _copied(show: Show, holder: Holder, like: Canvas, canvas: Canvas) -> Holder:
    if like.id not in holder.layouts:
        return _without_layout(holder, canvas.id)
    items = fitted(show, holder.layouts[like.id], like, canvas)
    return replace(holder, layouts=holder.layouts | {canvas.id: items})


def _cards(show: Show, like: Canvas, canvas: Canvas, which: Callable[[Overlay], bool]) -> tuple[Overlay, ...]:
    """The show's cards, those of `which` laid out anew, each off those that lie there already."""
    there = [_box(card, canvas.id) for card in show.overlays if not which(card) and canvas.id in card.layouts]
    after = []
    for card in show.overlays:
        if which(card) and like.id not in card.layouts:
            card = _without_layout(card, canvas.id)
        elif which(card):
            wanted = inset(_box(card, like.id), like, canvas, CARD_MOST)
            there.append(wanted if like.id == canvas.id else beside(wanted, canvas, there))
            layout = msgspec.convert(there[-1]._asdict(), Box)
            card = replace(card, layouts=card.layouts | {canvas.id: layout})
        after.append(card)
    return tuple(after)


def _box(card: Overlay, canvas: str) -> geometry.Box:
    layout = card.layouts[canvas]
    return geometry.Box(layout.x, layout.y, layout.width, layout.height)


def _without_layout(holder: Placed, canvas: str) -> Placed:
    if canvas not in holder.layouts:
        return holder
    return replace(holder, layouts={name: layout for name, layout in holder.layouts.items() if name != canvas})


COMMANDS: Commands = {
    AddCanvas: add,
    UpdateCanvas: update,
    CopyLayouts: copy_layouts,
    RemoveCanvas: remove,
}
