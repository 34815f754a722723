"""The line of a card that says where the sale stands. Each state has its own form, sign and words, never only a colour.

announced: an outlined pill. countdown: a full band with the clock. on sale: a filled pill, sold and time left, stock bar.
few left: a full band with the number and a hatched bar. sold out: a grey outlined band.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cards import clock, lettering, shapes
from cards.offer import Offer
from cards.palette import colour
from cards.sheet import Sheet
from cards.wording import say

_BAR = 0.17  # of the row's height
_GAP = 0.13


def _band(sheet: Sheet, rect: QRectF, fill: str) -> QRectF:
    shapes.rounded(sheet.painter, rect, rect.height() * 0.28, colour(fill))
    return rect.adjusted(rect.height() * 0.36, 0, -rect.height() * 0.36, 0)


def _countdown(sheet: Sheet, offer: Offer, rect: QRectF, px: float, at_ns: int) -> int | None:
    colours = sheet.colours
    room = _band(sheet, rect, colours.accent)
    shown = clock.until(offer.zero_ns, at_ns) if offer.zero_ns is not None else clock.Face("", None)
    figures_px = px * 1.7
    widest = lettering.figures_width("00:00", sheet.family, float(round(figures_px))) if shown.text else 0.0
    side = rect.height() * 0.5
    lead = 0.0
    if room.width() - widest > side * 2:
        shapes.sign(sheet.painter, "clock", QRectF(room.x(), room.center().y() - side / 2, side, side), colours.on_accent)
        lead = side * 1.35
    label = QRectF(room.x() + lead, room.y(), room.width() - lead - widest - px * 0.4, room.height())
    if label.width() > px * 1.6:
        lettering.line(sheet.painter, say(sheet.language, "opens_in"), label, sheet.family, px, colours.on_accent, least=px * 0.7)
    lettering.figures(sheet.painter, shown.text, room, sheet.family, figures_px, colours.on_accent, "right", widest="00:00")
    return shown.next_ns


def _on_sale(sheet: Sheet, offer: Offer, rect: QRectF, px: float, at_ns: int, stock: bool) -> int | None:
    colours = sheet.colours
    part = offer.stock_part if stock else None
    bar_high = rect.height() * _BAR if part is not None else 0.0
    line = QRectF(rect.x(), rect.y(), rect.width(), rect.height() - bar_high - (rect.height() * _GAP if bar_high else 0.0))
    if not bar_high:
        line = QRectF(rect.x(), rect.y() + rect.height() * 0.12, rect.width(), rect.height() * 0.76)
    chip = shapes.pill(sheet, say(sheet.language, "on_sale"), line, px, colours.brand, colours.on_brand, "bolt")
    shown = clock.left(offer.ends_ns, at_ns) if offer.ends_ns is not None else None
    facts = []
    if shown is not None:
        facts.append(say(sheet.language, "time_left", t=shown.text))
    if stock and offer.stock_left is not None:
        facts.append(say(sheet.language, "left", n=f"{offer.stock_left:,}"))
    if offer.sold:
        facts.insert(0, say(sheet.language, "sold", n=f"{offer.sold:,}"))
    room = QRectF(chip.right() + px * 0.6, line.y(), rect.right() - chip.right() - px * 0.6, line.height())
    while facts and lettering.width(" | ".join(facts), sheet.family, float(round(px)), False) > room.width():
        facts.pop()  # the least important stands last
    lettering.line(sheet.painter, " | ".join(facts), room, sheet.family, px, colours.ink, bold=False, align="right")
    if part is not None:
        shapes.bar(sheet, QRectF(rect.x(), rect.bottom() - bar_high, rect.width(), bar_high), part, colours.brand)
    return shown.next_ns if shown is not None else None


def _few_left(sheet: Sheet, offer: Offer, rect: QRectF, px: float, at_ns: int, stock: bool) -> int | None:
    colours = sheet.colours
    part = offer.stock_part if stock else None
    bar_high = rect.height() * _BAR if part is not None else 0.0
    line = QRectF(rect.x(), rect.y(), rect.width(), rect.height() - bar_high - (rect.height() * _GAP if bar_high else 0.0))
    room = _band(sheet, line, colours.warn)
    side = line.height() * 0.62
    shapes.sign(sheet.painter, "alert", QRectF(room.x(), room.center().y() - side / 2, side, side), colours.on_warn)
    if stock and offer.stock_left is not None:
        text = say(sheet.language, "few_left", n=f"{offer.stock_left:,}")
    else:
        text = say(sheet.language, "few_left_unknown")
    words = room.adjusted(side * 1.3, 0, 0, 0)
    shown = clock.left(offer.ends_ns, at_ns) if offer.ends_ns is not None else None
    own = lettering.width(text, sheet.family, float(round(px * 1.1)))
    if shown is not None:
        time = say(sheet.language, "time_left", t=shown.text)
        if own + lettering.figures_width(time, sheet.family, px) + px <= words.width():
            lettering.figures(sheet.painter, time, words, sheet.family, px, colours.on_warn, "right")
    lettering.line(sheet.painter, text, words, sheet.family, px * 1.1, colours.on_warn, least=px * 0.6)
    if part is not None:
        low = QRectF(rect.x(), rect.bottom() - bar_high, rect.width(), bar_high)
        shapes.bar(sheet, low, part, colours.warn, hatched=True)
    return shown.next_ns if shown is not None else None


def state_row(sheet: Sheet, offer: Offer, rect: QRectF, px: float, at_ns: int, stock: bool) -> int | None:
    """Draw the state into `rect`; `stock` lets numbers of what is left be seen. Returns when it changes by itself."""
    colours = sheet.colours
    calm = QRectF(rect.x(), rect.y() + rect.height() * 0.08, rect.width(), rect.height() * 0.84)
    match offer.state:
        case "countdown":
            return _countdown(sheet, offer, calm, px, at_ns)
        case "on_sale":
            return _on_sale(sheet, offer, rect, px, at_ns, stock)
        case "few_left":
            return _few_left(sheet, offer, rect, px, at_ns, stock)
        case "sold_out":
            shapes.rounded(sheet.painter, calm, calm.height() * 0.28, colour(colours.off))
            side = calm.height() * 0.56
            at = QRectF(calm.x() + calm.height() * 0.34, calm.center().y() - side / 2, side, side)
            shapes.sign(sheet.painter, "done", at, colours.on_off)
            words = QRectF(at.right() + side * 0.4, calm.y(), calm.right() - at.right() - side * 1.0, calm.height())
            text = say(sheet.language, "sold_out")
            laid = lettering.line(sheet.painter, text, words, sheet.family, px * 1.05, colours.on_off, least=px * 0.6)
            if offer.sold:
                total = say(sheet.language, "sold_in_all", n=f"{offer.sold:,}")
                rest = QRectF(laid.right() + px, words.y(), words.right() - laid.right() - px, words.height())
                if lettering.width(total, sheet.family, float(round(px)), False) <= rest.width():
                    lettering.line(sheet.painter, total, rest, sheet.family, px, colours.on_off, bold=False, align="right")
            return None
        case "announced":
            text = say(sheet.language, "announced")
            shapes.pill(sheet, text, calm, px, colours.ink, colours.ink, "clock", outline=True)
            return None
