"""Where a new card lies on a canvas: at the place it likes best, off all other cards. Pure; canvas pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from studio.show.geometry import Box
from studio.show.model import Canvas
from studio.show.values import CardPlace

_EDGE = 0.035  # of the shorter side: inside the safe area of phones
_GAP = 0.02  # of the shorter side, between cards
_SHRINK = (1.0, 0.85, 0.7)  # where there is no room for the whole card


def free_place(size: tuple[float, float], place: CardPlace, canvas: Canvas, others: Sequence[Box]) -> Box:
    """A box of the card's shape near `place`, off all `others`; where there is no such room, on as little of them as can be."""
    edge = _EDGE * min(canvas.width, canvas.height)
    scale = min(1.0, (canvas.width - 2 * edge) / size[0], (canvas.height - 2 * edge) / size[1])
    wanted = [(size[0] * scale * part, size[1] * scale * part) for part in _SHRINK]
    return nearest_free([_at(place, width, height, canvas) for width, height in wanted], canvas, others)


def nearest_free(wanted: Sequence[Box], canvas: Canvas, others: Sequence[Box]) -> Box:
    """The box as near to the first of `wanted` as it can lie off all `others`; the next of them where it cannot at all."""
    for box in wanted:
        free = [spot for spot in _spots(box, canvas, others) if _covered(spot, others) == 0]
        if free:
            return min(free, key=lambda spot: _distance(spot, box))
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
    return [Box(round(x), round(y), round(box.width), round(box.height)) for x, y in inside or [(box.x, box.y)]]


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
    return (box.x - other.x) ** 2 + (box.y - other.y) ** 2
