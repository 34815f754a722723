"""What viewers type: each keyword with a bar and how many wrote it. The numbers are the desk's; the card only sets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF

from cards import lettering, shapes
from cards import values as read
from cards.palette import colour
from cards.sheet import Sheet, sheet
from cards.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

_MOST = 8
_HEAD = 0.9  # height of the heading against a row's
_BAR = 0.24  # height of a bar against its row's
_WIDEST_KEYWORD = 0.34  # of the card's width


class _Choice(NamedTuple):
    keyword: str
    viewers: int


class Tally:
    """One tally on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw a heading and a row for each keyword, in the order in which they were given."""
        choices = _choices(values)
        with sheet(pixels, look) as page:
            if not choices:
                return None  # an empty plate says nothing
            body = shapes.plate(page, min(page.box.width(), page.box.height()) * 0.08)
            page.painter.setClipRect(body)
            pad = min(body.width(), body.height()) * 0.07
            room = body.adjusted(pad * 1.2, pad, -pad * 1.2, -pad)
            row = room.height() / (len(choices) + _HEAD)
            running = read.switch(values, "running", False)
            words = read.text(settings, "title") or say(page.language, "tally" if running else "tally_ended")
            head = QRectF(room.x(), room.y(), room.width(), row * _HEAD)
            px = min(row * 0.46, room.width() * 0.075)
            lettering.line(page.painter, words, head, page.family, px, page.colours.dim, least=px * 0.6)
            self._rows(page, choices, room.adjusted(0, head.height(), 0, 0), row)
        return None

    def _rows(self, page: Sheet, choices: list[_Choice], room: QRectF, row: float) -> None:
        px = min(row * 0.56, room.width() * 0.09)
        figures = [say(page.language, "viewers", n=f"{choice.viewers:,}") for choice in choices]
        right = max(lettering.figures_width(text, page.family, px) for text in figures)
        left = min(max(lettering.width(choice.keyword, page.family, px) for choice in choices), room.width() * _WIDEST_KEYWORD)
        gap = px * 0.5
        most = max(max(choice.viewers for choice in choices), 1)
        for place, (choice, text) in enumerate(zip(choices, figures, strict=True)):
            line = QRectF(room.x(), room.y() + place * row, room.width(), row)
            lettering.line(
                page.painter,
                choice.keyword,
                QRectF(line.x(), line.y(), left, row),
                page.family,
                px,
                page.colours.ink,
                least=px * 0.5,
            )
            number = QRectF(line.right() - right, line.y(), right, row)
            lettering.figures(page.painter, text, number, page.family, px, page.colours.price, "right")
            track = QRectF(line.x() + left + gap, line.center().y() - row * _BAR / 2, 0, row * _BAR)
            track.setRight(number.left() - gap)
            if track.width() > track.height() * 2:
                _bar(page, track, choice.viewers / most)


def _bar(page: Sheet, track: QRectF, part: float) -> None:
    """A bar as long as its part of the most: a small one is a dot, none is nothing."""
    shapes.rounded(page.painter, track, track.height() / 2, colour(page.colours.well))
    if part > 0:
        full = QRectF(track.x(), track.y(), max(track.width() * part, track.height()), track.height())
        shapes.rounded(page.painter, full, track.height() / 2, colour(page.colours.brand))


def _choices(values: Mapping[str, Any]) -> list[_Choice]:
    rows = read.rows(values, "choices")[:_MOST]
    return [_Choice(keyword, read.count(row, "viewers") or 0) for row in rows if (keyword := read.text(row, "keyword"))]
