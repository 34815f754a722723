"""Very large type that fits: the largest size at which words fill a box without leaving it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.theme.look import FAMILIES

_WRAP = Qt.TextFlag.TextWordWrap


def face(size_px: int, bold: bool = True) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(6, size_px))
    font.setBold(bold)
    return font


@lru_cache(maxsize=256)
def fitting_px(words: str, width: int, height: int, largest_px: int, bold: bool = True, wrap: bool = True) -> int:
    """The largest pixel size, at most `largest_px`, at which `words` stay in `width` x `height`."""
    low, high = 6, max(7, largest_px)
    flags = int(_WRAP if wrap else Qt.TextFlag.TextSingleLine)
    while low < high:
        middle = (low + high + 1) // 2
        found = QFontMetrics(face(middle, bold)).boundingRect(QRect(0, 0, width, 100_000), flags, words)
        if found.width() <= width and found.height() <= height:
            low = middle
        else:
            high = middle - 1
    return low


def draw_fitting(
    painter: QPainter,
    box: QRectF,
    words: str,
    colour: str,
    largest_px: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: bool = True,
    wrap: bool = True,
) -> float:
    """Write `words` into `box`, as large as they fit. Returns the height they took."""
    if not words or box.width() < 8 or box.height() < 8:
        return 0.0
    size = fitting_px(words, int(box.width()), int(box.height()), int(largest_px), bold, wrap)
    painter.setFont(face(size, bold))
    painter.setPen(QColor(colour))
    flags = int(align) | int(_WRAP if wrap else Qt.TextFlag.TextSingleLine)
    painter.drawText(box, flags, words)
    flat = QRect(0, 0, int(box.width()), 100_000)
    return float(painter.fontMetrics().boundingRect(flat, flags & ~int(Qt.AlignmentFlag.AlignVCenter), words).height())
