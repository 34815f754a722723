"""Which cards are on air, and what they say: by hand, or as the product on air has it. Pure but for what it remembers.

A card says what the rules of selling give its feed (which of the product's cards it is: `follows` in its plugin's manifest); a
hand adds what no rule owns. One that is not `manual` also comes and goes with the product; stopped by hand it stays away until
it is played by hand or another product comes on air, and what a hand told it (a code's address) goes with the product it was
said beside. A card that has nothing to show is not on air, whoever played it: it comes when it has. Edits bring none on air: a
new one waits to be played or for the next product, one that comes back as it was (an undo) is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from studio.control.schema.state.stage import Card
from studio.desk.selling.card_needs import Needs, by_kind, needs_nothing
from studio.desk.selling.removed_cards import RemovedCard, RemovedCards, says_all
from studio.document.model import Overlay, Show
from studio.show.cards import CardCue, gone, places, played, stopped
from studio.show.selling import manual_values
from studio.values.errors import RefusedError
from studio.words import cards as says

Values = dict[str, Any]

# What of a card's values must never be seen once it has changed: which product it is, and what it costs.
_CLAIMS = ("link_no", "title", "live_price_minor", "currency", "url")
NOT_RUNNING = says.no_plugin()


class CardsOnAir:
    """The cards of one show. Times: monotonic ns.

    `needs`: what a card needs to show anything. `runs`: whether a plugin does. `feed`: which of the product's cards a card is, ""
    for none.
    """

    def __init__(
        self,
        needs: Callable[[Overlay], Needs] = needs_nothing,
        runs: Callable[[str], bool] = lambda plugin: True,
        feed: Callable[[Overlay], str] = by_kind,
    ) -> None:
        self._needs, self._runs, self._feed = needs, runs, feed
        self._placed: frozenset[str] = frozenset()  # cards that lie on a canvas
        self.cues: dict[str, CardCue] = {}
        self.values: dict[str, Values] = {}
        self.looked_at: set[str] = set()  # what windows show of them, on air or not
        self._by_hand: dict[str, Values] = {}  # what a hand said
        self._played: set[str] = set()  # by hand
        self._ruled: dict[str, Values] = {}  # what the rules say now, by feed
        self._held: dict[str, str | None] = {}  # stopped by hand, while this product is on air
        self._on_air: str | None = None  # the product that cards follow
        self._failed: dict[str, dict[str, str]] = {}  # by canvas
        self._known: dict[str, Overlay] | None = None  # the show's cards as they were; None: it was not looked at yet
        self._removed = RemovedCards()

    def forget(self) -> None:
        """Another show is opened: its cards are others, whatever they are called. What windows look at stays."""
        self._placed = frozenset()
        self.cues, self.values, self._by_hand, self._ruled = {}, {}, {}, {}
        self._played, self._held, self._on_air = set(), {}, None
        self._failed, self._known, self._removed = {}, None, RemovedCards()

    # ------------------------------------------------------------ by hand

    def play(self, show: Show, overlay_id: str, values: Mapping[str, Any] | None, now_ns: int) -> None:
        """Bring a card on air.

        Raises:
            RefusedError: there is none, it must not say this, or it has nothing to show.
        """
        overlay = overlay_of(show, overlay_id)
        by_hand = self._with(overlay, values or {})
        self._look_where_they_lie(show)
        if overlay_id not in self._placed:
            text = says.nowhere(name=overlay.name)
            raise RefusedError("nothing_to_show", text, overlay_id)
        needs = self._needs(overlay)
        if needs.are_lacking(self._said(overlay, by_hand), overlay):
            text = says.nothing_to_show(card=overlay.name, why=needs.words or says.needs_text())
            raise RefusedError("nothing_to_show", text, overlay_id)
        self._held.pop(overlay_id, None)
        self._failed.pop(overlay_id, None)
        self._by_hand[overlay_id] = by_hand
        self._played.add(overlay_id)
        self._bring(overlay, now_ns)

    def update(self, show: Show, overlay_id: str, values: Mapping[str, Any], now_ns: int) -> None:
        """Change what a card says, on air or not. Raises RefusedError when there is none, or it must not say this."""
        overlay = overlay_of(show, overlay_id)
        self._by_hand[overlay_id] = self._with(overlay, values)
        self._look_where_they_lie(show)
        self._bring(overlay, now_ns)

    def stop(self, show: Show, overlay_id: str, on_air: str | None, now_ns: int) -> None:
        """Take a card off air; `on_air` is the product it is to stay away from. Raises RefusedError when there is none."""
        overlay = overlay_of(show, overlay_id)
        if self._feed(overlay):
            self._by_hand.pop(overlay_id, None)  # with the next product it says what that one has
        self._played.discard(overlay_id)
        self._held[overlay_id] = on_air
        self._off(overlay, now_ns)

    def withdraw(self, show: Show, values: Mapping[str, Any], now_ns: int) -> None:
        """What a hand made cards say was taken away: those that say all of this go off air, and none says it again.

        Nor do those that are off air, or come back by an undo.
        """
        for overlay in show.overlays:
            if says_all(self._by_hand.get(overlay.id, {}), values):
                del self._by_hand[overlay.id]
                self.stop(show, overlay.id, None, now_ns)
        self._removed.withdraw(values)

    def failed(self, overlay_id: str, canvas: str, text: str) -> None:
        """Its plugin could not draw it there; without `text` it can again."""
        troubles = self._failed.setdefault(overlay_id, {})
        troubles.pop(canvas, None)
        if text:
            troubles[canvas] = text

    def begun_anew(self, show: Show, plugin: str) -> None:
        """Its process is another one, which draws all of its cards again."""
        for overlay in show.overlays:
            if overlay.plugin == plugin:
                self._failed.pop(overlay.id, None)

    # ------------------------------------------------------------ by the product on air

    def follow(self, show: Show, on_air: str | None, values: Mapping[str, Values | None], now_ns: int) -> None:
        """Bring every card to what the rules say. `values`: by feed; None: not to be shown."""
        self._look_for_edits(show, on_air)
        self._ruled = {kind: ruled for kind, ruled in values.items() if ruled is not None}
        another, self._on_air = on_air not in (None, self._on_air), on_air
        for overlay in show.overlays:
            if overlay.id in self._held and self._held[overlay.id] != on_air:
                del self._held[overlay.id]
            if another and self._follows(overlay):
                self._by_hand.pop(overlay.id, None)
            self._bring(overlay, now_ns)

    def _look_for_edits(self, show: Show, on_air: str | None) -> None:
        """Forget cards that have left the show; let none come on air because it was made, or became another kind of card."""
        there, known = {overlay.id: overlay for overlay in show.overlays}, self._known
        lay = self._placed
        self._look_where_they_lie(show)
        if known is not None:
            for overlay in known.values():
                if overlay.id not in there:
                    self._remove(overlay)
            for overlay in show.overlays:
                before = known.get(overlay.id)
                if before is None:
                    self._add(overlay, on_air)
                elif before is not overlay:
                    self._change(before, overlay, on_air)
                    if overlay.id in self._placed - lay:
                        self._played.discard(overlay.id)
                        self._held[overlay.id] = on_air
        self._known = there
        for table in (self.cues, self.values, self._by_hand, self._held, self._failed):
            for gone_id in [card for card in table if card not in there]:
                del table[gone_id]
        self._played &= there.keys()

    def _look_where_they_lie(self, show: Show) -> None:
        self._placed = frozenset(place.overlay.id for place in places(show))

    def _remove(self, overlay: Overlay) -> None:
        name = overlay.id
        by_hand, beside = self._by_hand.get(name, {}), self._held.get(name)
        self._removed.keep(RemovedCard(overlay, name in self._played, by_hand, name in self._held, beside))

    def _add(self, overlay: Overlay, on_air: str | None) -> None:
        was = self._removed.take_back(overlay)
        if was is None:
            self._held[overlay.id] = on_air
            return
        self._by_hand[overlay.id] = was.by_hand
        if was.played:
            self._played.add(overlay.id)
        if was.stopped:
            self._held[overlay.id] = was.stopped_beside

    def _change(self, before: Overlay, now: Overlay, on_air: str | None) -> None:
        cue = self.cues.get(now.id)
        playing = cue is not None and cue.playing
        if self._follows(before) and not self._follows(now) and playing:
            self._played.add(now.id)
        elif self._follows(now) and not self._follows(before):
            if not playing:
                self._held[now.id] = on_air
            elif self._feed(now) in self._ruled:
                self._played.discard(now.id)

    # ------------------------------------------------------------ what follows

    def settles_ns(self, show: Show, now_ns: int) -> int | None:
        """When the last running motion is over; None: nothing moves."""
        ends = [
            cue.changed_ns + overlay.motion_ms * 1_000_000
            for overlay in show.overlays
            if (cue := self.cues.get(overlay.id)) is not None and cue.changed_ns + overlay.motion_ms * 1_000_000 > now_ns
        ]
        return max(ends, default=None)

    def section(self, show: Show) -> dict[str, Card]:
        """The `cards` section of the state tree."""
        told = {}
        for overlay in show.overlays:
            playing = overlay.id in self.cues and self.cues[overlay.id].playing
            trouble = self._trouble(show, overlay)
            if not self._runs(overlay.plugin):
                trouble = NOT_RUNNING
            told[overlay.id] = Card(
                playing=playing,
                follows=self._follows(overlay),
                state="failed" if trouble else "on" if playing else "off",
                text=trouble,
                values=dict(self.values.get(overlay.id, {})),
            )
        return told

    def _trouble(self, show: Show, overlay: Overlay) -> str:
        """Why a card is not drawn; where that is so on some of its canvases only, on which."""
        troubles = self._failed.get(overlay.id, {})
        canvas, text = next(iter(troubles.items()), ("", ""))
        if not text or all(layout in troubles for layout in overlay.layouts):
            return text
        name = next((known.name for known in show.canvases if known.id == canvas), canvas)
        return says.not_on_canvas(canvas=name, why=text)

    def as_memory(self) -> dict[str, Any]:
        """What `recall` needs after a crash of the desk."""
        return {
            "cues": {name: msgspec.to_builtins(cue) for name, cue in self.cues.items()},
            "values": self.values,
            "by_hand": self._by_hand,
            "played": sorted(self._played),
            "held": self._held,
            "on_air": self._on_air,
            "placed": sorted(self._placed),
            "known": None if self._known is None else msgspec.to_builtins(list(self._known.values())),
            "removed": self._removed.as_memory(),
        }

    def recall(self, left: Mapping[str, Any]) -> None:
        """Be what the desk before us was."""
        self.cues = msgspec.convert(left.get("cues", {}), dict[str, CardCue])
        self.values, self._by_hand = dict(left.get("values", {})), dict(left.get("by_hand", {}))
        self._held = dict(left.get("held", {}))
        self._on_air = left.get("on_air")
        self._played = set(left.get("played", self._by_hand))
        self._placed = frozenset(left.get("placed", ()))
        known = msgspec.convert(left.get("known"), list[Overlay] | None)
        self._known = None if known is None else {overlay.id: overlay for overlay in known}
        self._removed.recall(left.get("removed", []))

    # ------------------------------------------------------------ one card

    def _follows(self, overlay: Overlay) -> bool:
        return not overlay.manual and bool(self._feed(overlay))

    def _with(self, overlay: Overlay, values: Mapping[str, Any]) -> Values:
        """What was said by hand, and this besides. Raises RefusedError when the card must not say it."""
        return manual_values.checked(self._feed(overlay), self._by_hand.get(overlay.id, {}) | dict(values))

    def _said(self, overlay: Overlay, by_hand: Values) -> Values:
        feed = self._feed(overlay)
        return manual_values.combined(feed, by_hand, self._ruled.get(feed, {}))

    def _bring(self, overlay: Overlay, now_ns: int) -> None:
        """Bring a card to what it is to say now, and on air or off as that wants it."""
        values = self._said(overlay, self._by_hand.get(overlay.id, {}))
        follows = self._feed(overlay) in self._ruled and not overlay.manual and overlay.id not in self._held
        shown = overlay.id in self._placed and not self._needs(overlay).are_lacking(values, overlay)
        if (follows or overlay.id in self._played) and shown:
            self._on(overlay, values, now_ns)
            return
        self._off(overlay, now_ns)
        if values and gone(self.cues.get(overlay.id), overlay, now_ns):  # before that it still says what it said last
            self._say(overlay, values, now_ns)

    def _on(self, overlay: Overlay, values: Values, now_ns: int) -> None:
        cue = self.cues.get(overlay.id)
        fresh_ns = now_ns if gone(cue, overlay, now_ns) else 0
        self.cues[overlay.id] = played(cue, overlay, now_ns, fresh_ns, follows=bool(self._feed(overlay)))
        self._say(overlay, values, now_ns)

    def _off(self, overlay: Overlay, now_ns: int) -> None:
        cue = self.cues.get(overlay.id)
        if cue is not None:
            self.cues[overlay.id] = stopped(cue, overlay, now_ns)

    def _say(self, overlay: Overlay, values: Values, now_ns: int) -> None:
        before = self.values.get(overlay.id, {})
        if values == before:
            return
        self.values[overlay.id] = values
        cue = self.cues.get(overlay.id)
        if cue is not None and any(before.get(name) != values.get(name) for name in _CLAIMS):
            self.cues[overlay.id] = replace(cue, fresh_ns=now_ns)


def overlay_of(show: Show, overlay_id: str) -> Overlay:
    """
    Raises:
        RefusedError: there is no such card.
    """
    for overlay in show.overlays:
        if overlay.id == overlay_id:
            return overlay
    raise RefusedError("not_found", says.unknown(name=overlay_id), overlay_id)
