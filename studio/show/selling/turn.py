"""One decision while it is made: what happened is folded at once, so that what follows from it sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import catalogue, effects, events
from studio.show.selling.catalogue import Catalogue
from studio.show.selling.effects import Effect
from studio.show.selling.events import Event
from studio.show.selling.folding import fold
from studio.show.selling.state import State


class Decision(msgspec.Struct, frozen=True):
    """`effects` in the order in which they are to be asked; `result` is what a command answers with."""

    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    result: dict[str, Any] = {}


class Turn:
    """Used by one caller for one decision, then thrown away."""

    def __init__(self, state: State, show: Show, now_ns: int) -> None:
        self.state = state
        self.show = show
        self.now_ns = now_ns
        self.catalogue: Catalogue = catalogue.of(show)
        self.result: dict[str, Any] = {}
        self._events: list[Event] = []
        self._effects: list[Effect] = []

    def note(self, event: Event) -> None:
        self._events.append(event)
        self.state = fold(self.state, event)

    def product(self, product_id: str) -> Product | None:
        return self.catalogue.by_id.get(product_id)

    def ask(self, kind: type[Effect], product: str, fields: Mapping[str, Any]) -> str:
        """Ask something new of a shop; its call."""
        call = f"{self.now_ns:x}-{self.state.calls + 1}"
        effect = kind(call=call, **fields)
        self.note(events.CallAsked(at_ns=self.now_ns, effect=effect, product=product))
        self._effects.append(effect)
        return call

    def ask_again(self, call: str) -> bool:
        """Ask once more what was not answered; False when nobody waits for that call."""
        pending = self.state.pending.get(call)
        if pending is None:
            return False
        self._effects.append(pending.effect)
        return True

    def read(self, product: str, shop: str, item_id: str) -> str:
        return self.ask(effects.ReadItem, product, {"shop": shop, "item_id": item_id})

    def mark(self, text: str, product: str) -> None:
        self.ask(effects.Mark, product, {"text": text})

    def decision(self) -> Decision:
        return Decision(tuple(self._events), tuple(self._effects), self.result)
