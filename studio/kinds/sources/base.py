"""What every kind of source says of itself: facts about the kind, and what follows from the settings of one input.

Document, desk, window and workers ask these; nobody outside a kind's own folder asks which kind an input is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

import msgspec

from studio.kinds.registry import Kind
from studio.values.fields import Value
from studio.values.sentences import Sentence

DeviceList = Literal["cameras", "screens", "windows", "microphones"]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all sources of a kind, whatever they are set to. Every kind states every fact.

    `shape`: "own": a picture has sides of its own; "page": words that are to be read, shown whole and never cropped to fill;
    "any": it looks the same at any shape, and is stretched.
    """

    has_picture: bool  # it can be placed on a canvas
    has_sound: bool  # it may have sound, and so has a strip
    shape: Literal["own", "page", "any"]
    never_still: bool  # pictures of a lens: no two are alike, and a source that repeats one hangs
    is_played: bool  # it has a position: it can be wound, and paused by its hidden field `paused`
    has_items: bool  # it shows several things in their order: its worker takes `step`, to the next one or back
    live: tuple[str, ...]  # fields that change how it goes on, and put nothing else in its place


class Input(Value, frozen=True, kw_only=True):
    """Base of every kind's settings. What a kind does not say otherwise is said here."""

    facts: ClassVar[Facts]

    def suggested_name(self) -> str:
        """What a source of it is called until a person names it; "": as its kind."""
        return ""

    def files(self) -> tuple[str, ...]:
        """The files and folders that it reads. What is wrong with one stays wrong until somebody changes it."""
        return ()

    def size_px(self) -> tuple[int, int] | None:
        """Width and height of its pictures where they are known before the first one has come."""
        return None

    def is_paused(self) -> bool:
        """Whether its picture stands because the operator has stopped it."""
        return False

    def held(self) -> str:
        """What of this computer it holds so that nobody else can open it, by a name of its own; "": nothing."""
        return ""

    def complaints(self) -> Iterable[tuple[str, Sentence]]:
        """What is wrong with its settings: field and sentence."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind(Kind):
    """What else the window shows of a kind of source.

    `icon` is one of the window's. `devices`: the lists of this computer's devices that it is chosen from. `first`: what a new
    one begins with where its form is drawn, if that is not what its fields are without being set.
    """

    icon: str
    devices: tuple[DeviceList, ...] = ()
    first: Input | None = None
