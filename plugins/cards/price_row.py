"""The price as the largest thing of a card: live price, list price struck through, what is saved."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from cards import lettering, money, shapes
from cards.offer import Offer
from cards.palette import colour
from cards.sheet import Sheet
from cards.wording import say

_SYMBOL, _FRACTION = 0.6, 0.62  # sizes against the whole units
_LEAST = 0.5  # how far a long price may shrink


def _width(sheet: Sheet, price: money.Price, px: float) -> float:
    parts = ((price.symbol, px * _SYMBOL), (price.whole, px), (price.fraction, px * _FRACTION))
    return sum(lettering.width(text, sheet.family, float(round(size))) for text, size in parts) + px * 0.06


def amount(sheet: Sheet, price: money.Price, rect: QRectF, px: float, ink: str) -> float:
    """A price on one baseline at the left of `rect`, shrunk until it fits. Returns its width."""
    size = px
    while size > 5 and _width(sheet, price, size) > rect.width():
        size *= 0.96
    painter = sheet.painter
    painter.setPen(colour(ink))
    baseline = rect.center().y() + lettering.cap_height(sheet.family, float(round(size))) / 2
    x = rect.x()
    for text, own in ((price.symbol, size * _SYMBOL), (price.whole, size), (price.fraction, size * _FRACTION)):
        own = float(round(own))
        painter.setFont(lettering.font(sheet.family, own, True))
        painter.drawText(QPointF(x, baseline), text)
        x += lettering.width(text, sheet.family, own) + (px * 0.06 if own < size and text is price.symbol else 0)
    return min(x - rect.x(), rect.width())


def struck(sheet: Sheet, text: str, rect: QRectF, px: float, ink: str) -> QRectF:
    """A list price with a line through it."""
    where = lettering.line(sheet.painter, text, rect, sheet.family, px, ink, bold=False, least=px * 0.7)
    sheet.painter.setPen(QPen(colour(ink), max(px * 0.085, 1.0), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    y = where.center().y() + px * 0.02
    sheet.painter.drawLine(QLineF(where.x() - 1, y, where.right() + 1, y))
    return where


def _saving(sheet: Sheet, offer: Offer, room: float, high: float, px: float) -> str:
    percent = money.saved_percent(offer.list_minor, offer.live_minor)
    if percent < 1 or offer.list_minor is None or offer.live_minor is None:
        return ""
    saved = money.price(offer.list_minor - offer.live_minor, offer.currency)
    for name in ("save_long", "save_short"):
        text = say(sheet.language, name, m=saved, p=percent)
        if shapes.pill_width(sheet, text, high, px) <= room:
            return text
    return ""


def price_row(sheet: Sheet, offer: Offer, rect: QRectF, px: float) -> None:
    """Live price at the left; beside it list price over saving, as far as there is room."""
    colours, over = sheet.colours, offer.state == "sold_out"
    if offer.live_minor is None:
        text = say(sheet.language, "no_price")
        lettering.line(sheet.painter, text, rect, sheet.family, px * 0.5, colours.price, least=px * 0.25)
        return
    price = money.price(offer.live_minor, offer.currency)
    small = rect.height() * 0.36
    side_px = min(px * 0.4, small * 1.05)
    percent = money.saved_percent(offer.list_minor, offer.live_minor)
    gap = px * 0.28
    side = 0.0
    if offer.list_minor is not None:
        list_text = str(money.price(offer.list_minor, offer.currency))
        side = lettering.width(list_text, sheet.family, float(round(side_px)), False) + 2
        if percent and not over:
            short = say(sheet.language, "save_short", p=percent)
            side = max(side, shapes.pill_width(sheet, short, rect.height() * 0.46, side_px * 0.94))
    least = _width(sheet, price, px * _LEAST)
    if side and rect.width() - side - gap < least:
        side = 0.0
    room = rect.width() - (side + gap if side else 0.0)
    wide = amount(sheet, price, QRectF(rect.x(), rect.y(), room, rect.height()), px, colours.dim if over else colours.price)
    beside = QRectF(rect.x() + wide + gap, rect.y(), rect.right() - rect.x() - wide - gap, rect.height())
    if offer.list_minor is None or not side:
        if offer.list_minor is None and beside.width() > side_px * 4.5:
            lettering.line(
                sheet.painter, say(sheet.language, "live_price"), beside, sheet.family, side_px, colours.dim, bold=False
            )
        return
    chip_high = rect.height() * 0.46
    saving = "" if over else _saving(sheet, offer, beside.width(), chip_high, side_px * 0.94)
    top = QRectF(beside.x(), rect.y() + rect.height() * 0.06, beside.width(), rect.height() * 0.4)
    struck(sheet, list_text, top if saving else beside, side_px, colours.dim)
    if saving:
        low = QRectF(beside.x(), rect.bottom() - chip_high, beside.width(), chip_high)
        shapes.pill(sheet, saving, low, side_px * 0.94, colours.accent, colours.on_accent, radius=chip_high * 0.28)
