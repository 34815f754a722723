"""Product pictures and logos: read once, cut to size, kept. A picture that cannot be read is a place kept free for it."""

from __future__ import annotations

import stat
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColorSpace, QImage, QImageReader, QPainter, QPainterPath, QPen

from cards.palette import colour, mixed
from cards.shapes import kept, rounded
from cards.sheet import Sheet

_LARGEST_SIDE = 12_000  # pixels; a larger file is not a product picture


def _file(path: str, folder: Path | None) -> tuple[str, int] | None:
    """Absolute path and change time, or None when there is no such file. Addresses are none; a pipe would be waited for."""
    if not path or "://" in path or "\0" in path:
        return None
    found = Path(path) if folder is None else folder / path
    try:
        status = found.stat()
    except OSError:
        return None
    return (str(found), status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


@lru_cache(maxsize=32)
def _scaled(path: str, changed_ns: int, wide: int, high: int, cover: bool, grey: bool) -> QImage | None:
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST_SIDE:
        return None
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding if cover else Qt.AspectRatioMode.KeepAspectRatio
    if size.isValid() and not size.isEmpty():
        doubled = size.scaled(QSize(wide * 2, high * 2), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if doubled.width() < size.width():
            reader.setScaledSize(doubled)  # a photo of 40 megapixels is never held in full
    image = reader.read()
    if image.isNull():
        return None
    scaled = _in_srgb(image.scaled(QSize(wide, high), mode, Qt.TransformationMode.SmoothTransformation))
    if cover:
        scaled = _on_white(scaled.copy((scaled.width() - wide) // 2, (scaled.height() - high) // 2, wide, high))
    if grey:
        scaled = scaled.convertToFormat(QImage.Format.Format_Grayscale8)
    return scaled.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _in_srgb(image: QImage) -> QImage:
    """The colours that the file means by its profile (Display P3 of phones, Adobe RGB); one without is sRGB already."""
    space, srgb = image.colorSpace(), QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if not space.isValid() or space == srgb:
        return image
    kept = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    converted = image.convertedToColorSpace(srgb, kept)
    return image if converted.isNull() else converted


def _on_white(image: QImage) -> QImage:
    """What can be seen through in a product picture is white, as in a shop."""
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(colour("#ffffff"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def product(sheet: Sheet, path: str, rect: QRectF, radius: float, folder: Path | None = None, grey: bool = False) -> None:
    """A picture that fills `rect`, with round corners; `grey` for what is no longer to be had."""
    painter = sheet.painter
    file = _file(path, folder)
    wide, high = round(rect.width()), round(rect.height())
    if wide < 1 or high < 1:
        return
    rect = QRectF(round(rect.x()), round(rect.y()), wide, high)  # on whole pixels, or its edges repeat
    image = _scaled(*file, wide, high, True, grey) if file is not None else None
    if image is None:
        _vacant(sheet, rect, radius)
    else:
        with kept(painter):
            brush = QBrush(image)
            painter.setBrushOrigin(rect.topLeft())
            rounded(painter, rect, radius, brush)
    if grey:
        rounded(painter, rect, radius, colour("#101114", 110))


def _vacant(sheet: Sheet, rect: QRectF, radius: float) -> None:
    """The place of a picture: a shopping bag, in colours that recede."""
    painter, colours = sheet.painter, sheet.colours
    rounded(painter, rect, radius, colour(colours.well))
    side = min(rect.width(), rect.height())
    with kept(painter):
        painter.translate(rect.center())
        painter.scale(side / 100, side / 100)
        ink = colour(mixed(colours.well, colours.dim, 0.55))
        painter.setPen(QPen(ink, 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bag = QPainterPath(QPointF(-19, -8))
        for x, y in ((19, -8), (23, 24), (-23, 24)):
            bag.lineTo(x, y)
        bag.closeSubpath()
        painter.drawPath(bag)
        painter.drawArc(QRectF(-10, -24, 20, 28), 0, 180 * 16)


def whole(path: str, wide: int, high: int, folder: Path | None = None) -> QImage | None:
    """A picture, all of it, as large as fits into `wide` x `high` pixels; None when there is none."""
    file = _file(path, folder)
    return _scaled(*file, wide, high, False, False) if file is not None and wide > 0 and high > 0 else None
