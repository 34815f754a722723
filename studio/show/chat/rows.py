"""What goes into the chat desk, and why some of it must come out."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol


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

    OWN = -1  # the show's own
    WATCHED = 0  # has a term that the moderators watch for
    QUESTION = 1
    BUYER = 2
    FIRST = 3  # the viewer's first in this show
    PLAIN = 4
