"""Where the tiles of the strip lie. Pure: sizes in, rectangles out.

The answer depends on the strip's own size alone, never on what a scroll bar leaves of it: a row that is measured by its
scroll bar shows it, shrinks, needs it no more, hides it, grows, and so on for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SPACING_PX = 6
LOWEST_PX, NARROWEST_PX = 52, 64  # a name and a picture can still be told apart


@dataclass(frozen=True, slots=True)
class Row:
    """Tiles from left to right, as (x, width), all of one height; `scrolls` when they need the scroll bar."""

    tiles: tuple[tuple[int, int], ...]
    height: int
    scrolls: bool

    @property
    def width(self) -> int:
        """Of all tiles together."""
        return sum(self.tiles[-1]) if self.tiles else 0

    def within(self, left: int, width: int) -> list[bool]:
        """Of each tile, whether any of it lies between `left` and `left` + `width`."""
        return [x < left + width and x + wide > left for x, wide in self.tiles]


def placed(aspects: Sequence[float], width: int, height: int, bar: int) -> Row:
    """Tiles of these shapes (width / height) in a strip of `width` x `height`, whose scroll bar would be `bar` high.

    They take the whole height where all of them fit so; else they leave room for the scroll bar.
    """
    whole = _row(aspects, height, scrolls=False)
    return whole if whole.width <= width else _row(aspects, height - bar, scrolls=True)


def _row(aspects: Sequence[float], height: int, *, scrolls: bool) -> Row:
    height = max(LOWEST_PX, height)
    tiles: list[tuple[int, int]] = []
    x = 0
    for aspect in aspects:
        wide = max(NARROWEST_PX, round(height * aspect))
        tiles.append((x, wide))
        x += wide + SPACING_PX
    return Row(tuple(tiles), height, scrolls)
