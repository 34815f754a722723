"""The tables of docs/control.md about the state tree: its sections, and the structs that these are made of."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import msgspec
from msgspec import inspect as types

from studio.control.schema.state import SECTIONS, Part
from studio.control.schema.state.workers import Figures


def sections() -> str:
    """One row a section, in Markdown."""
    rows = ["| section | made of | what it is |", "| --- | --- | --- |"]
    for section in SECTIONS:
        rows.append(f"| `{section.name}` | {_made_of(types.type_info(section.kind))} | {section.words} |")
    return "\n".join(rows) + "\n"


def parts() -> str:
    """One row a struct of the state (not of the document), in the order in which sections come to them; then known figures."""
    rows = ["| struct | fields | what it is |", "| --- | --- | --- |"]
    met = dict.fromkeys(part for section in SECTIONS for part in _parts(types.type_info(section.kind)))
    for kind in (*met, *Figures.__subclasses__()):
        fields = ", ".join(f"`{field.name}`{_values(field.type)}" for field in _fields(kind))
        rows.append(f"| `{kind.__name__}` | {fields} | {_told(kind)} |")
    return "\n".join(rows) + "\n"


def _fields(kind: type[msgspec.Struct]) -> tuple[types.Field, ...]:
    info = types.type_info(kind)
    assert isinstance(info, types.StructType)
    return tuple(field for field in info.fields if field.name != "said")  # of every struct with sentences: the page says so once


def _made_of(info: types.Type) -> str:
    match info:
        case types.StructType(cls=kind):
            return f"`{kind.__name__}`"
        case types.DictType(value_type=each):
            return f"id -> {_made_of(each)}"
        case types.VarTupleType(item_type=each):
            return f"a list of {_made_of(each)}"
        case types.StrType():
            return "text"
    return "a value"


def _values(info: types.Type) -> str:
    match info:
        case types.LiteralType():
            return " (" + ", ".join(f"`{value}`" for value in sorted(map(str, info.values))) + ")"
        case types.UnionType(types=several):
            return next((f" ({_made_of(member)} or null)" for member in several if isinstance(member, types.StructType)), "")
        case (
            types.StructType() | types.DictType(value_type=types.StructType()) | types.VarTupleType(item_type=types.StructType())
        ):
            return f" ({_made_of(info)})"
    return ""


def _told(kind: type[msgspec.Struct]) -> str:
    return " ".join((inspect.getdoc(kind) or "").split()).replace("|", "\\|")


def _parts(info: types.Type) -> Iterator[type[Part]]:
    match info:
        case types.StructType(cls=kind, fields=fields) if issubclass(kind, Part):
            yield kind
            for field in fields:
                yield from _parts(field.type)
        case types.DictType(value_type=each) | types.VarTupleType(item_type=each):
            yield from _parts(each)
        case types.UnionType(types=several):
            for member in several:
                yield from _parts(member)


TABLES = {"sections": sections, "parts": parts}
