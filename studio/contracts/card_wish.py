"""What the desk tells a plugin to draw: `Command("cards", as_arguments(CardsWish(...)))`, the whole wish each time."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.values.look import Look

__all__ = ["CardWish", "CardsWish", "as_arguments", "from_arguments"]


class CardWish(msgspec.Struct, frozen=True):
    """One card on one canvas: ring `card.<id>.<canvas>`, `width` x `height` (even) pixels.

    `fresh_ns` is the plan item's: the pictures drawn for this wish carry it (`captured_ns`), earlier ones do not.
    """

    id: str
    canvas: str
    kind: str
    width: int
    height: int
    values: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    fresh_ns: int = 0


class CardsWish(msgspec.Struct, frozen=True):
    """Every card of the plugin; what is not in it is not drawn any more."""

    cards: tuple[CardWish, ...] = ()
    look: Look = Look()


def as_arguments(wish: CardsWish) -> dict[str, Any]:
    """The wish as a command's arguments."""
    arguments: dict[str, Any] = msgspec.to_builtins(wish)
    return arguments


def from_arguments(arguments: dict[str, Any]) -> CardsWish:
    """The wish back.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return msgspec.convert(arguments, CardsWish)
