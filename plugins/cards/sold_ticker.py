"""How many were sold, and who bought last. The number is the ledger's; the card only sets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from cards import lettering, shapes
from cards import values as read
from cards.sheet import Sheet, sheet
from cards.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

_MOST_LINES = 12
_UNIT, _UNIT_GAP = 0.42, 0.12  # size of the unit and its distance, against the size of the number
_TITLE_FROM = 9  # times the size of the letters: room that a product's title needs beside the number


class SoldTicker:
    """One ticker on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the number and the latest buyers, newest first."""
        sold = read.count(values, "sold") or 0
        lines = read.rows(values, "lines")[:_MOST_LINES]
        with sheet(pixels, look) as page:
            short = min(page.box.width(), page.box.height())
            wide = page.box.width() >= page.box.height() * 1.6
            body = shapes.plate(page, short * (0.2 if wide else 0.09))
            page.painter.setClipRect(body)
            pad = short * 0.09
            room = body.adjusted(pad * 1.5, pad * 0.7, -pad * 1.5, -pad * 0.9)
            if wide:
                number_wide = room.width() * (0.4 if lines else 1.0)
                number = QRectF(room.x(), room.y(), number_wide, room.height())
                rest = QRectF(number.right() + pad, room.y(), room.right() - number.right() - pad, room.height())
                row = max(room.height() / 3, 18.0)
            else:
                number_high = min(room.height() * (0.32 if lines else 1.0), room.width() * 0.5)
                number = QRectF(room.x(), room.y(), room.width(), number_high)
                rest = QRectF(room.x(), number.bottom() + pad * 0.5, room.width(), room.bottom() - number.bottom() - pad * 0.5)
                row = max(room.width() * 0.12, 14.0)
            self._number(page, sold, number)
            if lines:
                self._lines(page, lines, rest, row)
        return None

    def _number(self, page: Sheet, sold: int, rect: QRectF) -> None:
        colours = page.colours
        label_high = rect.height() * 0.3
        label = QRectF(rect.x(), rect.y() + rect.height() * 0.04, rect.width(), label_high)
        px = min(label_high * 0.78, rect.width() * 0.2)
        lettering.line(page.painter, say(page.language, "sold_label"), label, page.family, px, colours.dim, least=px * 0.7)
        figures = QRectF(rect.x(), label.bottom(), rect.width(), rect.bottom() - label.bottom())
        unit = say(page.language, "sold_unit")
        number = f"{sold:,}"
        size = figures.height() * 0.94
        beside = lettering.width(unit, page.family, 100.0) / 100 * _UNIT + _UNIT_GAP if unit else 0.0
        wide = lettering.figures_width(number, page.family, 100.0) / 100
        size = min(size, figures.width() / (wide + beside))
        laid = lettering.figures(page.painter, number, figures, page.family, size, colours.price, "left")
        after = figures.adjusted(laid.width() + size * _UNIT_GAP, 0, 0, 0)
        lettering.line(page.painter, unit, after, page.family, size * _UNIT, colours.ink, bold=False)

    def _lines(self, page: Sheet, lines: list[Mapping[str, Any]], rect: QRectF, row: float) -> None:
        fit = min(len(lines), max(int(rect.height() // row), 1))
        pitch = min(rect.height() / fit, row * 1.6)
        y = rect.y() + (rect.height() - pitch * fit) / 2 if page.box.width() >= page.box.height() * 1.6 else rect.y()
        px = min(pitch * 0.56, rect.width() * 0.085)
        for at, entry in enumerate(lines[:fit]):
            place = QRectF(rect.x(), y + at * pitch, rect.width(), pitch)
            name = read.text(entry, "name")
            bought = say(page.language, "bought", n=f"{read.count(entry, 'quantity') or 1:,}")
            title = read.text(entry, "title")
            own = QRectF(place.x(), place.y(), place.width() * 0.42, pitch)
            laid = lettering.line(page.painter, name, own, page.family, px, page.colours.ink)
            rest = QRectF(laid.right() + px * 0.4, place.y(), place.right() - laid.right() - px * 0.4, pitch)
            if title and rest.width() < px * _TITLE_FROM:
                title = ""  # half a word of it would say nothing
            text = f"{bought}  {title}" if title else bought
            lettering.line(page.painter, text, rest, page.family, px, page.colours.dim, bold=False, least=px * 0.8)
