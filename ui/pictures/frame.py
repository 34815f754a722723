"""What lies over a monitor's picture: tally frame, a badge with words, safe areas. Plain drawing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import colours

TALLY_PX = 3
# EBU R 95: graphics safe 90 % of the picture, action safe 93 %
ACTION_SAFE, GRAPHICS_SAFE = 0.93, 0.90


def draw_tally(painter: QPainter, picture: QRect, colour: str) -> None:
    """A frame just inside the picture."""
    pen = QPen(QColor(colour), TALLY_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = TALLY_PX // 2
    painter.drawRect(picture.adjusted(inset, inset, -inset - 1, -inset - 1))


def draw_badge(painter: QPainter, picture: QRect, words: str, colour: str) -> None:
    """Words on a plate in the upper left corner of the picture, in lines where it is narrow; none for none."""
    if not words:
        return
    inset = TALLY_PX + 4
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    most = picture.adjusted(inset + 8, inset + 3, -inset - 8, -inset - 3)
    room = painter.fontMetrics().boundingRect(most, flags, words).adjusted(-8, -3, 8, 3)
    plate = QRect(picture.topLeft() + QPoint(inset, inset), room.size())
    painter.fillRect(plate, QColor(colour))
    painter.setPen(QColor(colours.BASE if QColor(colour).lightness() > 130 else colours.TEXT))
    painter.drawText(plate.adjusted(7, 3, -7, -3), flags, words)


def draw_safe_areas(painter: QPainter, picture: QRect) -> None:
    """Action and graphics safe areas, and the middle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for part, alpha in ((ACTION_SAFE, 110), (GRAPHICS_SAFE, 190)):
        painter.setPen(QPen(QColor(255, 255, 255, alpha), 1, Qt.PenStyle.DashLine))
        across, down = round(picture.width() * (1 - part) / 2), round(picture.height() * (1 - part) / 2)
        painter.drawRect(picture.adjusted(across, down, -across - 1, -down - 1))
    painter.setPen(QPen(QColor(255, 255, 255, 150), 1))
    middle = picture.center()
    painter.drawLine(middle.x() - 8, middle.y(), middle.x() + 8, middle.y())
    painter.drawLine(middle.x(), middle.y() - 8, middle.x(), middle.y() + 8)
