"""What plugins there are, what they can be set to, and which cards they offer."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from studio.control.schema.state.part import Part
from studio.values.fields import CardPlace
from studio.values.own_words import Words
from studio.values.sentences import Worded


class Setting(Part, frozen=True, kw_only=True):
    """One setting that a plugin declares: what a field of a form is made of. `min` and `max` bound numbers."""

    type: Literal["text", "number", "bool", "choice", "colour", "file"]
    label: str = ""
    default: bool | int | float | str | None = None
    min: float | None = None
    max: float | None = None
    choices: tuple[str, ...] = ()
    words: Words = msgspec.field(default_factory=dict)


class SecretWord(Part, frozen=True, kw_only=True):
    """A password or token that a plugin asks for."""

    label: str = ""
    words: Words = msgspec.field(default_factory=dict)


class Plugin(Part, Worded, frozen=True, kw_only=True):
    """A plugin that was found. `state` says whether it may run; `problem` why it cannot.

    `provides`: what it is to its connections; one that only draws cards has none.
    """

    worded: ClassVar[tuple[str, ...]] = ("problem",)

    state: Literal["ready", "off", "refused"]
    folder: str = ""
    bundled: bool = False
    problem: str = ""
    name: str = ""
    version: str = ""
    summary: str = ""
    provides: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    schema: dict[str, Setting] = msgspec.field(default_factory=dict)
    secrets: dict[str, SecretWord] = msgspec.field(default_factory=dict)
    settings: dict[str, Any] = msgspec.field(default_factory=dict)
    words: Words = msgspec.field(default_factory=dict)


class CardKind(Part, frozen=True, kw_only=True):
    """A kind of card that a plugin offers: its size and place when it is new, what it needs, and what it says without.

    `follows`: which of the product's cards it is, where it comes and goes with the product on air.
    """

    kind: str
    name: str = ""
    size: tuple[int, int] = (480, 160)
    place: CardPlace = "bottom-left"
    follows: str | None = None
    needs: tuple[str, ...] = ()
    empty: str = ""
    settings: dict[str, Setting] = msgspec.field(default_factory=dict)
    words: Words = msgspec.field(default_factory=dict)
