"""Edits of a show, one function per command: show and parameters in, new show out. Pure; unchanged parts are shared.

Every command takes plain JSON parameters. Things are named by their concept (`canvas`, `source`, `scene`, `lane`, `item`,
`filter`, `encoding`, `destination`, `product`, `overlay`, `connection`: an id); `set` is the object to add or the part to
change (objects are merged, lists replaced); an item lies in a `scene` or a `lane`, on a `canvas` (default: the first).
`COMMANDS` lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from studio.control.schema.edit import EditCommand
from studio.document import model
from studio.show import checks, connecting, parameters
from studio.show.edits import air, canvases, connections, filters, items, overlays, products, scenes, sound, sources, watched
from studio.show.edits.basis import Commands, Edit
from studio.values.errors import BadShowError, RefusedError
from studio.values.sentences import Sentence
from studio.values.text import shown
from studio.words import complaints

__all__ = ["COMMANDS", "Edit", "apply"]

_OF_A_THING = re.compile(r"(products|sources|destinations|connections|canvases)\[(\d+)\]\.")

_ALL: Commands = (
    canvases.COMMANDS
    | sources.COMMANDS
    | scenes.COMMANDS
    | items.COMMANDS
    | filters.COMMANDS
    | sound.COMMANDS
    | air.COMMANDS
    | products.COMMANDS
    | overlays.COMMANDS
    | connections.COMMANDS
    | watched.COMMANDS
)
COMMANDS: dict[str, tuple[type[EditCommand], Callable[[model.Show, Any], Edit]]] = {
    kind.method: (kind, function) for kind, function in _ALL.items()
}


def apply(show: model.Show, command: str, params: Mapping[str, Any]) -> Edit:
    """The show after `command`. What `gesture` and `confirm` mean is the desk's business.

    Raises:
        RefusedError: unknown command or parameters, something missing, or a rule forbids it. `text` says which.
    """
    function, given = parameters.read(COMMANDS, command, params)
    edit = _connected(show, function(show, given))
    try:
        checks.validate(edit.show, before=show)
    except BadShowError as error:
        code = "scene_cycle" if "would contain itself" in error.text else "invalid"
        raise RefusedError(code, _named(edit.show, error), error.subject) from error
    return edit


def _connected(before: model.Show, edit: Edit) -> Edit:
    """The edit with the connections that products or destinations need which it brings."""
    if edit.show.products is before.products and edit.show.destinations is before.destinations:
        return edit
    return msgspec.structs.replace(edit, show=connecting.with_needed(edit.show))


def _named(show: model.Show, error: BadShowError) -> str:
    """What is wrong, with the name of the thing in place of where it stands in the document, where the sentence says the rest."""
    found = _OF_A_THING.match(error.subject)
    if found is None or not isinstance(error.text, Sentence):
        return error.text
    thing = getattr(show, found[1])[int(found[2])]
    name = f"{thing.link_no} '{thing.title}'" if found[1] == "products" else shown(thing.name)
    return complaints.at(place=name, complaint=error.text.fields["complaint"])
