"""What goes on air and how: encoding.*, destination.*, transition.update, hotkey.set, show.rename, show.update."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.document import RenameShow, SetHotkey, UpdateShow
from studio.control.schema.outputs import (
    AddDestination,
    AddEncoding,
    RemoveDestination,
    RemoveEncoding,
    UpdateDestination,
    UpdateEncoding,
)
from studio.control.schema.scenes import UpdateTransition
from studio.document.model import Destination, Encoding, Show
from studio.kinds.targets import FAMILY
from studio.kinds.targets.base import Facts
from studio.kinds.targets.base import Target as TargetSettings
from studio.show.edits.basis import Commands, Edit, changed, found, fresh_id, ids, made, swapped, without
from studio.values.errors import RefusedError
from studio.values.hotkeys import ends_something
from studio.words import edits as says


def add_encoding(show: Show, p: AddEncoding) -> Edit:
    fields = {"canvas": show.canvases[0].id} | p.set
    if "id" not in fields:
        fields["id"] = fresh_id(str(fields["canvas"]), ids(show.encodings), "encoding")
    encoding = made(Encoding, fields, ids(show.encodings), "encoding")
    return Edit(show=replace(show, encodings=(*show.encodings, encoding)), label="Add encoding", created_id=encoding.id)


def update_encoding(show: Show, p: UpdateEncoding) -> Edit:
    encoding = changed(found(show.encodings, p.encoding, "encoding"), p.set)
    return Edit(show=replace(show, encodings=swapped(show.encodings, encoding)), label="Change encoding")


def remove_encoding(show: Show, p: RemoveEncoding) -> Edit:
    """Raises RefusedError while a destination uses it."""
    found(show.encodings, p.encoding, "encoding")
    users = [destination.name for destination in show.destinations if destination.encoding == p.encoding]
    if users:
        raise RefusedError("in_use", says.encoding_in_use(names=tuple(users)), p.encoding)
    return Edit(show=replace(show, encodings=without(show.encodings, p.encoding)), label="Remove encoding")


def add_destination(show: Show, p: AddDestination) -> Edit:
    """Without `encoding` it gets the first one that it takes, of `canvas` or of any; where there is none, one is made."""
    fields = dict(p.set)
    if "encoding" not in fields:
        takes = _facts(fields.get("target"))
        fitting = (
            encoding
            for encoding in show.encodings
            if p.canvas in (None, encoding.canvas) and (takes is None or encoding.fits(takes))
        )
        encoding = next(fitting, None)
        if encoding is None:
            show = add_encoding(show, AddEncoding(set=_wanted(takes) | ({"canvas": p.canvas} if p.canvas else {}))).show
            encoding = show.encodings[-1]
        fields["encoding"] = encoding.id
    destination = made(Destination, fields, ids(show.destinations), "destination")
    after = replace(show, destinations=(*show.destinations, destination))
    return Edit(show=after, label="Add destination", created_id=destination.id)


def _facts(target: object) -> Facts | None:
    """What the kind of destination that is about to be made says of itself; None: nobody knows it, which is said later."""
    name = target.get("type") if isinstance(target, dict) else None
    kind = FAMILY.kinds.get(name) if isinstance(name, str) else None
    return kind.settings.facts if kind is not None and issubclass(kind.settings, TargetSettings) else None


def _wanted(takes: Facts | None) -> dict[str, object]:
    """What an encoding that is made for a kind of destination is set to, where it must not be as encodings otherwise are.

    Who takes no B pictures wants them as they come: such an encoding looks ahead at nothing.
    """
    if takes is None:
        return {}
    sound = {} if "aac" in takes.audio else {"audio_codec": takes.audio[0]}
    return sound | ({} if takes.b_pictures else {"profile": "baseline", "low_latency": True})


def update_destination(show: Show, p: UpdateDestination) -> Edit:
    destination = changed(found(show.destinations, p.destination, "destination"), p.set)
    return Edit(show=replace(show, destinations=swapped(show.destinations, destination)), label="Change destination")


def remove_destination(show: Show, p: RemoveDestination) -> Edit:
    found(show.destinations, p.destination, "destination")
    return Edit(show=replace(show, destinations=without(show.destinations, p.destination)), label="Remove destination")


def update_transition(show: Show, p: UpdateTransition) -> Edit:
    return Edit(show=replace(show, transition=changed(show.transition, p.set)), label="Change transition")


def set_hotkey(show: Show, p: SetHotkey) -> Edit:
    """Keys that another action had move over to this one.

    Raises:
        RefusedError: the keys end what is typed or asked (Return, Enter, Esc, Tab): such a key would reach the air by accident.
    """
    if p.keys and ends_something(p.keys):
        raise RefusedError("invalid", says.key_taken(keys=p.keys), p.action)
    others = {action: keys for action, keys in show.hotkeys.items() if action != p.action and keys != p.keys}
    return Edit(show=replace(show, hotkeys=others | ({p.action: p.keys} if p.keys else {})), label="Change hotkey")


def rename(show: Show, p: RenameShow) -> Edit:
    return Edit(show=replace(show, name=p.name), label="Rename show")


def update_show(show: Show, p: UpdateShow) -> Edit:
    return Edit(show=replace(show, panic_source=p.set.panic_source), label="Change panic slate")


COMMANDS: Commands = {
    AddEncoding: add_encoding,
    UpdateEncoding: update_encoding,
    RemoveEncoding: remove_encoding,
    AddDestination: add_destination,
    UpdateDestination: update_destination,
    RemoveDestination: remove_destination,
    UpdateTransition: update_transition,
    SetHotkey: set_hotkey,
    RenameShow: rename,
    UpdateShow: update_show,
}
