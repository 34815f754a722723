"""A decision while it is made: each event is applied at once, so that what follows from it sees the state after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import catalogue, effects, events, reducer
from studio.show.selling.catalogue import Catalogue
from studio.show.selling.effects import Effect
from studio.show.selling.events import Event
from studio.show.selling.launch.state import Launch
from studio.show.selling.places import Place
from studio.show.selling.state import State


class Decision(msgspec.Struct, frozen=True):
    """What follows: `events` that happened, the `state` after them, `effects` in the order in which they are to be asked.

    `result` is what a command answers with.
    """

    state: State
    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    result: dict[str, Any] = {}


class DecisionBuilder:
    """Used by one caller for one decision, then thrown away. `state` is the state so far."""

    def __init__(self, state: State, show: Show, now_ns: int) -> None:
        self.state = state
        self.show = show
        self.now_ns = now_ns
        self.catalogue: Catalogue = catalogue.of(show)
        self.result: dict[str, Any] = {}
        self._events: list[Event] = []
        self._effects: list[Effect] = []

    def emit(self, event: Event) -> None:
        """This happens: it will be in the journal."""
        self._events.append(event)
        self.state = reducer.apply(self.state, event)

    def product(self, product_id: str) -> Product | None:
        return self.catalogue.by_id.get(product_id)

    def now(self, launch: Launch) -> Launch:
        """A launch as it is by now. It must be there still."""
        found = self.state.launch_at(launch.product, launch.listing)
        assert found is not None
        return found

    def call_shop(self, kind: type[Effect], product: str, fields: Mapping[str, Any]) -> str:
        """Ask something new of a shop, for the sake of `product`. Returns the call's name."""
        call = f"{self.now_ns:x}-{self.state.calls + 1}"
        effect = kind(call=call, **fields)
        self.emit(events.CallAsked(at_ns=self.now_ns, effect=effect, product=product))
        self._effects.append(effect)
        return call

    def repeat_call(self, call: str) -> bool:
        """Ask once more what was not answered, under the same name; False when nobody waits for that call."""
        pending = self.state.pending.get(call)
        if pending is None:
            return False
        self._effects.append(pending.effect)
        return True

    def read_item(self, product: str, place: Place) -> str:
        """Ask the shop how the item stands. Returns the call's name."""
        return self.call_shop(effects.ReadItem, product, {"shop": place.shop, "item_id": place.item_id})

    def read_launched(self, launch: Launch) -> str:
        """Ask the launch's shop how its item stands. Returns the call's name."""
        return self.read_item(launch.product, launch.place)

    def mark_recordings(self, text: str, product: str) -> None:
        self.call_shop(effects.Mark, product, {"text": text})

    def build(self) -> Decision:
        return Decision(self.state, tuple(self._events), tuple(self._effects), self.result)
