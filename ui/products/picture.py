"""The first picture of a product, and how a thumbnail is painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from studio.document.products import Product
from ui.theme import colours


def first_picture(row: Product) -> str:
    """Path or URL of a product's first picture, "" when it has none."""
    return next(iter(row.pictures), "")


def paint_picture(painter: QPainter, box: QRectF, picture: QPixmap | None) -> None:
    """A thumbnail, or the place where one would be."""
    if picture is not None:
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
        return
    painter.fillRect(box, QColor(colours.FIELD))
    painter.setPen(QColor(colours.LINE))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
