"""Cards drawn by a plugin's process: which, when, into which ring. One thread, the plugin's main thread.

Pictures are drawn ahead of the moment they are due, so that a countdown turns at its tick and not when a process woke up.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Mapping
from functools import reduce
from pathlib import Path
from statistics import fmean

from studio.contracts import card_wish
from studio.ipc.clock import NS, Clock, MonotonicClock
from studio.ipc.picture_ring import Format, PictureWriter
from studio.plugin_api.context import Context
from studio.plugin_api.manifest import read_manifest
from studio.plugin_api.overlays import CannotShow, Look, Overlay, OverlayFactory, Tile
from studio.plugin_api.settings import Schema, complete
from studio.plugin_api.tile_picture import TilePicture
from studio.values.sentences import Sentence
from studio.words import plugins as says

__all__ = ["Cards", "draw_cards"]

log = logging.getLogger(__name__)

LEAD_NS = NS // 4  # how long before its moment a picture is drawn
STEP_NS = NS // 100  # a card that asks to be drawn more often gets 100 pictures a second
_AHEAD = 4  # pictures of a card that may wait for their moment
_SLOTS = _AHEAD + 4
_TOUCH_EVERY_NS = NS // 2
_LATEST = 32  # draws that the mean is of
_TROUBLE_MAX = 300  # characters
_TRIES = 3  # failures in a row, before a card stays off until it is to show something else


class _Card:
    """One card on one canvas: its overlay, its ring, its next picture."""

    def __init__(self, session: Path, wish: card_wish.CardWish) -> None:
        self.wish = wish
        self.overlay: Overlay | None = None
        self.trouble = ""
        self.failures = 0  # in a row
        self.changed = True  # its wish is newer than its picture
        self.next_ns: int | None = None  # when it will look different by itself
        self._waiting: deque[int] = deque()  # moments of the pictures drawn ahead
        self._picture = TilePicture(wish.width, wish.height)
        self._writer = PictureWriter(session, f"card.{wish.id}.{wish.canvas}", Format.I420A, wish.width, wish.height, _SLOTS)

    def fits(self, wish: card_wish.CardWish) -> bool:
        mine = self.wish
        return (mine.kind, mine.width, mine.height) == (wish.kind, wish.width, wish.height)

    def follow(self, wish: card_wish.CardWish, look_changed: bool) -> None:
        """Take over another wish for the same tile. A card that was given up gets another chance when it is another card to
        the viewer: played anew, or set up differently; not with every unit sold."""
        if (wish.fresh_ns, wish.settings) != (self.wish.fresh_ns, self.wish.settings) or look_changed:
            self.failures = 0
        self.changed = (self.changed or look_changed or wish != self.wish) and self.failures < _TRIES
        self.wish = wish

    def due_ns(self, now_ns: int) -> int | None:
        """When it ought to be drawn; None: not before its wish changes."""
        if self.changed:
            return now_ns
        if self.next_ns is None:
            return None
        while self._waiting and self._waiting[0] <= now_ns:
            self._waiting.popleft()
        if len(self._waiting) >= _AHEAD:
            return max(self._waiting[0], self.next_ns - LEAD_NS)
        return self.next_ns - LEAD_NS

    def draw(self, look: Look, settings: Mapping[str, object], now_ns: int) -> None:
        """Draw and publish the next picture.

        Raises:
            Exception: whatever the overlay raised, or that what it returned is no time after this one. Nothing was published.
        """
        assert self.overlay is not None
        at_ns = now_ns if self.changed or self.next_ns is None else max(now_ns, self.next_ns)
        following_ns = self.overlay.draw(self._picture.blank(), self.wish.values, look, settings, at_ns)
        if following_ns is not None and (not isinstance(following_ns, int) or following_ns <= at_ns):
            raise ValueError(f"draw returned {following_ns!r}, which is no time after {at_ns}")
        self._publish(at_ns)
        self.next_ns = None if following_ns is None else max(following_ns, at_ns + STEP_NS)

    def clear(self, now_ns: int) -> None:
        """Show nothing until the wish changes: better no price than an old one."""
        self.next_ns = None
        self._picture.blank()
        self.changed = True
        self._publish(now_ns)

    def touch(self) -> None:
        self._writer.touch()

    def close(self) -> None:
        self._writer.close()

    def _publish(self, at_ns: int) -> None:
        if not self._picture.follow() and not self.changed:
            return  # the same pixels for the same wish
        if self.changed:
            self._waiting.clear()  # what was drawn ahead for an earlier wish is superseded
        self._picture.copy_to(self._writer.begin())
        self._writer.publish(at_ns, captured_ns=self.wish.fresh_ns)
        self._waiting.append(at_ns)
        self.changed = False


class Cards:
    """Every card of one plugin. Tells `context` of cards that fail."""

    def __init__(self, context: Context, factories: Mapping[str, OverlayFactory], schemas: Mapping[str, Schema]) -> None:
        self.drawn = 0
        self._context, self._factories, self._schemas = context, factories, schemas
        self._look = Look()
        self._cards: dict[tuple[str, str], _Card] = {}
        self._touched_ns = 0
        self._costs_ns: deque[int] = deque(maxlen=_LATEST)

    def follow(self, wish: card_wish.CardsWish) -> None:
        """Draw these cards, and no others, from now on."""
        wanted = {(placed.id, placed.canvas): placed for placed in wish.cards}
        for key in [key for key, card in self._cards.items() if key not in wanted or not card.fits(wanted[key])]:
            self._cards.pop(key).close()
        for key, placed in wanted.items():
            card = self._cards.get(key)
            if card is None:
                self._cards[key] = _Card(self._context.session, placed)
            else:
                card.follow(placed, wish.look != self._look)
        self._look = wish.look

    def rest_s(self, now_ns: int) -> float:
        """How long nothing is to be done unless the wish changes."""
        due_ns = [due for card in self._cards.values() if (due := card.due_ns(now_ns)) is not None]
        until_ns = min([*due_ns, now_ns + _TOUCH_EVERY_NS])
        return max(0, until_ns - now_ns) / NS

    def draw_next(self, clock: Clock) -> bool:
        """Draw the most urgent picture that is due; False when none is. Keeps the rings of all cards alive."""
        now_ns = clock.now_ns()
        if now_ns - self._touched_ns >= _TOUCH_EVERY_NS:
            self._touched_ns = now_ns
            for card in self._cards.values():
                card.touch()
        due = [(at, key) for key, card in self._cards.items() if (at := card.due_ns(now_ns)) is not None and at <= now_ns]
        if not due:
            return False
        card = self._cards[min(due)[1]]
        self._draw(card, now_ns)
        self._costs_ns.append(clock.now_ns() - now_ns)
        return True

    def report(self) -> None:
        troubles = {card.wish.id: card.trouble for card in self._cards.values() if card.trouble}
        told = [says.card_trouble(name=name, trouble=trouble) for name, trouble in troubles.items()]
        text = reduce(lambda first, other: says.and_another(trouble=first, other=other), told) if told else ""
        cost_ms = fmean(self._costs_ns) / 1e6 if self._costs_ns else 0.0
        self._context.report("running", text, cards=len(self._cards), drawn=self.drawn, draw_ms=round(cost_ms, 2))

    def close(self) -> None:
        for card in self._cards.values():
            card.close()
        self._cards.clear()

    def _draw(self, card: _Card, now_ns: int) -> None:
        try:
            if card.overlay is None:
                card.overlay = self._overlay(card.wish)
            own = complete(self._schemas.get(card.wish.kind, {}), card.wish.settings)
            card.draw(self._look, self._context.settings | own, now_ns)
        except MemoryError:
            raise  # the process is at its limit: all cards are at stake
        except Exception as error:  # noqa: BLE001  (the edge to the plugin's code: logged and told)
            self._failed(card, error, now_ns)
        else:
            if card.trouble:  # it is whole again: told with no words
                self._context.event("card_failed", id=card.wish.id, canvas=card.wish.canvas, text="")
            card.trouble, card.failures = "", 0
        self.drawn += 1

    def _overlay(self, wish: card_wish.CardWish) -> Overlay:
        factory = self._factories.get(wish.kind)
        if factory is None:
            raise LookupError(f"the plugin draws no '{wish.kind}'")
        return factory(Tile(wish.width, wish.height, wish.canvas, self._context.folder))

    def _failed(self, card: _Card, error: Exception, now_ns: int) -> None:
        if isinstance(error, CannotShow):  # nothing is broken: other values will do
            trouble, reason = _told(error), None
        else:
            card.failures += 1
            trouble, reason = f"{type(error).__name__}: {error}"[:_TROUBLE_MAX], error
            if card.failures >= _TRIES:
                trouble = says.given_up(trouble=trouble, n=_TRIES)
        if trouble != card.trouble:
            if reason is not None:
                log.error("card %s (%s) failed", card.wish.id, card.wish.kind, exc_info=reason)
            self._context.event("card_failed", id=card.wish.id, canvas=card.wish.canvas, text=trouble)
        card.trouble = trouble
        card.clear(now_ns)


def draw_cards(context: Context, factories: Mapping[str, OverlayFactory], clock: Clock | None = None) -> None:
    """`run_overlays`: until the context says stop."""
    clock = clock or MonotonicClock()
    manifest = read_manifest(context.folder)
    cards = Cards(context, factories, {kind.kind: kind.settings for kind in manifest.overlay})
    try:
        while not context.stopping:
            context.poll(cards.rest_s(clock.now_ns()))
            wishes = [command for command in context.commands() if command.name == "cards"]
            if wishes:
                cards.follow(card_wish.from_arguments(wishes[-1].arguments))
            cards.draw_next(clock)
            cards.report()
    finally:
        cards.close()


def _told(error: CannotShow) -> str:
    """What a card says itself, in the plugin's sentence where it has one."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Sentence) and len(said) <= _TROUBLE_MAX else str(error)[:_TROUBLE_MAX]
