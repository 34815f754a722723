"""Sources: source.add, source.update, source.remove. A source that can sound has a strip from its first moment."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.scenes import AddSource, RemoveSource, UpdateSource
from studio.document.model import Show, Source, Strip
from studio.show.checks import SLATE_ID, has_picture, has_sound
from studio.show.edits.basis import Commands, Edit, changed, found, ids, made, swapped, without
from studio.show.edits.layouts import without_items


def add(show: Show, p: AddSource) -> Edit:
    source = made(Source, p.set, [*ids(show.sources), SLATE_ID], "source")
    after = replace(show, sources=(*show.sources, source), strips=_strips(show, source, bool(p.muted)))
    return Edit(show=after, label="Add source", created_id=source.id)


def update(show: Show, p: UpdateSource) -> Edit:
    """An input of another kind replaces the old one; strip and items that it can no longer fill go."""
    source = changed(found(show.sources, p.source, "source"), p.set)
    after = replace(show, sources=swapped(show.sources, source), strips=_strips(show, source, bool(p.muted)))
    if not has_picture(source):
        after = _unshown(after, source.id)
    return Edit(show=after, label="Change source")


def remove(show: Show, p: RemoveSource) -> Edit:
    """Takes the source's items and strip with it, in one step."""
    found(show.sources, p.source, "source")
    after = replace(
        _unshown(show, p.source),
        sources=without(show.sources, p.source),
        strips=tuple(strip for strip in show.strips if strip.source != p.source),
    )
    return Edit(show=after, label="Remove source")


def _strips(show: Show, source: Source, muted: bool) -> tuple[Strip, ...]:
    has_strip = any(strip.source == source.id for strip in show.strips)
    if has_sound(source) == has_strip:
        return show.strips
    if has_strip:
        return tuple(strip for strip in show.strips if strip.source != source.id)
    return (*show.strips, Strip(source=source.id, mute=muted))


def _unshown(show: Show, source: str) -> Show:
    """The show with the source on no canvas, and the built-in slate for panic in its place."""
    after = without_items(show, lambda item: item.source == source)
    return replace(after, panic_source=None) if show.panic_source == source else after


COMMANDS: Commands = {AddSource: add, UpdateSource: update, RemoveSource: remove}
