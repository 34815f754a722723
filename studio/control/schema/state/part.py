"""What every part of the state is, and how a section of it is declared."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar, overload

import msgspec

T = TypeVar("T")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what stands in the state tree. A field that a client does not know yet is passed over."""


class Reads(Protocol):
    """Whoever holds the tree and can read a section of it."""

    def section(self, section: Section[T], /) -> T: ...


class Section(Generic[T]):
    """One top-level entry of the tree: its name, what it is made of, what it is before the desk has said anything, and in words.

    The desk puts a value under the section itself (`tree.put(State.air, Air(...))`), a client asks an instance
    (`state.air`); both are checked against the one declaration.
    """

    def __init__(self, kind: Any, empty: T, words: str = "") -> None:
        self.kind, self.empty, self.words = kind, empty, words
        self.name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, holder: None, _owner: type) -> Section[T]: ...
    @overload
    def __get__(self, holder: Reads, _owner: type) -> T: ...
    def __get__(self, holder: Reads | None, _owner: type) -> Section[T] | T:
        return self if holder is None else holder.section(self)
