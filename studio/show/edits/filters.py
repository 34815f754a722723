"""Filters of an item: filter.add|update|remove. They work in the order of the list."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.edit import InLayout
from studio.control.schema.scenes import AddFilter, RemoveFilter, UpdateFilter
from studio.document.model import Item, Show
from studio.kinds.picture_filters import FAMILY
from studio.show.edits import chains
from studio.show.edits.basis import Commands, Edit, found, swapped
from studio.show.edits.layouts import items_of, with_items


def add(show: Show, p: AddFilter) -> Edit:
    item = found(items_of(show, p), p.item, "item")
    after, new = chains.with_new(item.filters, p.set, p.index, FAMILY.union())
    return Edit(show=_with_item(show, p, replace(item, filters=after)), label="Add filter", created_id=new.id)


def update(show: Show, p: UpdateFilter) -> Edit:
    item = found(items_of(show, p), p.item, "item")
    after = chains.with_change(item.filters, p.filter, p.set, p.index)
    return Edit(show=_with_item(show, p, replace(item, filters=after)), label="Change filter")


def remove(show: Show, p: RemoveFilter) -> Edit:
    item = found(items_of(show, p), p.item, "item")
    after = chains.without_one(item.filters, p.filter)
    return Edit(show=_with_item(show, p, replace(item, filters=after)), label="Remove filter")


def _with_item(show: Show, p: InLayout, item: Item) -> Show:
    return with_items(show, p, swapped(items_of(show, p), item))


COMMANDS: Commands = {AddFilter: add, UpdateFilter: update, RemoveFilter: remove}
