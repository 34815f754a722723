"""A logo from a file, whole and undistorted. Without a file there is nothing to see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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
            room = page.box.adjusted(1, 1, -1, -1)
            if not path:
                return None
            if read.switch(settings, "plate", False):
                short = min(page.box.width(), page.box.height())
                body = shapes.plate(page, short * 0.16)
                pad = short * 0.1
                room = body.adjusted(pad, pad, -pad, -pad)
            pictures.logo(page, path, room, self._folder)
        return None
