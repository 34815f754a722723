"""Cards that an edit took out of the show, as they stood, so that an undo brings them back so. At most eight are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from studio.document.model import Overlay

_MAX_REMOVED = 8


class RemovedCard(msgspec.Struct, frozen=True):
    """A card that an edit took out of the show, and how it stood: on air by hand, or stopped by hand beside a product."""

    overlay: Overlay
    played: bool
    by_hand: dict[str, Any]
    stopped: bool
    stopped_beside: str | None


class RemovedCards:
    """The latest last. `take_back` forgets it."""

    def __init__(self) -> None:
        self._cards: dict[str, RemovedCard] = {}

    def keep(self, card: RemovedCard) -> None:
        self._cards.pop(card.overlay.id, None)
        self._cards[card.overlay.id] = card
        for oldest in list(self._cards)[:-_MAX_REMOVED]:
            del self._cards[oldest]

    def take_back(self, overlay: Overlay) -> RemovedCard | None:
        """How a card stood that comes back as it was; None when it is another, or none of that id was taken out."""
        was = self._cards.pop(overlay.id, None)
        return was if was is not None and was.overlay == overlay else None

    def withdraw(self, values: Mapping[str, Any]) -> None:
        """What a hand made cards say was taken away: those that said all of this come back off air, and without it."""
        for name, card in self._cards.items():
            if says_all(card.by_hand, values):
                self._cards[name] = replace(card, played=False, by_hand={})

    def as_memory(self) -> list[Any]:
        builtins: list[Any] = msgspec.to_builtins(list(self._cards.values()))
        return builtins

    def recall(self, left: list[Any]) -> None:
        cards = msgspec.convert(left, list[RemovedCard])
        self._cards = {card.overlay.id: card for card in cards}


def says_all(by_hand: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Whether what a hand made a card say holds all of these values."""
    return bool(values) and all(name in by_hand and by_hand[name] == value for name, value in values.items())
