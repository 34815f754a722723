"""The sound desk: strip.update, sound_filter.add|update|remove, master.update."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.command import Object
from studio.control.schema.sound import AddSoundFilter, RemoveSoundFilter, UpdateMaster, UpdateSoundFilter, UpdateStrip
from studio.document.model import Show, Strip
from studio.kinds.sound_filters import FAMILY, MOST
from studio.show.checks import has_sound
from studio.show.edits import chains
from studio.show.edits.basis import Commands, Edit, changed, found
from studio.values.errors import RefusedError
from studio.words import edits as says


def update_strip(show: Show, p: UpdateStrip) -> Edit:
    """Raises RefusedError when the source has no sound."""
    old = _strip(show, p.source)
    if p.set.get("source", p.source) != p.source:
        raise RefusedError("invalid", says.strip_stays(), p.source)
    return Edit(show=_with_strip(show, changed(old, p.set)), label=_label(p.set))


def add_filter(show: Show, p: AddSoundFilter) -> Edit:
    """Raises RefusedError when the source has no sound."""
    strip = _strip(show, p.source)
    after, new = chains.with_new(strip.filters, p.set, p.index, FAMILY.union())
    if len(after) > MOST:
        raise RefusedError("too_many", says.too_many_filters(n=MOST), p.source)
    return Edit(show=_with_strip(show, replace(strip, filters=after)), label="Add filter", created_id=new.id)


def update_filter(show: Show, p: UpdateSoundFilter) -> Edit:
    strip = _strip(show, p.source)
    after = chains.with_change(strip.filters, p.filter, p.set, p.index)
    return Edit(show=_with_strip(show, replace(strip, filters=after)), label="Change filter")


def remove_filter(show: Show, p: RemoveSoundFilter) -> Edit:
    strip = _strip(show, p.source)
    after = chains.without_one(strip.filters, p.filter)
    return Edit(show=_with_strip(show, replace(strip, filters=after)), label="Remove filter")


def update_master(show: Show, p: UpdateMaster) -> Edit:
    return Edit(show=replace(show, master=changed(show.master, p.set)), label="Change master sound")


def _strip(show: Show, source_id: str) -> Strip:
    """The strip of a source: the show's, or a new one.

    Raises:
        RefusedError: there is no such source, or it has no sound.
    """
    source = found(show.sources, source_id, "source")
    if not has_sound(source):
        raise RefusedError("no_sound", says.no_sound(name=source.name), source.id)
    return next((strip for strip in show.strips if strip.source == source_id), Strip(source=source_id))


def _with_strip(show: Show, strip: Strip) -> Show:
    there = any(known.source == strip.source for known in show.strips)
    strips = tuple(strip if known.source == strip.source else known for known in show.strips) if there else (*show.strips, strip)
    return replace(show, strips=strips)


def _label(change: Object) -> str:
    match list(change):
        case ["mute"]:
            return "Mute" if change["mute"] else "Unmute"
        case ["gain_db"]:
            return "Change gain"
        case _:
            return "Change sound"


COMMANDS: Commands = {
    UpdateStrip: update_strip,
    AddSoundFilter: add_filter,
    UpdateSoundFilter: update_filter,
    RemoveSoundFilter: remove_filter,
    UpdateMaster: update_master,
}
