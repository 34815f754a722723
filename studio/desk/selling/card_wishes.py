"""What each plugin is to draw: every card of which anything can be seen, on air or in a window. Pure but for the pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.contracts.card_wish import CardsWish, CardWish
from studio.desk.selling.cards_on_air import CardsOnAir
from studio.desk.selling.picture_cache import pictured
from studio.document.model import Overlay, Show
from studio.ipc import clock as clocks
from studio.show.cards import gone, places
from studio.show.passing_on import unfit
from studio.values.claims import CLAIMS


class CardWishes:
    """The wishes of one desk. `local` gives the file for a picture's address, also for one that was said by hand."""

    def __init__(
        self, show: Callable[[], Show], cards: CardsOnAir, clock: clocks.Clock, local: Callable[[str], str] = str
    ) -> None:
        self._show, self._cards, self._clock, self._local = show, cards, clock, local

    def now(self) -> dict[str, CardsWish]:
        """By plugin, as of now."""
        return wishes(self._show(), self._cards, self._clock.now_ns(), self._local)


def wishes(show: Show, cards: CardsOnAir, now_ns: int, local: Callable[[str], str] = str) -> dict[str, CardsWish]:
    """By plugin, as of a moment (monotonic ns).

    Settings that cannot be passed on (an older show may have them) are left out: they would keep all cards of the plugin from
    being drawn. So is a claim about the offer that a show has among settings of a plugin that was not there to refuse it.
    """
    found: dict[str, list[CardWish]] = {overlay.plugin: [] for overlay in show.overlays}
    for overlay, canvas, width, height in places(show):
        cue = cards.cues.get(overlay.id)
        if overlay.id in cards.looked_at or not gone(cue, overlay, now_ns):
            values = pictured(cards.values.get(overlay.id, {}), local)
            settings = {} if unfit(overlay.settings) else pictured(_settings(overlay), local)
            fresh_ns = cue.fresh_ns if cue is not None else 0
            wish = CardWish(overlay.id, canvas, overlay.kind, width, height, values, settings, fresh_ns)
            found[overlay.plugin].append(wish)
    return {plugin: CardsWish(tuple(wanted), show.look) for plugin, wanted in found.items()}


def _settings(overlay: Overlay) -> dict[str, Any]:
    return {name: value for name, value in overlay.settings.items() if name not in CLAIMS}
