"""A line for everybody: free shipping, a change of plan, a thank-you. In the brand's colour, as large as it fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPen

from cards import lettering, shapes
from cards import values as read
from cards.palette import colour
from cards.sheet import sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

_MOST_LINES = 6


class Banner:
    """One banner on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the text; values come first, then the settings of the card."""
        text = read.text(values, "text") or read.text(settings, "text")
        with sheet(pixels, look) as page:
            if not text:
                return None  # an empty plate says nothing
            short = min(page.box.width(), page.box.height())
            body = shapes.plate(page, short * 0.16)
            colours, painter = page.colours, page.painter
            shapes.rounded(painter, body, short * 0.16, colour(colours.brand))
            inset = max(short * 0.035, 2.0)
            frame = body.adjusted(inset, inset, -inset, -inset)
            rim = QPen(colour(colours.on_brand, 90), max(short * 0.012, 1.0))
            shapes.rounded(painter, frame, max(short * 0.16 - inset, 1.0), colour(colours.brand), rim)
            painter.setClipRect(body)
            pad = short * 0.1
            room = frame.adjusted(pad * 1.2, pad * 0.5, -pad * 1.2, -pad * 0.5)
            px = min(room.height() * 0.56, room.width() * 0.16)
            lettering.paragraph(
                painter,
                text,
                room,
                page.family,
                px,
                colours.on_brand,
                _MOST_LINES,
                align="centre",
                least=max(px * 0.42, 9),
                middle=True,
            )
        return None
