"""Who speaks: a name and what that person is, on a plate with the brand's colour at its side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from cards import lettering, shapes
from cards import values as read
from cards.palette import colour
from cards.sheet import sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile


class LowerThird:
    """One lower third on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw name over title; values come first, then the settings of the card."""
        name = read.text(values, "name") or read.text(settings, "name")
        title = read.text(values, "title") or read.text(settings, "title")
        with sheet(pixels, look) as page:
            if not (name or title):
                return None  # an empty plate says nothing
            short = min(page.box.width(), page.box.height())
            body = shapes.plate(page, short * 0.15)
            page.painter.setClipRect(body)
            high = body.height()
            unit = min(high, body.width() * 0.3)
            mark = QRectF(body.x() + unit * 0.13, body.center().y() - unit * 0.33, unit * 0.075, unit * 0.66)
            shapes.rounded(page.painter, mark, mark.width() / 2, colour(page.colours.brand))
            x = mark.right() + unit * 0.14
            room = QRectF(x, body.center().y() - unit * 0.4, body.right() - unit * 0.18 - x, unit * 0.8)
            name_high = room.height() * (0.6 if title else 1.0)
            top = QRectF(room.x(), room.y(), room.width(), name_high)
            px = unit * 0.36
            lettering.line(page.painter, name, top, page.family, px, page.colours.ink, least=px * 0.65)
            low = QRectF(room.x(), top.bottom(), room.width(), room.bottom() - top.bottom())
            px = unit * 0.21
            lettering.line(page.painter, title, low, page.family, px, page.colours.dim, bold=False, least=px * 0.75)
        return None
