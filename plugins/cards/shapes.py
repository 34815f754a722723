"""The forms that cards are made of: plates with a shadow, pills, bars, badges, a stamp and a few signs.

Each takes the painter and puts it back as it was. Nothing reaches the outermost pixels of a tile.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from cards import lettering
from cards.palette import TINT, Palette, colour
from cards.sheet import Sheet

Sign = Literal["clock", "bolt", "alert", "done", "none"]
_SHADOW_LAYERS = 8


@contextmanager
def kept(painter: QPainter) -> Iterator[None]:
    """Whatever is set inside is undone after it."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def rounded(painter: QPainter, rect: QRectF, radius: float, fill: QColor | QBrush, edge: QPen | None = None) -> None:
    """A filled rectangle with round corners."""
    radius = max(min(radius, rect.width() / 2, rect.height() / 2), 0.0)
    painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def margin(box: QRectF) -> float:
    """How far a plate stays from the edge of its tile: room for its shadow."""
    return min(max(round(min(box.width(), box.height()) * 0.04), 3.0), 12.0)


@lru_cache(maxsize=12)
def _plate(wide: int, high: int, gap: float, radius: float, colours: Palette, edge: str, edge_px: float) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    body = QRectF(gap, gap, wide - 2 * gap, high - 2 * gap)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layer = colour("#000000", colours.shadow_alpha // _SHADOW_LAYERS)
    for at in range(_SHADOW_LAYERS):
        spread = (gap - 1.5) * (1 - at / _SHADOW_LAYERS) ** 1.7  # denser near the card
        low = min(spread * 0.5, gap - 1.5)  # the light comes from above
        rounded(painter, body.adjusted(-spread, -spread + low, spread, spread), radius + spread, layer)
    shade = QLinearGradient(body.topLeft(), body.bottomLeft())
    shade.setColorAt(0, colour(colours.plate))
    shade.setColorAt(1, colour(colours.plate_low))
    rounded(painter, body, radius, QBrush(shade))
    half = edge_px / 2
    inner = body.adjusted(half, half, -half, -half)
    rim = colour(edge) if edge else colour(colours.edge, colours.edge_alpha)
    rounded(painter, inner, radius - half, QBrush(Qt.BrushStyle.NoBrush), QPen(rim, edge_px))
    painter.end()
    return image


def plate(sheet: Sheet, radius: float, edge: str = "", edge_px: float = 1.0) -> QRectF:
    """The card's body over the whole tile, opaque so that prices read the same over any picture. Returns where it lies."""
    gap = margin(sheet.box)
    wide, high = int(sheet.box.width()), int(sheet.box.height())
    sheet.painter.drawImage(0, 0, _plate(wide, high, gap, radius, sheet.colours, edge, edge_px))
    return sheet.box.adjusted(gap, gap, -gap, -gap)


def sign(painter: QPainter, kind: Sign, rect: QRectF, ink: str) -> None:
    """A small sign that tells a state without its colour."""
    side = min(rect.width(), rect.height())
    centre = rect.center()
    with kept(painter):
        painter.translate(centre)
        painter.scale(side / 20, side / 20)
        pen = QPen(colour(ink), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match kind:
            case "clock":
                painter.drawEllipse(QPointF(0, 0), 8, 8)
                painter.drawPolyline(QPolygonF([QPointF(0, -4.2), QPointF(0, 0.4), QPointF(3.2, 2.2)]))
            case "bolt":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(ink))
                points = [(2, -9.5), (-6.5, 1.5), (-0.8, 1.5), (-2.2, 9.5), (6.5, -2.6), (0.8, -2.6)]
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
            case "alert":
                points = [(0, -8), (8.6, 7), (-8.6, 7)]
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
                painter.drawLine(QPointF(0, -2.4), QPointF(0, 1.6))
                painter.drawPoint(QPointF(0, 4.6))
            case "done":
                painter.drawEllipse(QPointF(0, 0), 8, 8)
                painter.drawLine(QPointF(-5.4, 5.4), QPointF(5.4, -5.4))
            case "none":
                pass


def pill_width(sheet: Sheet, text: str, height: float, px: float, kind: Sign = "none") -> float:
    """How wide `pill` makes itself when it has the room."""
    return lettering.width(text, sheet.family, float(round(px))) + height * (0.84 if kind == "none" else 1.5)


def pill(
    sheet: Sheet,
    text: str,
    rect: QRectF,
    px: float,
    fill: str,
    ink: str,
    kind: Sign = "none",
    outline: bool = False,
    radius: float | None = None,
) -> QRectF:
    """A short text in a round box at the left of `rect`, no wider than it. Returns where it lies."""
    high = rect.height()
    wide = min(pill_width(sheet, text, high, px, kind), rect.width())
    body = QRectF(rect.x(), rect.y(), wide, high)
    corner = high / 2 if radius is None else radius
    if outline:
        pen = max(high * 0.06, 1.0)
        inner = body.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        rounded(sheet.painter, inner, corner, QBrush(Qt.BrushStyle.NoBrush), QPen(colour(fill), pen))
    else:
        rounded(sheet.painter, body, corner, colour(fill))
    lead = high * 0.42
    if kind != "none":
        side = high * 0.56
        sign(sheet.painter, kind, QRectF(body.x() + high * 0.34, body.center().y() - side / 2, side, side), ink)
        lead = high * 1.06
    room = QRectF(body.x() + lead, body.y(), max(wide - lead - high * 0.36, 1.0), high)
    lettering.line(sheet.painter, text, room, sheet.family, px, ink, least=px * 0.7, align="left" if kind != "none" else "centre")
    return body


def coupon(sheet: Sheet, text: str, rect: QRectF, px: float) -> QRectF:
    """A ticket: notches in its sides, a torn line after its end. At the right of `rect`. Returns where it lies."""
    high = rect.height()
    wide = min(lettering.width(text, sheet.family, float(round(px))) + high * 1.3, rect.width())
    body = QRectF(rect.right() - wide, rect.y(), wide, high).adjusted(0.75, 0.75, -0.75, -0.75)
    path = QPainterPath()
    path.addRoundedRect(body, high * 0.18, high * 0.18)
    notches = QPainterPath()
    for x in (body.left(), body.right()):
        notches.addEllipse(QPointF(x, body.center().y()), high * 0.17, high * 0.17)
    shape = path.subtracted(notches)
    painter = sheet.painter
    painter.setPen(QPen(colour(sheet.colours.price), max(high * 0.06, 1.2)))
    painter.setBrush(colour(sheet.colours.price, round(255 * TINT)))
    painter.drawPath(shape)
    room = body.adjusted(high * 0.4, 0, -high * 0.4, 0)
    lettering.line(painter, text, room, sheet.family, px, sheet.colours.price, align="centre", least=px * 0.75)
    return body


def bar(sheet: Sheet, rect: QRectF, part: float, fill: str, hatched: bool = False) -> None:
    """A stock bar: `part` (0 to 1) of it is filled. `hatched` shows little left without its colour."""
    painter = sheet.painter
    rounded(painter, rect, rect.height() / 2, colour(sheet.colours.well))
    part = min(max(part, 0.0), 1.0)
    if part <= 0:
        return
    full = QRectF(rect.x(), rect.y(), max(rect.width() * part, rect.height() * 2.4), rect.height())
    rounded(painter, full, rect.height() / 2, colour(fill))
    if hatched:
        with kept(painter):
            clip = QPainterPath()
            clip.addRoundedRect(full, rect.height() / 2, rect.height() / 2)
            painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(colour(sheet.colours.plate_low, 120), rect.height() * 0.35))
            for step in range(math.ceil(full.width() / rect.height()) + 2):
                x = full.x() + step * rect.height()
                painter.drawLine(QPointF(x, full.bottom() + 1), QPointF(x + rect.height(), full.top() - 1))


def stamp(sheet: Sheet, text: str, rect: QRectF) -> None:
    """A word stamped aslant over a picture."""
    painter = sheet.painter
    side = min(rect.width(), rect.height())
    if side < 8:
        return
    room = min(rect.width(), side * 1.5) * 0.86
    px = lettering.fitting(text, sheet.family, side * 0.24, room * 0.8, 5)
    high = px * 1.62
    wide = min(lettering.width(text, sheet.family, px) + px * 1.1, room)
    with kept(painter):
        painter.translate(rect.center())
        painter.rotate(-12)
        body = QRectF(-wide / 2, -high / 2, wide, high)
        rounded(painter, body, high * 0.16, colour("#16171b", 225), QPen(colour("#ffffff"), max(px * 0.09, 1.0)))
        lettering.line(painter, text, body, sheet.family, px, "#ffffff", align="centre")


def dots(sheet: Sheet, rect: QRectF, lit: int, of: int, fill: str, ground: str) -> None:
    """A row of `of` bars of which `lit` are lit: the last seconds, readable from afar."""
    gap = rect.width() / of * 0.22
    wide = (rect.width() - gap * (of - 1)) / of
    for at in range(of):
        part = QRectF(rect.x() + at * (wide + gap), rect.y(), wide, rect.height())
        rounded(sheet.painter, part, rect.height() / 2, colour(fill) if at < lit else colour(ground))
