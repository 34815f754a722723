"""The price card: picture, link number, title, prices and the state of the sale. Wide or tall, as its box is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from cards import lettering, pictures, shapes
from cards import values as read
from cards.offer import Offer, offer
from cards.price_row import price_row
from cards.sheet import Sheet, sheet
from cards.state_row import state_row
from cards.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

WIDE_FROM = 1.25  # width over height from which the picture stands beside the words
_WORDS_HIGH = 196  # units beyond which the words of a wide card would fall apart
_SMALL_HEIGHT = 124  # pixels below which a wide card says only the most important


class PriceCard:
    """One price card on one canvas."""

    def __init__(self, tile: Tile) -> None:
        self._folder = tile.folder

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the card at `at_ns`; returns when its clock will show something else."""
        shown = offer(values)
        stock = read.switch(settings, "show_stock", True)
        with sheet(pixels, look) as page:
            alarming = shown.state == "few_left"
            radius = min(page.box.width(), page.box.height()) * 0.09
            edge = max(min(page.box.width(), page.box.height()) * 0.016, 1.5)
            body = shapes.plate(page, radius, page.colours.warn if alarming else "", edge if alarming else 1.0)
            page.painter.setClipRect(body)
            if page.box.width() >= page.box.height() * WIDE_FROM:
                return self._wide(page, shown, body, radius, at_ns, stock)
            return self._tall(page, shown, body, radius, at_ns, stock)

    def _picture(self, page: Sheet, shown: Offer, rect: QRectF, radius: float, unit: float, short: bool) -> None:
        over = shown.state == "sold_out"
        pictures.product(page, shown.picture, rect, radius, self._folder, grey=over)
        if over:
            shapes.stamp(page, say(page.language, "sold_out"), rect)
        if shown.link_no:
            text = shown.link_no if short else say(page.language, "link", n=shown.link_no)
            badge = QRectF(rect.x() + 6 * unit, rect.y() + 6 * unit, rect.width() - 12 * unit, 27 * unit)
            fill, ink = (page.colours.off, page.colours.on_off) if over else (page.colours.brand, page.colours.on_brand)
            shapes.pill(page, text, badge, 16.5 * unit, fill, ink)

    def _wide(self, page: Sheet, shown: Offer, body: QRectF, radius: float, at_ns: int, stock: bool) -> int | None:
        if page.box.height() < _SMALL_HEIGHT or page.box.width() < 300:
            return self._small(page, shown, body, radius, at_ns, stock)
        unit = min(body.height() / 184, body.width() / 400)
        pad = 11 * unit
        high = body.height() - 2 * pad
        picture = QRectF(body.x() + pad, body.y() + pad, min(high, body.width() * 0.37), high)
        self._picture(page, shown, picture, max(radius - pad * 0.6, 4 * unit), unit, short=False)
        x = picture.right() + 16 * unit
        slack = max(high - _WORDS_HIGH * unit, 0.0) / 2
        words = QRectF(x, picture.y() + slack, body.right() - 15 * unit - x, high - 2 * slack)
        return self._words(page, shown, words, unit, 42 * unit, at_ns, stock)

    def _tall(self, page: Sheet, shown: Offer, body: QRectF, radius: float, at_ns: int, stock: bool) -> int | None:
        unit = min(body.width() / 270, body.height() / 400)
        pad = 12 * unit
        words_high = (24 * bool(shown.brand or shown.coupon) + 152) * unit
        picture = QRectF(body.x() + pad, body.y() + pad, body.width() - 2 * pad, body.height() - 3 * pad - words_high)
        self._picture(page, shown, picture, max(radius - pad * 0.6, 4 * unit), unit * 1.1, short=False)
        words = QRectF(picture.x() + 3 * unit, picture.bottom() + pad, picture.width() - 6 * unit, words_high)
        return self._words(page, shown, words, unit, 54 * unit, at_ns, stock)

    def _words(
        self, page: Sheet, shown: Offer, rect: QRectF, unit: float, price_high: float, at_ns: int, stock: bool
    ) -> int | None:
        """Brand and coupon, title, price and state from top to bottom, what room is left over between them."""
        row_high = 36 * unit
        state = QRectF(rect.x(), rect.bottom() - row_high, rect.width(), row_high)
        price = QRectF(rect.x(), state.y() - 5 * unit - price_high, rect.width(), price_high)
        top = rect.y()
        if shown.brand or shown.coupon:
            head = QRectF(rect.x(), top, rect.width(), 20 * unit)
            left = head.right()
            if shown.coupon:
                room = QRectF(head) if not shown.brand else head.adjusted(head.width() * 0.34, 0, 0, 0)
                left = shapes.coupon(page, shown.coupon, room, 14 * unit).x() - 8 * unit
            name = QRectF(head.x(), head.y(), left - head.x(), head.height())
            lettering.line(page.painter, shown.brand, name, page.family, 15 * unit, page.colours.dim, least=12 * unit)
            top = head.bottom() + 2 * unit
        title = QRectF(rect.x(), top, rect.width(), price.y() - 2 * unit - top)
        lettering.paragraph(
            page.painter, shown.title, title, page.family, 20.5 * unit, page.colours.ink, most=2, least=18.5 * unit, middle=True
        )
        price_row(page, shown, price, price_high * 1.02)
        return state_row(page, shown, state, 16 * unit, at_ns, stock)

    def _small(self, page: Sheet, shown: Offer, body: QRectF, radius: float, at_ns: int, stock: bool) -> int | None:
        """Title on one line, price, state."""
        unit = min(body.height() / 92, body.width() / 206)
        pad = 7 * unit
        side = min(body.height() - 2 * pad, body.width() * 0.38)
        picture = QRectF(body.x() + pad, body.center().y() - side / 2, side, side)
        self._picture(page, shown, picture, max(radius - pad * 0.6, 3 * unit), unit * 0.8, short=True)
        x = picture.right() + 9 * unit
        rect = QRectF(x, body.y() + pad, body.right() - 9 * unit - x, body.height() - 2 * pad)
        state = QRectF(x, rect.bottom() - 23 * unit, rect.width(), 23 * unit)
        title = QRectF(x, rect.y(), rect.width(), 19 * unit)
        lettering.line(page.painter, shown.title, title, page.family, 15 * unit, page.colours.ink, least=13 * unit)
        between = QRectF(x, title.bottom(), rect.width(), state.y() - title.bottom())
        price = QRectF(x, between.center().y() - 17 * unit, rect.width(), 34 * unit)
        price_row(page, shown, price, 29 * unit)
        return state_row(page, shown, state, 12 * unit, at_ns, stock)
