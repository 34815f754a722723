"""A logo from a file, whole and undistorted. Without a file there is nothing to see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF

from cards import pictures, shapes
from cards import values as read
from cards.sheet import sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.plugin_api import Look, Tile


class Logo:
    """One logo on one canvas."""

    def __init__(self, tile: Tile) -> None:
        self._folder = tile.folder

    def draw(
        self, pixels: NDArray[np.uint8], values: Mapping[str, Any], look: Look, settings: Mapping[str, Any], at_ns: int
    ) -> int | None:
        """Draw the picture of the settings, on a plate when `plate` is set."""
        path = read.text(settings, "picture")
        with sheet(pixels, look) as page:
            short = min(page.box.width(), page.box.height())
            plated = read.switch(settings, "plate", False)
            inset = shapes.margin(page.box) + short * 0.1 if plated else 1.0
            room = page.box.adjusted(inset, inset, -inset, -inset)
            image = pictures.whole(path, int(room.width()), int(room.height()), self._folder)
            if image is None:
                return None
            if plated:
                shapes.plate(page, short * 0.16)
            middle = room.center()
            page.painter.drawImage(QPointF(middle.x() - image.width() / 2, middle.y() - image.height() / 2), image)
        return None
