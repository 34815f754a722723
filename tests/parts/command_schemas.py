"""What every command takes, as types: those of the real method table, of the edits and of the selling rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import msgspec
from msgspec import inspect as types

from studio.control.dispatch import MethodTable
from studio.control.schema import COMMANDS
from studio.desk import commands
from studio.desk.desk import Desk
from studio.document import model, products
from studio.values import look

OBJECTS: dict[str, type[msgspec.Struct]] = {  # what `set` of a command is made into
    "canvas": model.Canvas,
    "source": model.Source,
    "scene": model.Scene,
    "lane": model.Lane,
    "item": model.Item,
    "strip": model.Strip,
    "master": model.Master,
    "transition": model.Transition,
    "encoding": model.Encoding,
    "destination": model.Destination,
    "product": products.Product,
    "overlay": model.Overlay,
    "look": look.Look,
}


def method_table() -> MethodTable:
    """The desk's own; its handlers are bound to no desk and must not be called."""
    return commands.build(cast("Desk", None))


def schemas() -> dict[str, type[msgspec.Struct]]:
    """The type of each command's parameters, by its name; those of the connection itself too."""
    return dict(COMMANDS)


def boundless(kind: Any) -> Iterator[tuple[str, str]]:
    """(place, what is missing) of every number, text and list in a type that has no bounds."""
    yield from _boundless(types.type_info(kind), "", set())


def _boundless(info: types.Type, place: str, seen: set[type]) -> Iterator[tuple[str, str]]:
    match info:
        case types.IntType() | types.FloatType():
            if info.ge is None and info.gt is None:
                yield place, "no lower bound"
            if info.le is None and info.lt is None:
                yield place, "no upper bound"
        case types.StrType():
            if info.max_length is None and not (info.pattern or "").endswith(r"\Z"):
                yield place, "no longest text"
            if (info.pattern or "").endswith("$"):
                yield place, "a pattern that lets a line break through"
        case types.StructType():
            if info.cls in seen:
                return
            seen.add(info.cls)
            for field in info.fields:
                yield from _boundless(field.type, f"{place}.{field.name}".lstrip("."), seen)
        case types.UnionType():
            for one in info.types:
                yield from _boundless(one, place, seen)
        case types.TupleType():
            for n, one in enumerate(info.item_types):
                yield from _boundless(one, f"{place}[{n}]", seen)
        case types.ListType() | types.VarTupleType() | types.SetType() | types.FrozenSetType():
            yield from _boundless(info.item_type, f"{place}[]", seen)
        case types.DictType():
            yield from _boundless(info.value_type, f"{place}{{}}", seen)
