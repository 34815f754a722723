"""Where a new card lies on a canvas: at the place it likes best, off all other cards. Pure; canvas pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import product

from studio.document.model import Canvas
from studio.show.geometry import Box
from studio.values.fields import CardPlace

CARD_MOST = 0.93  # of a side that a card takes at most: what the edges leave
_EDGE = 0.035  # of the shorter side: inside the safe area of phones
_GAP = 0.02  # of the shorter side, between cards
_SHRINK = (1.0, 0.85, 0.7)  # where there is no room for the whole card, or only far away
_FAR = 0.5  # of the shorter side: as far a card moves rather than shrink to nothing


def free_place(size: tuple[float, float], place: CardPlace, canvas: Canvas, others: Sequence[Box]) -> Box:
    """A box of the card's shape near `place`, off all `others`; where there is no such room, on as little of them as can be."""
    edge = _EDGE * min(canvas.width, canvas.height)
    scale = min(1.0, (canvas.width - 2 * edge) / size[0], (canvas.height - 2 * edge) / size[1])
    return beside(_at(place, size[0] * scale, size[1] * scale, canvas), canvas, others)


def beside(wanted: Box, canvas: Canvas, others: Sequence[Box]) -> Box:
    """A box as `wanted`, moved off the others, or made smaller where that keeps it near; it keeps its place between the edges."""
    right, down = canvas.width - wanted.width, canvas.height - wanted.height
    across, along = wanted.x / right if right > 0 else 0.5, wanted.y / down if down > 0 else 0.5
    sizes = [(wanted.width * part, wanted.height * part) for part in _SHRINK]
    boxes = [Box(across * (canvas.width - w), along * (canvas.height - h), w, h) for w, h in sizes]
    return _nearest_free(boxes, canvas, others)


def _nearest_free(wanted: Sequence[Box], canvas: Canvas, others: Sequence[Box]) -> Box:
    """One of `wanted` (the same card, smaller and smaller) as near to its place as it can lie off all `others`.

    A smaller one only where the larger has to move much further, or has no room at all.
    """
    far = _FAR * min(canvas.width, canvas.height)
    free = [
        (_distance(spot, box) + far * (1 - box.width / wanted[0].width), spot)
        for box in wanted
        for spot in _spots(box, canvas, others)
        if _covered(spot, others) == 0
    ]
    if free:
        return min(free)[1]
    return min(_spots(wanted[0], canvas, others), key=lambda spot: (_covered(spot, others), _distance(spot, wanted[0])))


def _spots(box: Box, canvas: Canvas, others: Iterable[Box]) -> list[Box]:
    """Where such a box can lie: where it is, at the edges, and right beside the others."""
    edge, gap = (share * min(canvas.width, canvas.height) for share in (_EDGE, _GAP))
    last_x, last_y = canvas.width - edge - box.width, canvas.height - edge - box.height
    across = {box.x, edge, last_x}
    down = {box.y, edge, last_y}
    for other in others:
        across |= {other.x + other.width + gap, other.x - gap - box.width, other.x}
        down |= {other.y + other.height + gap, other.y - gap - box.height, other.y}
    inside = [
        (x, y)
        for x, y in product(sorted(across), sorted(down))
        if edge - 1 <= x <= max(last_x, edge) + 1 and edge - 1 <= y <= max(last_y, edge) + 1
    ]
    width, height = max(1, round(box.width)), max(1, round(box.height))  # a canvas may be a few pixels wide
    return [Box(round(x), round(y), width, height) for x, y in inside or [(box.x, box.y)]]


def _at(place: CardPlace, width: float, height: float, canvas: Canvas) -> Box:
    edge = _EDGE * min(canvas.width, canvas.height)
    right, bottom = canvas.width - edge - width, canvas.height - edge - height
    middle = (canvas.width - width) / 2
    x = {"top-left": edge, "bottom-left": edge, "top-right": right, "bottom-right": right}.get(place, middle)
    y = {"top-left": edge, "top-right": edge, "middle": (canvas.height - height) / 2}.get(place, bottom)
    return Box(x, y, width, height)


def _covered(box: Box, others: Iterable[Box]) -> float:
    """The area of the others that it lies on."""
    shared = (box.within(other) for other in others)
    return sum(part.width * part.height for part in shared if not part.empty)


def _distance(box: Box, other: Box) -> float:
    return math.hypot(box.x - other.x, box.y - other.y)
