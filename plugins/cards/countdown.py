"""The countdown to a launch: full with its title, or compact as one band. From zero on it says that the sale is on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from cards import clock, lettering, shapes
from cards import values as read
from cards.palette import colour
from cards.sheet import Sheet, sheet
from cards.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile

_SIDE_BY_SIDE = 2.3  # width over height from which words and figures stand beside each other
_ZERO_STAYS_NS = clock.TENTH_NS  # 0.0 is seen before the words of the sale replace it
_WIDEST = "00:00"


class Countdown:
    """One countdown on one canvas."""

    def __init__(self, tile: Tile) -> None:
        pass

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the countdown at `at_ns`; returns when it will show something else."""
        zero_ns, ends_ns = read.whole(values, "zero_ns"), read.whole(values, "ends_ns")
        title = read.text(values, "title")
        with sheet(pixels, look) as page:
            language = page.language
            if zero_ns is None:
                label, face = title or say(language, "announced"), clock.Face("", None)
                self._paint(page, settings, label, "", face, on=False, lit=0)
                return None
            if at_ns < zero_ns + _ZERO_STAYS_NS:
                face = clock.until(zero_ns, at_ns)
                next_ns = face.next_ns if face.next_ns is not None else zero_ns + _ZERO_STAYS_NS
                self._paint(page, settings, title, say(language, "opens_in"), face, False, clock.last_seconds(zero_ns, at_ns))
                return next_ns
            if ends_ns is None:
                self._paint(page, settings, title, say(language, "opened"), clock.Face("", None), on=True, lit=0)
                return None
            face = clock.left(ends_ns, at_ns)
            label = say(language, "opened" if face.next_ns is not None else "ended")
            self._paint(page, settings, title, label, face, on=True, lit=0)
            return face.next_ns

    def _paint(
        self, page: Sheet, settings: Mapping[str, Any], title: str, label: str, face: clock.Face, on: bool, lit: int
    ) -> None:
        if read.text(settings, "style") == "compact":
            self._compact(page, label or title, face, on)
        else:
            self._full(page, title, label, face, on, lit)

    def _compact(self, page: Sheet, label: str, face: clock.Face, on: bool) -> None:
        """One band: sign, words, figures."""
        gap = shapes.margin(page.box)
        body = page.box.adjusted(gap, gap, -gap, -gap)
        high = min(body.height(), body.width() * 0.42)
        body = QRectF(body.x(), body.center().y() - high / 2, body.width(), high)
        colours = page.colours
        fill, ink = (colours.brand, colours.on_brand) if on else (colours.accent, colours.on_accent)
        shapes.rounded(page.painter, body, high / 2, colour(fill))
        room = body.adjusted(high * 0.36, 0, -high * 0.4, 0)
        side = high * 0.42
        for px, lead in ((high * 0.5, side * 1.35), (high * 0.42, side * 1.35), (high * 0.42, 0.0)):
            widest = min(lettering.figures_width(_WIDEST, page.family, float(round(px))), room.width()) if face.text else 0.0
            free = room.width() - widest - lead - (high * 0.18 if widest else 0.0)
            words_px = lettering.fitting(label, page.family, high * 0.36, free, high * 0.2)
            fits = lettering.width(label, page.family, words_px) <= free
            if fits:
                break
        if lead or not fits:
            where = QRectF(room.x(), room.center().y() - side / 2, side, side)
            if where.right() <= room.right() - widest:
                shapes.sign(page.painter, "bolt" if on else "clock", where, ink)
        if fits or not face.text:
            words = QRectF(room.x() + lead, room.y(), free, room.height())
            lettering.line(page.painter, label, words, page.family, words_px, ink)
        figures = QRectF(room.right() - widest, room.y(), widest, room.height())
        lettering.figures(page.painter, face.text, figures, page.family, px, ink, "right", widest=_WIDEST)

    def _full(self, page: Sheet, title: str, label: str, face: clock.Face, on: bool, lit: int) -> None:
        """Title, words and figures as large as they go, and the last ten seconds as a row of bars."""
        colours, painter = page.colours, page.painter
        short = min(page.box.width(), page.box.height())
        edge = max(short * 0.016, 1.5)
        body = shapes.plate(page, short * 0.1, colours.brand if on else "", edge if on else 1.0)
        painter.setClipRect(body)
        pad = short * 0.08
        room = body.adjusted(pad, pad * 0.8, -pad, -pad * 0.8)
        if page.box.width() >= page.box.height() * _SIDE_BY_SIDE:
            left = QRectF(room.x(), room.y(), room.width() * 0.5, room.height())
            right = QRectF(left.right() + pad, room.y(), room.right() - left.right() - pad, room.height())
            words = QRectF(left.x(), left.bottom() - left.height() * 0.46, left.width(), left.height() * 0.46)
            head = QRectF(left.x(), left.y(), left.width(), left.height() - words.height())
            if not title:
                words = left
            lettering.paragraph(
                painter, title, head, page.family, head.height() * 0.46, colours.ink, 2, least=head.height() * 0.3, middle=True
            )
            self._words(page, label, words, on, "left")
            self._figures(page, face, right, on, lit)
            return
        head_high = room.height() * (0.2 if title else 0.0)
        head = QRectF(room.x(), room.y(), room.width(), head_high)
        lettering.line(
            painter,
            title,
            head,
            page.family,
            min(head_high * 0.72, room.width() * 0.085),
            colours.ink,
            align="centre",
            least=head_high * 0.5,
        )
        words_high = min(room.height() * 0.2, room.width() * 0.2)
        words = QRectF(room.x(), head.bottom() + room.height() * 0.02, room.width(), words_high)
        self._words(page, label, words, on, "centre")
        figures = QRectF(room.x(), words.bottom(), room.width(), room.bottom() - words.bottom())
        self._figures(page, face, figures, on, lit)

    def _words(self, page: Sheet, label: str, rect: QRectF, on: bool, align: lettering.Align) -> None:
        if not on:
            px = rect.height() * 0.54
            lettering.line(page.painter, label, rect, page.family, px, page.colours.dim, align=align, least=px * 0.6)
            return
        high = min(rect.height() * 0.96, rect.width() * 0.28)
        px = high * 0.54
        wide = min(shapes.pill_width(page, label, high, px, "bolt"), rect.width())
        x = rect.x() if align == "left" else rect.center().x() - wide / 2
        where = QRectF(x, rect.center().y() - high / 2, wide, high)
        shapes.pill(page, label, where, px, page.colours.brand, page.colours.on_brand, "bolt")

    def _figures(self, page: Sheet, face: clock.Face, rect: QRectF, on: bool, lit: int) -> None:
        if not face.text:
            return
        colours = page.colours
        if on:
            label_high = min(rect.height() * 0.26, rect.width() * 0.14)
            label = QRectF(rect.x(), rect.y() + rect.height() * 0.08, rect.width(), label_high)
            text = say(page.language, "time_left_label")
            px = label_high * 0.7
            lettering.line(page.painter, text, label, page.family, px, colours.dim, bold=False, align="centre", least=px * 0.6)
            low = QRectF(rect.x(), label.bottom(), rect.width(), rect.bottom() - label.bottom())
            lettering.figures(page.painter, face.text, low, page.family, low.height() * 0.95, colours.price, widest=_WIDEST)
            return
        row_high = min(rect.height() * 0.1, rect.width() * 0.035)
        main = QRectF(rect.x(), rect.y(), rect.width(), rect.height() - row_high * 2.2)
        lettering.figures(page.painter, face.text, main, page.family, main.height() * 1.12, colours.price, widest=_WIDEST)
        row = QRectF(rect.x(), rect.bottom() - row_high, rect.width(), row_high)
        shapes.dots(page, row, lit, 10, colours.price, colours.well)
