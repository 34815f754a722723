"""Cards and how they look: overlay.add, overlay.update, overlay.remove, look.update."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.command import Object
from studio.control.schema.overlays import AddOverlay, RemoveOverlay, UpdateLook, UpdateOverlay
from studio.document.model import Box, Canvas, Overlay, Show
from studio.show import geometry
from studio.show.edits.basis import (
    Commands,
    Edit,
    changed,
    found,
    ids,
    inserted,
    made,
    moved,
    swapped,
    without,
)
from studio.show.edits.card_places import free_place
from studio.show.passing_on import unfit
from studio.values.errors import RefusedError
from studio.values.fields import CardPlace
from studio.words import cards as says


def add(show: Show, p: AddOverlay) -> Edit:
    kind = p.set.get("kind")
    name = kind.replace("_", " ").capitalize()[:120] if isinstance(kind, str) and kind else "Card"
    _fit(p.set)
    overlay = made(Overlay, {"name": name} | p.set, ids(show.overlays), "card")
    if p.size is not None and "layouts" not in p.set:
        overlay = replace(overlay, layouts={canvas.id: _free(show, p.size, p.place, canvas) for canvas in show.canvases})
    return Edit(show=replace(show, overlays=inserted(show.overlays, overlay, p.index)), label="Add card", created_id=overlay.id)


def update(show: Show, p: UpdateOverlay) -> Edit:
    overlay = found(show.overlays, p.overlay, "card")
    _fit(p.set)
    change = dict(p.set)
    for name in ("layouts", "settings"):
        given = change.get(name)
        if isinstance(given, dict):
            own = {key: value for key, value in getattr(overlay, name).items() if given.get(key, value) is not None}
            overlay = replace(overlay, **{name: own})
            change[name] = {key: value for key, value in given.items() if value is not None}
    overlay = changed(overlay, change)
    overlays = swapped(show.overlays, overlay)
    if p.index is not None:
        overlays = moved(overlays, overlay, p.index)
    return Edit(show=replace(show, overlays=overlays), label=_label(p.set, p.index))


def remove(show: Show, p: RemoveOverlay) -> Edit:
    found(show.overlays, p.overlay, "card")
    return Edit(show=replace(show, overlays=without(show.overlays, p.overlay)), label="Remove card")


def update_look(show: Show, p: UpdateLook) -> Edit:
    return Edit(show=replace(show, look=changed(show.look, p.set)), label="Change look")


def _fit(change: Object) -> None:
    """Raises RefusedError when the settings could not be passed on to the plugin: none of its cards would be drawn."""
    trouble = unfit(change.get("settings"))
    if trouble:
        raise RefusedError("card_settings", says.bad_settings(why=trouble))


def _free(show: Show, size: tuple[int, int], place: CardPlace, canvas: Canvas) -> Box:
    others = [card.layouts[canvas.id] for card in show.overlays if canvas.id in card.layouts]
    box = free_place(size, place, canvas, [geometry.Box(card.x, card.y, card.width, card.height) for card in others])
    return Box(x=box.x, y=box.y, width=box.width, height=box.height)


def _label(change: Object, index: int | None) -> str:
    names = change.keys()
    if names == {"layouts"} or (not names and index is not None):
        return "Move card"
    return "Rename card" if names == {"name"} else "Change card"


COMMANDS: Commands = {
    AddOverlay: add,
    UpdateOverlay: update,
    RemoveOverlay: remove,
    UpdateLook: update_look,
}
