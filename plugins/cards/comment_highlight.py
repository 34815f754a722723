"""A viewer's comment, large enough to be read by everybody: who said it, with which badges, and the words."""

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

_MOST_BADGES = 3


def _initial(name: str) -> str:
    """The first letter of a name that is one; a picture sign or a mark says nothing about who it is."""
    return next((letter.upper() for letter in name if letter.isalnum()), "")


class CommentHighlight:
    """One comment on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the comment as large as it fits."""
        name, text = read.text(values, "name"), read.text(values, "text")
        badges = read.words(values, "badges")[:_MOST_BADGES]
        with sheet(pixels, look) as page:
            if not (name or text):
                return None  # an empty plate says nothing
            colours, painter = page.colours, page.painter
            short = min(page.box.width(), page.box.height())
            body = shapes.plate(page, short * 0.12)
            painter.setClipRect(body)
            pad = short * 0.09
            room = body.adjusted(pad, pad, -pad, -pad)
            head_high = min(room.height() * 0.3, room.width() * 0.13)
            face = QRectF(room.x(), room.y(), head_high, head_high)
            shapes.rounded(painter, face, head_high / 2, colour(colours.brand))
            lettering.line(
                painter,
                _initial(name),
                face,
                page.family,
                head_high * 0.54,
                colours.on_brand,
                align="centre",
                least=head_high * 0.4,
            )
            x = face.right() + head_high * 0.3
            badge_high = head_high * 0.7
            widths = [shapes.pill_width(page, badge, badge_high, badge_high * 0.6) for badge in badges]
            while widths and sum(widths) + badge_high * 0.3 * len(widths) > (room.right() - x) * 0.55:
                widths.pop()
            taken = sum(widths) + badge_high * 0.3 * len(widths)
            words = QRectF(x, room.y(), room.right() - x - taken, head_high)
            laid = lettering.line(painter, name, words, page.family, head_high * 0.56, colours.dim, least=head_high * 0.44)
            at = laid.right() + badge_high * 0.4
            for badge, wide in zip(badges, widths, strict=False):
                where = QRectF(at, face.center().y() - badge_high / 2, min(wide, room.right() - at), badge_high)
                shapes.pill(
                    page, badge, where, badge_high * 0.6, colours.price, colours.price, outline=True, radius=badge_high * 0.3
                )
                at += wide + badge_high * 0.3
            said = QRectF(room.x(), face.bottom() + pad * 0.6, room.width(), room.bottom() - face.bottom() - pad * 0.6)
            px = min(said.height() * 0.5, head_high * 1.3, room.width() * 0.12)
            lettering.paragraph(
                painter, text, said, page.family, px, colours.ink, 12, least=max(px * 0.45, 9), middle=said.height() < px * 4
            )
        return None
