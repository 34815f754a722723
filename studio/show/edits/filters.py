"""Filters of an item: filter.add|update|remove. They work in the order of the list."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.edit import InLayout
from studio.control.schema.scenes import AddFilter, RemoveFilter, UpdateFilter
from studio.document.model import Item, Show
from studio.errors import RefusedError
from studio.kinds.picture_filters import Filter
from studio.show.edits.basis import (
    Commands,
    Edit,
    changed,
    converted,
    found,
    fresh_id,
    ids,
    inserted,
    moved,
    swapped,
    without,
)
from studio.show.edits.layouts import items_of, with_items


def add(show: Show, p: AddFilter) -> Edit:
    item = found(items_of(show, p), p.item, "item")
    taken = ids(item.filters)
    kind = str(p.set.get("type", "filter"))
    fields = {"id": fresh_id(kind, taken, "filter")} | p.set
    new: Filter = converted(fields, Filter)
    if new.id in taken:
        raise RefusedError("taken", f"The id '{new.id}' is taken.", new.id)
    after = replace(item, filters=inserted(item.filters, new, p.index))
    return Edit(show=_with_item(show, p, after), label="Add filter", created_id=new.id)


def update(show: Show, p: UpdateFilter) -> Edit:
    item = found(items_of(show, p), p.item, "item")
    new = changed(found(item.filters, p.filter, "filter"), {key: value for key, value in p.set.items() if key != "type"})
    filters = swapped(item.filters, new)
    if p.index is not None:
        filters = moved(filters, new, p.index)
    return Edit(show=_with_item(show, p, replace(item, filters=filters)), label="Change filter")


def remove(show: Show, p: RemoveFilter) -> Edit:
    item = found(items_of(show, p), p.item, "item")
    found(item.filters, p.filter, "filter")
    return Edit(show=_with_item(show, p, replace(item, filters=without(item.filters, p.filter))), label="Remove filter")


def _with_item(show: Show, p: InLayout, item: Item) -> Show:
    return with_items(show, p, swapped(items_of(show, p), item))


COMMANDS: Commands = {AddFilter: add, UpdateFilter: update, RemoveFilter: remove}
