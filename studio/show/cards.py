"""Which cards are on air, as the plan needs it: cues, the motions they begin, the places that plugins are to draw. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from studio.contracts.plan import Motion, PlanItem, Rect
from studio.document.model import Canvas, Overlay, Show
from studio.show import geometry

__all__ = ["CardCue", "Place", "card_item", "gone", "places", "played", "ring_of", "stopped"]

_NS_PER_MS = 1_000_000
# How long a plugin that hangs or died may leave up what shop or ledger said. That holds for 5 s; up to two are over before it is
# in a picture.
_HELD_NS = 3_000 * _NS_PER_MS


class CardCue(msgspec.Struct, frozen=True):
    """Whether a card is on air, and since when (monotonic ns): its motion begins at `changed_ns`.

    `fresh_ns`: what the card showed before that no longer holds. Send the same number with the card's values: the mixer draws
    no picture that the plugin drew for an earlier one, so that a card never comes in with the last product's price. `follows`: it
    says what shop or ledger say of the product, and is not left up for long when its plugin hangs.
    """

    playing: bool
    changed_ns: int
    fresh_ns: int = 0
    follows: bool = False


class Place(NamedTuple):
    """One card on one canvas: what a plugin draws, in pixels (even sides)."""

    overlay: Overlay
    canvas: str
    width: int
    height: int


def played(cue: CardCue | None, overlay: Overlay, now_ns: int, fresh_ns: int = 0, follows: bool = False) -> CardCue:
    """The card comes on air, or stays there. One that is just leaving turns round where it is."""
    fresh_ns = max(fresh_ns, cue.fresh_ns if cue is not None else 0)
    if cue is not None and cue.playing:
        return msgspec.structs.replace(cue, fresh_ns=fresh_ns, follows=follows)
    begun = 0.0 if cue is None else 1.0 - _done(cue, overlay.leave, overlay, now_ns)
    return CardCue(True, now_ns - int(begun * _duration_ns(overlay.enter, overlay)), fresh_ns, follows)


def stopped(cue: CardCue, overlay: Overlay, now_ns: int) -> CardCue:
    """The card leaves. One that is just coming turns round where it is."""
    if not cue.playing:
        return cue
    begun = 1.0 - _done(cue, overlay.enter, overlay, now_ns)
    return CardCue(False, now_ns - int(begun * _duration_ns(overlay.leave, overlay)), cue.fresh_ns, cue.follows)


def gone(cue: CardCue | None, overlay: Overlay, now_ns: int) -> bool:
    """Whether nothing of the card is to be seen any more: its plugin need not draw it."""
    return cue is None or (not cue.playing and _done(cue, overlay.leave, overlay, now_ns) >= 1.0)


def ring_of(overlay: str, canvas: str) -> str:
    """The picture ring of a card on a canvas."""
    return f"card.{overlay}.{canvas}"


def places(show: Show) -> Iterator[Place]:
    """Every card on every canvas that it lies on."""
    for overlay in show.overlays:
        for canvas in show.canvases:
            box = _box(overlay, canvas)
            if box is not None:
                yield Place(overlay, canvas.id, box[2], box[3])


def card_item(overlay: Overlay, canvas: Canvas, cues: Mapping[str, CardCue], now_ns: int) -> PlanItem | None:
    """What the mixer draws of a card on a canvas; None when there is nothing."""
    cue, box = cues.get(overlay.id), _box(overlay, canvas)
    if cue is None or box is None or gone(cue, overlay, now_ns):
        return None
    kind = overlay.enter if cue.playing else overlay.leave
    motion = None
    if kind != "cut" and overlay.motion_ms:
        motion = Motion(kind, cue.changed_ns, overlay.motion_ms * _NS_PER_MS, leaving=not cue.playing)
    whole = (0, 0, canvas.width, canvas.height)
    held_ns = _HELD_NS if cue.follows else 0
    return PlanItem(ring_of(overlay.id, canvas.id), box, whole, motion=motion, fresh_ns=cue.fresh_ns, held_ns=held_ns)


def _box(overlay: Overlay, canvas: Canvas) -> Rect | None:
    """Where the card lies, on even pixels; None when not a pixel of it is on the canvas."""
    place = overlay.layouts.get(canvas.id)
    box = geometry.snapped(geometry.Box(place.x, place.y, place.width, place.height)) if place is not None else None
    if box is None or box[0] >= canvas.width or box[1] >= canvas.height or box[0] + box[2] <= 0 or box[1] + box[3] <= 0:
        return None
    return box


def _duration_ns(kind: str, overlay: Overlay) -> int:
    return 0 if kind == "cut" else overlay.motion_ms * _NS_PER_MS


def _done(cue: CardCue, kind: str, overlay: Overlay, now_ns: int) -> float:
    """How much of the cue's motion is over, 0 to 1."""
    duration_ns = _duration_ns(kind, overlay)
    return min(1.0, max(0.0, (now_ns - cue.changed_ns) / duration_ns)) if duration_ns else 1.0
