"""How what was laid out for one canvas is laid out for another: whole pictures stay whole, small ones keep their corner. Pure.

A picture that fills the canvas fills the other one, too, and what does not fit is cut off. Pictures beside each other keep their
share of the canvas. What lies over another picture keeps its shape, its size against the shorter side, and its place between the
edges. Lengths are canvas pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from studio.document.model import Canvas, Item, Show
from studio.show.geometry import Box

_WHOLE = 0.95  # of a side: less is not meant to fill the canvas
_TILE = 0.2  # of the canvas's area: smaller ones are insets wherever they lie
_INSET = 0.6  # of a side: an inset is not made larger than this, unless it was
_SAME_SHAPE = 0.01

Size = Canvas | Box  # anything with a width and a height


def fitted(show: Show, items: Sequence[Item], old: Size, new: Size) -> tuple[Item, ...]:
    """A layout of a canvas of the size `old`, laid out for one of the size `new`."""
    worded = {source.id for source in show.sources if source.input.facts.shape == "page"}
    shapeless = {source.id for source in show.sources if source.input.facts.shape == "any"}
    laid = []
    for n, item in enumerate(items):
        box = Box(item.x, item.y, item.width, item.height)
        whole = box.width >= _WHOLE * old.width and box.height >= _WHOLE * old.height
        if whole or item.scene is not None or _is_tile(box, items[:n], old):
            box, fit = _share(box, old, new), item.fit
            if item.source is not None and fit == "contain" and not _same_shape(old, new):
                fit = "contain" if item.source in worded else "stretch" if item.source in shapeless else "cover"
            laid.append(_placed(item, box, fit))
        else:
            laid.append(_placed(item, inset(box, old, new), item.fit))
    return tuple(laid)


def inset(box: Box, old: Size, new: Size, most: float = _INSET) -> Box:
    """A box that keeps its shape, its size against the canvas's shorter side and its place between the edges.

    `most`: of a side, what it takes at most; more only when it did before.
    """
    scale = min(new.width, new.height) / min(old.width, old.height)
    across = max(most, min(1.0, box.width / old.width)) * new.width / box.width
    down = max(most, min(1.0, box.height / old.height)) * new.height / box.height
    scale = min(scale, across, down)
    width, height = box.width * scale, box.height * scale
    x = _between(box.x, old.width - box.width) * (new.width - width)
    y = _between(box.y, old.height - box.height) * (new.height - height)
    return Box(x, y, width, height)


def _between(start: float, room: float) -> float:
    """Where in its room something lies: 0 at the one edge, 1 at the other; in the middle where it fills all."""
    return start / room if room > 0 else 0.5


def _share(box: Box, old: Size, new: Size) -> Box:
    across, down = new.width / old.width, new.height / old.height
    return Box(box.x * across, box.y * down, box.width * across, box.height * down)


def _is_tile(box: Box, below: Sequence[Item], canvas: Size) -> bool:
    """Whether a picture stands beside others rather than on one."""
    if box.width * box.height < _TILE * canvas.width * canvas.height:
        return False
    return all(box.within(Box(item.x, item.y, item.width, item.height)).empty for item in below if item.visible)


def _same_shape(old: Size, new: Size) -> bool:
    return abs(old.width * new.height / (old.height * new.width) - 1) < _SAME_SHAPE


def _placed(item: Item, box: Box, fit: Literal["stretch", "contain", "cover"]) -> Item:
    return replace(
        item, x=round(box.x), y=round(box.y), width=max(1, round(box.width)), height=max(1, round(box.height)), fit=fit
    )
