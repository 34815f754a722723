"""Card playout: brings the show's cards to what the sale has come to, and tells plugins, the plan and clients of it.

What is on air is decided in `cards_on_air`; this gives it the values of the rules and the time, and has everybody told when
something of it changed. One event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from studio.contracts import messages
from studio.control.schema.state.stage import Card
from studio.desk.selling.card_needs import Needs, by_kind
from studio.desk.selling.card_sender import CardSender
from studio.desk.selling.card_wishes import CardWishes
from studio.desk.selling.cards_on_air import CardsOnAir
from studio.document.model import Overlay, Show
from studio.ipc import clock as clocks
from studio.show import selling
from studio.show.cards import CardCue

_PAGES = 10_000  # of one card, before it begins anew
_FAILURE_CHARACTERS = 500


class CardPlayout:
    """The cards of the show on the desk.

    `publish` is called with the section `cards`; `touch` has the plan compiled anew; `local` gives the file for a picture's
    address; `needs` what a card needs to show anything; `runs` whether a plugin does; `feed` which of the product's cards a card
    is.
    """

    def __init__(
        self,
        show: Callable[[], Show],
        clock: clocks.Clock,
        send: Callable[[str, messages.ToWorker], bool],
        publish: Callable[[dict[str, Card]], None],
        touch: Callable[[], None],
        local: Callable[[str], str],
        needs: Callable[[Overlay], Needs],
        runs: Callable[[str], bool],
        feed: Callable[[Overlay], str] = by_kind,
    ) -> None:
        self._show, self._clock, self._publish, self._touch = show, clock, publish, touch
        self.on_air = CardsOnAir(needs, runs, feed)
        self._sender = CardSender(send, CardWishes(show, self.on_air, clock, local), clock)
        self._cues: dict[str, CardCue] = {}  # as the plan has them
        self._settling: asyncio.TimerHandle | None = None

    @property
    def cues(self) -> Mapping[str, CardCue]:
        """Which cards are on air, for the plan."""
        return self.on_air.cues

    def forget(self) -> None:
        """Another show is opened: its cards are others, whatever they are called. What windows look at stays."""
        self.on_air.forget()

    def close(self) -> None:
        self._sender.close()
        if self._settling is not None:
            self._settling.cancel()

    # ------------------------------------------------------------ by the product on air

    def follow(self, state: selling.State) -> None:
        """Bring every card to what the rules say now."""
        show, now_ns = self._show(), self._clock.now_ns()
        self.on_air.follow(show, state.current, selling.card_values(state, show, now_ns), now_ns)
        self._changed()

    # ------------------------------------------------------------ by hand

    def play(self, overlay: str, values: Mapping[str, Any] | None) -> None:
        """Raises RefusedError when there is no such card."""
        self.on_air.play(self._show(), overlay, values, self._clock.now_ns())
        self._changed()

    def update(self, overlay: str, values: Mapping[str, Any]) -> None:
        """Raises RefusedError when there is no such card."""
        self.on_air.update(self._show(), overlay, values, self._clock.now_ns())
        self._changed()

    def stop(self, overlay: str, current: str | None) -> None:
        """Take a card off air, away from the product `current`. Raises RefusedError when there is no such card."""
        self.on_air.stop(self._show(), overlay, current, self._clock.now_ns())
        self._changed()

    def withdraw(self, values: Mapping[str, Any]) -> None:
        """What a hand made cards say was taken away: those that say all of this go off air, and none says it again."""
        self.on_air.withdraw(self._show(), values, self._clock.now_ns())
        self._changed()

    def next_page(self, overlay: str) -> None:
        """The card goes on to its next page, where it has several. Raises RefusedError when there is no such card."""
        page = self.on_air.values.get(overlay, {}).get("page", 0)
        self.update(overlay, {"page": page + 1 if isinstance(page, int) and page < _PAGES else 0})

    def look_at(self, overlays: set[str]) -> None:
        """Windows show these cards, on air or not."""
        if overlays != self.on_air.looked_at:
            self.on_air.looked_at = overlays
            self._sender.changed()

    # ------------------------------------------------------------ their plugins

    def begun_anew(self, plugin: str) -> None:
        """A plugin's process is new: it has failed at nothing, and knows nothing."""
        self.on_air.begun_anew(self._show(), plugin)
        self.publish()
        self._sender.begun_anew(plugin)

    def failed(self, plugin: str, overlay: str, canvas: str, text: str) -> None:
        """A plugin could not draw a card, or can again (no text). It speaks of its own cards alone, where they lie."""
        show = self._show()
        card = next((card for card in show.overlays if card.id == overlay and card.plugin == plugin), None)
        if card is not None and canvas in card.layouts:
            self.on_air.failed(overlay, canvas, text[:_FAILURE_CHARACTERS])
            self.publish()

    # ------------------------------------------------------------ who is told

    def publish(self) -> None:
        """Tell clients how the cards are: also when a plugin runs now, or does no longer."""
        self._publish(self.on_air.section(self._show()))

    def _changed(self) -> None:
        self.publish()
        self._sender.changed()
        if self.on_air.cues == self._cues:
            return
        self._cues = dict(self.on_air.cues)
        self._touch()
        now_ns = self._clock.now_ns()
        settles_ns = self.on_air.settles_ns(self._show(), now_ns)
        if settles_ns is not None:
            if self._settling is not None:
                self._settling.cancel()
            wait_s = (settles_ns - now_ns) / clocks.NS + 0.05
            self._settling = asyncio.get_running_loop().call_later(wait_s, self._settled)

    def _settled(self) -> None:
        """A motion is over: what has left need not be drawn any more."""
        self._settling = None
        self._sender.changed()
        self._touch()
