"""Which cards are on air, and what they say: by hand, or as the product on air has it. Pure but for what it remembers.

A card says what the rules of selling give its kind. One that is not `manual` also comes and goes with it; stopped by hand it
stays away until it is played by hand or another product comes on air.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from studio.desk.selling.pictures import pictured
from studio.errors import RefusedError
from studio.ipc.card_wish import CardsWish, CardWish
from studio.show.cards import CardCue, gone, places, played, stopped
from studio.show.model import Overlay, Show
from studio.show.selling import CARD_KINDS

Values = dict[str, Any]

# What of a card's values must never be seen once it has changed: which product it is, and what it costs.
_CLAIMS = ("link_no", "title", "live_price_minor", "currency", "url")


class CardDesk:
    """The cards of one show. Times are monotonic ns."""

    def __init__(self) -> None:
        self.cues: dict[str, CardCue] = {}
        self.values: dict[str, Values] = {}
        self.looked_at: set[str] = set()  # what windows show of them, on air or not
        self._by_hand: dict[str, Values] = {}  # played by hand, with these values
        self._held: dict[str, str | None] = {}  # stopped by hand, while this product is on air
        self._failed: dict[str, dict[str, str]] = {}  # by canvas

    # ------------------------------------------------------------ by hand

    def play(self, show: Show, overlay_id: str, values: Mapping[str, Any] | None, now_ns: int) -> None:
        """Bring a card on air. Raises RefusedError when there is none."""
        overlay = overlay_of(show, overlay_id)
        self._held.pop(overlay_id, None)
        self._failed.pop(overlay_id, None)
        self._by_hand[overlay_id] = self._by_hand.get(overlay_id, {}) | dict(values or {})
        self._on(overlay, self.values.get(overlay_id, {}) | self._by_hand[overlay_id], now_ns)

    def update(self, show: Show, overlay_id: str, values: Mapping[str, Any], now_ns: int) -> None:
        """Change what a card says, on air or not. Raises RefusedError when there is none."""
        overlay = overlay_of(show, overlay_id)
        self._by_hand[overlay_id] = self._by_hand.get(overlay_id, {}) | dict(values)
        self._say(overlay, self.values.get(overlay_id, {}) | self._by_hand[overlay_id], now_ns)

    def stop(self, show: Show, overlay_id: str, on_air: str | None, now_ns: int) -> None:
        """Take a card off air; `on_air` is the product it is to stay away from. Raises RefusedError when there is none."""
        overlay = overlay_of(show, overlay_id)
        self._by_hand.pop(overlay_id, None)
        self._held[overlay_id] = on_air
        self._off(overlay, now_ns)

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
        """Bring every card to what the rules say. `values`: by kind; None: not to be shown."""
        known = {overlay.id for overlay in show.overlays}
        for table in (self.cues, self.values, self._by_hand, self._held, self._failed):
            for gone_id in [one for one in table if one not in known]:
                del table[gone_id]
        for overlay in show.overlays:
            if overlay.kind not in values:
                continue
            wanted = values[overlay.kind]
            if overlay.manual:
                if wanted is not None:
                    self._say(overlay, wanted | self._by_hand.get(overlay.id, {}), now_ns)
                continue
            if overlay.id in self._held and self._held[overlay.id] != on_air:
                del self._held[overlay.id]
            if wanted is None or overlay.id in self._held:
                self._off(overlay, now_ns)
            else:
                self._on(overlay, wanted | self._by_hand.get(overlay.id, {}), now_ns)

    # ------------------------------------------------------------ what follows

    def wishes(self, show: Show, now_ns: int, local: Callable[[str], str] = str) -> dict[str, CardsWish]:
        """What each plugin is to draw: every card of which anything can be seen, on air or in a window.

        `local` gives the file for a picture's address, also for one that was said by hand.
        """
        cards: dict[str, list[CardWish]] = {overlay.plugin: [] for overlay in show.overlays}
        for overlay, canvas, width, height in places(show):
            cue = self.cues.get(overlay.id)
            if overlay.id in self.looked_at or not gone(cue, overlay, now_ns):
                values = pictured(self.values.get(overlay.id, {}), local)
                settings, fresh_ns = pictured(overlay.settings, local), cue.fresh_ns if cue is not None else 0
                one = CardWish(overlay.id, canvas, overlay.kind, width, height, values, settings, fresh_ns)
                cards[overlay.plugin].append(one)
        return {plugin: CardsWish(tuple(wanted), show.look) for plugin, wanted in cards.items()}

    def settles_ns(self, show: Show, now_ns: int) -> int | None:
        """When the last running motion is over; None: nothing moves."""
        ends = [
            cue.changed_ns + overlay.motion_ms * 1_000_000
            for overlay in show.overlays
            if (cue := self.cues.get(overlay.id)) is not None and cue.changed_ns + overlay.motion_ms * 1_000_000 > now_ns
        ]
        return max(ends, default=None)

    def section(self, show: Show) -> dict[str, Any]:
        """The `cards` section of the state tree."""
        told = {}
        for overlay in show.overlays:
            playing = overlay.id in self.cues and self.cues[overlay.id].playing
            trouble = next(iter(self._failed.get(overlay.id, {}).values()), "")
            told[overlay.id] = {
                "playing": playing,
                "follows": not overlay.manual and overlay.kind in CARD_KINDS,
                "state": "failed" if trouble else "on" if playing else "off",
                "text": trouble,
                "values": self.values.get(overlay.id, {}),
            }
        return told

    def as_memory(self) -> dict[str, Any]:
        """What `recall` needs after a crash of the desk."""
        return {
            "cues": {name: msgspec.to_builtins(cue) for name, cue in self.cues.items()},
            "values": self.values,
            "by_hand": self._by_hand,
            "held": self._held,
        }

    def recall(self, left: Mapping[str, Any]) -> None:
        """Be what the desk before us was."""
        self.cues = msgspec.convert(left.get("cues", {}), dict[str, CardCue])
        self.values, self._by_hand = dict(left.get("values", {})), dict(left.get("by_hand", {}))
        self._held = dict(left.get("held", {}))

    # ------------------------------------------------------------ one card

    def _on(self, overlay: Overlay, values: Values, now_ns: int) -> None:
        cue = self.cues.get(overlay.id)
        fresh_ns = now_ns if gone(cue, overlay, now_ns) else 0
        self.cues[overlay.id] = played(cue, overlay, now_ns, fresh_ns)
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
    raise RefusedError("not_found", f"There is no card '{overlay_id}'.", overlay_id)
