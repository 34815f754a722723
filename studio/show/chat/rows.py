"""What goes into the chat desk and what comes out."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

import msgspec


class Message(Protocol):
    """What a viewer wrote, as a shop hands it over. `buyer_key` tells viewers apart, `at_ms` is the shop's wall clock."""

    @property
    def id(self) -> str: ...
    @property
    def buyer_key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def badges(self) -> tuple[str, ...]: ...
    @property
    def at_ms(self) -> int: ...
    @property
    def buyer(self) -> bool: ...


class Why(IntEnum):
    """Why a message is kept when not all can be; the lowest goes first."""

    WATCHED = 0  # has a term that the moderators watch for
    QUESTION = 1
    BUYER = 2
    FIRST = 3  # the viewer's first in this show
    PLAIN = 4


class Row(msgspec.Struct, frozen=True):
    """One line of the chat panel: the first message of its text, and how many said the same.

    A row comes again, with the same `id`, when more have said it. `people` counts viewers, each once, up to 20,000.
    """

    id: str  # PLATFORM:ID, one of its kind over all platforms
    name: str
    text: str
    badges: tuple[str, ...]
    at_ms: int  # the shop's wall clock
    buyer: bool
    count: int
    people: int
    why: str  # of `Why`, in small letters


class Batch(msgspec.Struct, frozen=True):
    """What is new for the panel. `hidden`: messages since the last batch that no row shows or counts."""

    rows: tuple[Row, ...]
    hidden: int
    per_second: int  # messages that came within the last second, before any were left out
