"""The sound desk: strip.update, master.update."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.command import Object
from studio.control.schema.sound import UpdateMaster, UpdateStrip
from studio.document.model import Show, Strip
from studio.errors import RefusedError
from studio.show.checks import has_sound
from studio.show.edits.basis import Commands, Edit, changed, found


def update_strip(show: Show, p: UpdateStrip) -> Edit:
    """Raises RefusedError when the source has no sound."""
    source = found(show.sources, p.source, "source")
    if not has_sound(source):
        raise RefusedError("no_sound", f"'{source.name}' has no sound.", source.id)
    if p.set.get("source", p.source) != p.source:
        raise RefusedError("invalid", "A strip stays with its source.", p.source)
    old = next((strip for strip in show.strips if strip.source == p.source), None)
    strip = changed(old or Strip(source=p.source), p.set)
    strips = (*show.strips, strip) if old is None else tuple(strip if one is old else one for one in show.strips)
    return Edit(show=replace(show, strips=strips), label=_label(p.set))


def update_master(show: Show, p: UpdateMaster) -> Edit:
    return Edit(show=replace(show, master=changed(show.master, p.set)), label="Change master sound")


def _label(change: Object) -> str:
    match list(change):
        case ["mute"]:
            return "Mute" if change["mute"] else "Unmute"
        case ["gain_db"]:
            return "Change gain"
        case _:
            return "Change sound"


COMMANDS: Commands = {UpdateStrip: update_strip, UpdateMaster: update_master}
