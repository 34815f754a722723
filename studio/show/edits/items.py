"""Items of a scene or lane on one canvas: item.add|update|remove|reorder|duplicate. A locked item keeps its place."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.command import Object
from studio.control.schema.scenes import AddItem, DuplicateItem, RemoveItem, ReorderItem, UpdateItem
from studio.document.model import Canvas, Item, Show
from studio.show.edits.basis import Commands, Edit, changed, found, fresh_id, ids, inserted, made, moved, swapped, without
from studio.show.edits.layouts import canvas_of, items_of, with_items
from studio.values.errors import RefusedError
from studio.words import edits as says

_GEOMETRY = {"x", "y", "width", "height", "crop", "rotation", "flip_h", "flip_v", "fit"}
_INSET_WIDTH, _INSET_HEIGHT, _EDGE = 0.36, 0.2, 0.035  # of the canvas's shorter side
_DUPLICATE_SHIFT = 20.0  # canvas pixels, so that the copy is seen


def add(show: Show, p: AddItem) -> Edit:
    items = items_of(show, p)
    canvas = found(show.canvases, canvas_of(show, p), "canvas")
    fields: Object = (_whole(canvas) if p.scene is not None else _inset(canvas)) | p.set
    shown = str(fields.get("source") or fields.get("scene") or "")
    if "id" not in fields:
        fields["id"] = fresh_id(shown, ids(items), "item")
    item = made(Item, fields, ids(items), "item")
    return Edit(show=with_items(show, p, inserted(items, item, p.index)), label="Add item", created_id=item.id)


def update(show: Show, p: UpdateItem) -> Edit:
    """Raises RefusedError when the item is locked and `set` moves it without unlocking it."""
    items = items_of(show, p)
    item = found(items, p.item, "item")
    if item.locked and _GEOMETRY & p.set.keys() and p.set.get("locked") is not False:
        raise _locked(item)
    return Edit(show=with_items(show, p, swapped(items, changed(item, p.set))), label=_label(p.set))


def remove(show: Show, p: RemoveItem) -> Edit:
    items = items_of(show, p)
    item = found(items, p.item, "item")
    return Edit(show=with_items(show, p, without(items, item.id)), label="Remove item")


def reorder(show: Show, p: ReorderItem) -> Edit:
    items = items_of(show, p)
    item = found(items, p.item, "item")
    if item.locked:
        raise _locked(item)
    return Edit(show=with_items(show, p, moved(items, item, p.index)), label="Reorder items")


def duplicate(show: Show, p: DuplicateItem) -> Edit:
    """A copy right above the item, a little aside and unlocked."""
    items = items_of(show, p)
    item = found(items, p.item, "item")
    stem = item.source or item.scene or "item"
    copy = replace(
        item, id=fresh_id(stem, ids(items), "item"), x=item.x + _DUPLICATE_SHIFT, y=item.y + _DUPLICATE_SHIFT, locked=False
    )
    after = with_items(show, p, inserted(items, copy, items.index(item) + 1))
    return Edit(show=after, label="Duplicate item", created_id=copy.id)


def _whole(canvas: Canvas) -> Object:
    return {"width": canvas.width, "height": canvas.height}


def _inset(canvas: Canvas) -> Object:
    """Where a logo goes: small, in the corner, inside the safe area of phones."""
    short = min(canvas.width, canvas.height)
    width, height, edge = round(_INSET_WIDTH * short), round(_INSET_HEIGHT * short), round(_EDGE * short)
    return {"x": canvas.width - edge - width, "y": edge, "width": width, "height": height}


def _locked(item: Item) -> RefusedError:
    return RefusedError("locked", says.item_locked(), item.id)


def _label(change: Object) -> str:
    names = change.keys()
    if names == {"visible"}:
        return "Show item" if change["visible"] else "Hide item"
    if names == {"locked"}:
        return "Lock item" if change["locked"] else "Unlock item"
    if names <= {"x", "y"}:
        return "Move item"
    if names <= {"x", "y", "width", "height"}:
        return "Resize item"
    if "crop" in names and names <= {"x", "y", "width", "height", "crop"}:
        return "Crop item"
    return "Change item"


COMMANDS: Commands = {
    AddItem: add,
    UpdateItem: update,
    RemoveItem: remove,
    ReorderItem: reorder,
    DuplicateItem: duplicate,
}
