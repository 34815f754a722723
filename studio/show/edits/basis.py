"""What all edits share: parameters, partial updates, ids made from names, immutable lists of things with ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, Literal, Protocol, TypeVar

import msgspec

from studio.control.schema.command import Object
from studio.control.schema.edit import EditCommand
from studio.document import model
from studio.show import words
from studio.values.errors import RefusedError
from studio.values.sentences import Template
from studio.words import air as air_says
from studio.words import cards as cards_say
from studio.words import connections as connections_say
from studio.words import edits as says
from studio.words import products as products_say
from studio.words import sources as sources_say


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """The show afterwards, what undo calls the step (one of a fixed set of English phrases), the id of what was added."""

    show: model.Show
    label: str
    created_id: str | None = None


Commands = dict[type[EditCommand], Callable[[model.Show, Any], Edit]]


Noun = Literal["canvas", "card", "connection", "destination", "encoding", "filter", "item", "lane", "product", "scene", "source"]
_UNKNOWN: dict[Noun, Template] = {
    "canvas": says.unknown_canvas,
    "card": cards_say.unknown,
    "connection": connections_say.unknown,
    "destination": air_says.unknown_destination,
    "encoding": says.unknown_encoding,
    "filter": says.unknown_filter,
    "item": says.unknown_item,
    "lane": says.unknown_lane,
    "product": products_say.unknown,
    "scene": says.unknown_scene,
    "source": sources_say.unknown,
}


class Identified(Protocol):
    """Anything in a list of the show."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)
V = TypeVar("V", bound=msgspec.Struct)


def changed(value: V, change: Object) -> V:
    """`value` with the partial object `change` merged in; fields that it does not name are shared.

    Raises:
        RefusedError: unknown fields, wrong types, or an attempt to change the id.
    """
    kind = type(value)
    before = msgspec.to_builtins(value)
    if "id" in change and change["id"] != before.get("id"):
        raise RefusedError("invalid", says.id_stays(), str(before.get("id", "")))
    after = _merged(before, change)
    new = converted(after, kind)
    return msgspec.structs.replace(value, **{name: getattr(new, name) for name in change})


def made(kind: type[V], fields: Object, taken: Iterable[str], fallback: str) -> V:
    """A new `kind` from JSON `fields`, with an id that is not `taken`: the given one, or one made from the name.

    Raises:
        RefusedError: unknown or missing fields, wrong types, an id that is taken.
    """
    taken = set(taken)
    if "id" not in fields:
        fields = fields | {"id": fresh_id(str(fields.get("name", "")), taken, fallback)}
    new: V = converted(fields, kind)
    if fields["id"] in taken:
        raise RefusedError("taken", says.id_taken(name=fields["id"]), str(fields["id"]))
    return new


def converted(tree: Object, kind: Any) -> Any:
    """A value of `kind` (a type or a union of types) from a JSON object.

    Raises:
        RefusedError: it does not fit; the text names the place in it.
    """
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        raise RefusedError("invalid", words.explain(error, tree, kind), str(tree.get("id", ""))) from error


def fresh_id(name: str, taken: Iterable[str], fallback: str) -> str:
    """An id like the name: "Café front" -> "cafe-front"; `fallback` when no letter of it fits; numbered when taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56].strip("-") or fallback
    taken = set(taken)
    number, candidate = 1, stem
    while candidate in taken:
        number += 1
        candidate = f"{stem}-{number}"
    return candidate


def found(things: Iterable[T], wanted: str, noun: Noun) -> T:
    """The thing with the id `wanted`.

    Raises:
        RefusedError: there is none.
    """
    for thing in things:
        if thing.id == wanted:
            return thing
    raise RefusedError("not_found", _UNKNOWN[noun](name=wanted), wanted)


def swapped(things: tuple[T, ...], new: T) -> tuple[T, ...]:
    """The list with `new` in the place of the thing of the same id."""
    return tuple(new if thing.id == new.id else thing for thing in things)


def without(things: tuple[T, ...], gone: str) -> tuple[T, ...]:
    return tuple(thing for thing in things if thing.id != gone)


def inserted(things: tuple[T, ...], new: T, index: int | None) -> tuple[T, ...]:
    """The list with `new` at `index` (None: at the end; beyond the ends: at that end)."""
    at = len(things) if index is None else max(0, min(index, len(things)))
    return (*things[:at], new, *things[at:])


def moved(things: tuple[T, ...], thing: T, index: int) -> tuple[T, ...]:
    """The list with `thing` taken out and put back so that it stands at `index`."""
    return inserted(without(things, thing.id), thing, index)


def ids(things: Iterable[Identified]) -> list[str]:
    return [thing.id for thing in things]


def _merged(before: Object, change: Object) -> Object:
    """Objects merge key by key, all else is replaced. An object of another `type` replaces the old one whole."""
    after = dict(before)
    for key, value in change.items():
        old = before.get(key)
        if isinstance(value, dict) and isinstance(old, dict) and value.get("type", old.get("type")) == old.get("type"):
            after[key] = _merged(old, value)
        else:
            after[key] = value
    return after
