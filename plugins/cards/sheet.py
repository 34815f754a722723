"""Opens a tile's pixels for drawing, and reads its look: what every card begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cards.palette import Palette, palette

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look


@dataclass(frozen=True, slots=True)
class Sheet:
    """One card while it is drawn."""

    painter: QPainter
    box: QRectF  # the whole tile
    colours: Palette
    family: str  # the brand's font, "" for the studio's
    language: str


@contextmanager
def sheet(pixels: NDArray[np.uint8], look: Look) -> Iterator[Sheet]:
    """Draw into `pixels`, (height, width, 4) RGBA premultiplied and contiguous, in place."""
    high, wide = pixels.shape[:2]
    image = QImage(pixels.data, wide, high, wide * 4, QImage.Format.Format_RGBA8888_Premultiplied)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    try:
        yield Sheet(painter, QRectF(0, 0, wide, high), palette(look), look.font, look.language)
    finally:
        painter.end()
