"""What comes next: a few products side by side, or one under the other in a tall box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from cards import lettering, money, pictures, shapes
from cards import values as read
from cards.offer import Offer, offer
from cards.price_row import amount
from cards.sheet import Sheet, sheet
from cards.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

_MOST = 8
_CELL = 2.35  # width over height that a product wants
_SIGNS: dict[str, shapes.Sign] = {
    "announced": "none",
    "countdown": "clock",
    "on_sale": "bolt",
    "few_left": "alert",
    "sold_out": "done",
}
_STATE_WORDS = {
    "announced": "",
    "countdown": "announced",
    "on_sale": "on_sale",
    "few_left": "few_left_unknown",
    "sold_out": "sold_out",
}


class ProductStrip:
    """One strip of products on one canvas."""

    def __init__(self, tile: Tile) -> None:
        self._folder = tile.folder

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the products in their order, as many as can be read."""
        most = min(max(read.whole(settings, "most") or 4, 1), _MOST)
        found = [offer(row) for row in read.rows(values, "items")][:most]
        with sheet(pixels, look) as page:
            short = min(page.box.width(), page.box.height())
            body = shapes.plate(page, short * 0.09)
            page.painter.setClipRect(body)
            pad = max(short * 0.045, 3.0)
            room = body.adjusted(pad, pad, -pad, -pad)
            heading = say(page.language, "up_next")
            if page.box.width() >= page.box.height() * 1.6:
                self._row(page, heading, found, room, pad)
            else:
                self._column(page, heading, found, room, pad)
        return None

    def _row(self, page: Sheet, heading: str, found: list[Offer], room: QRectF, pad: float) -> None:
        head = min(room.height() * 0.2, 34.0)
        words = QRectF(room.x() + pad * 0.4, room.y(), room.width() - pad * 0.8, head)
        lettering.line(page.painter, heading, words, page.family, head * 0.68, page.colours.price, least=head * 0.5)
        rest = QRectF(room.x(), room.y() + head + pad * 0.4, room.width(), room.height() - head - pad * 0.4)
        fit = max(int((rest.width() + pad) // (rest.height() * _CELL * 0.8 + pad)), 1)
        shown = found[:fit]
        if not shown:
            return
        wide = (rest.width() - pad * (len(shown) - 1)) / len(shown)
        for at, product in enumerate(shown):
            self._cell(page, product, QRectF(rest.x() + at * (wide + pad), rest.y(), wide, rest.height()), pad)

    def _column(self, page: Sheet, heading: str, found: list[Offer], room: QRectF, pad: float) -> None:
        head = min(room.height() * 0.12, room.width() * 0.13)
        words = QRectF(room.x() + pad * 0.4, room.y(), room.width() - pad * 0.8, head)
        lettering.line(page.painter, heading, words, page.family, head * 0.68, page.colours.price, least=head * 0.5)
        rest = QRectF(room.x(), room.y() + head + pad * 0.4, room.width(), room.height() - head - pad * 0.4)
        high = min(rest.width() / _CELL, rest.height())
        fit = max(int((rest.height() + pad) // (high * 0.85 + pad)), 1)
        shown = found[:fit]
        if not shown:
            return
        high = min((rest.height() - pad * (len(shown) - 1)) / len(shown), high * 1.25)
        for at, product in enumerate(shown):
            self._cell(page, product, QRectF(rest.x(), rest.y() + at * (high + pad), rest.width(), high), pad)

    def _cell(self, page: Sheet, product: Offer, rect: QRectF, pad: float) -> None:
        colours, over = page.colours, product.state == "sold_out"
        side = min(rect.height(), rect.width() * 0.42)
        picture = QRectF(rect.x(), rect.center().y() - side / 2, side, side)
        pictures.product(page, product.picture, picture, side * 0.12, self._folder, grey=over)
        if product.link_no:
            badge = QRectF(picture.x() + side * 0.05, picture.y() + side * 0.05, side * 0.9, side * 0.25)
            fill, ink = (colours.off, colours.on_off) if over else (colours.brand, colours.on_brand)
            shapes.pill(page, product.link_no, badge, side * 0.165, fill, ink)
        x = picture.right() + max(pad * 0.8, side * 0.1)
        words = QRectF(x, picture.y(), rect.right() - x, side)
        if words.width() < 8:
            return
        state = _STATE_WORDS[product.state]
        title_high = side * (0.3 if state else 0.54)
        title = QRectF(words.x(), words.y(), words.width(), title_high)
        px = min(side * 0.2, words.width() * 0.16)
        most = 1 if state else 2
        lettering.paragraph(page.painter, product.title, title, page.family, px, colours.ink, most, bold=False, least=px * 0.85)
        price = QRectF(words.x(), title.bottom() + side * 0.02, words.width(), side * 0.4)
        if product.live_minor is not None:
            text = money.price(product.live_minor, product.currency)
            amount(page, text, price, min(side * 0.34, words.width() * 0.32), colours.dim if over else colours.price)
        if state:
            high = side * 0.22
            where = QRectF(words.x(), words.bottom() - high, words.width(), high)
            fill, ink = (colours.off, colours.on_off) if over else (colours.brand, colours.on_brand)
            if product.state == "few_left":
                fill, ink = colours.warn, colours.on_warn
            shapes.pill(page, say(page.language, state), where, high * 0.62, fill, ink, _SIGNS[product.state])
