"""Reads the sections of a state tree as the structs that they are declared as.

A patch shares with the tree before it whatever it did not touch (`studio.values.patch`). So does what is read from it: a
section, and an element of a list or object inside one, is made anew only when its JSON is another object than before. A
watcher that compares what it reads pays for what has changed, not for a queue of five hundred products.
"""

from __future__ import annotations

import logging
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from studio.control.schema.state import Section

log = logging.getLogger(__name__)

T = TypeVar("T")
_Convert = Callable[[Any, Any, Any], Any]  # (JSON, JSON before, value before) -> value


class TreeReader:
    """`tree()` gives the tree as it is now. One thread."""

    def __init__(self, tree: Callable[[], Mapping[str, Any]]) -> None:
        self._tree = tree
        self._known: dict[str, tuple[Any, Any]] = {}  # the latest that could be read: its JSON, and what became of it
        self._unreadable: dict[str, Any] = {}

    def section(self, section: Section[T]) -> T:
        """The section as it stands; empty before the desk has said anything of it, and as it was while it cannot be read."""
        raw = self._tree().get(section.name)
        before, value = self._known.get(section.name, (None, section.empty))
        if raw is not before and raw is not self._unreadable.get(section.name, section):
            try:
                value = section.empty if raw is None else _converter(section.kind)(raw, before, value)
            except msgspec.ValidationError as error:
                log.error("section %s of the state cannot be read: %s", section.name, error)
                self._unreadable[section.name] = raw
            else:
                self._known[section.name] = raw, value
        found: T = value
        return found


@cache
def _converter(kind: Any) -> _Convert:
    """How JSON becomes a `kind`, reusing what became of the JSON before."""
    element = _element(kind)
    if element is not None:
        return _of_elements(kind, element)
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return lambda raw, _before, _value: msgspec.convert(raw, kind)
    hints = typing.get_type_hints(kind, include_extras=True)
    apart = [
        field.name for field in msgspec.structs.fields(kind) if not field.required and _element(hints[field.name]) is not None
    ]
    inner = {name: _converter(hints[name]) for name in apart}
    return _of_struct(kind, inner) if inner else lambda raw, _before, _value: msgspec.convert(raw, kind)


def _element(kind: Any) -> Any:
    """The struct that lists or objects of this kind hold; None where they hold none."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _element(arguments[0])
    if (origin is tuple and arguments[1:] == (...,)) or origin is dict:
        element = arguments[0] if origin is tuple else arguments[1]
        if isinstance(element, type) and issubclass(element, msgspec.Struct):
            return element
    return None


def _of_elements(kind: Any, element: Any) -> _Convert:
    """A list or an object of structs, each made anew only when its JSON is."""

    def convert(raw: Any, before: Any, value: Any) -> Any:
        if raw is before:
            return value
        if isinstance(raw, dict) and isinstance(before, dict) and isinstance(value, dict):
            return {
                name: value[name] if name in value and before.get(name) is part else msgspec.convert(part, element)
                for name, part in raw.items()
            }
        if isinstance(raw, list | tuple) and isinstance(before, list | tuple) and isinstance(value, tuple):
            known = {id(part): made for part, made in zip(before, value, strict=False)}
            return tuple(known[id(part)] if id(part) in known else msgspec.convert(part, element) for part in raw)
        return msgspec.convert(raw, kind)

    return convert


def _of_struct(kind: Any, inner: dict[str, _Convert]) -> _Convert:
    """A struct with such lists: they are read by themselves, everything else at once."""

    def convert(raw: Any, before: Any, value: Any) -> Any:
        if not (isinstance(raw, dict) and isinstance(before, dict) and isinstance(value, kind)):
            return msgspec.convert(raw, kind)
        lists = {name: read(raw[name], before.get(name), getattr(value, name)) for name, read in inner.items() if name in raw}
        rest = msgspec.convert({name: part for name, part in raw.items() if name not in lists}, kind)
        return msgspec.structs.replace(rest, **lists)

    return convert
