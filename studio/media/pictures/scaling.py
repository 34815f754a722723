"""Scales one 8-bit plane into memory that is already there. Owns no picture; one thread per `PlaneScaler`."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]


class PlaneScaler:
    """Shrinks (or enlarges) planes; keeps its scratch memory between calls of the same sizes."""

    def __init__(self) -> None:
        self._halves: dict[tuple[int, int, int], U8] = {}

    def scale(self, source: U8, target: U8) -> None:
        """Fill `target` (h, w) with `source` (any size, rows may have padding).

        One pixel more or less than the target's is cut, not scaled (odd sides made even). Up to a factor of 2 bilinear;
        beyond it the plane is halved by exact 2 x 2 averages first, which is as clean as an area filter at a fifth of
        its cost. Enlarging is bicubic.
        """
        height, width = target.shape
        rows, columns = source.shape
        if 0 <= rows - height <= 1 and 0 <= columns - width <= 1:
            np.copyto(target, source[:height, :width])
            return
        step = 0
        while rows >= 2 * height and columns >= 2 * width and (rows > 2 * height or columns > 2 * width):
            source = self._halved(source[: rows & ~1, : columns & ~1], step)
            rows, columns = source.shape
            step += 1
        cv2.resize(source, (width, height), dst=target, interpolation=_filter(rows / height, columns / width))

    def _halved(self, source: U8, step: int) -> U8:
        height, width = source.shape[0] // 2, source.shape[1] // 2
        key = (step, height, width)
        half = self._halves.get(key)
        if half is None:
            if len(self._halves) > 8:
                self._halves.clear()
            half = self._halves[key] = np.empty((height, width), np.uint8)
        cv2.resize(source, (width, height), dst=half, interpolation=cv2.INTER_AREA)
        return half


def _filter(down: float, across: float) -> int:
    if max(down, across) >= 2:  # an exact half, or one side shrinks a lot and the other does not
        return cv2.INTER_AREA
    return cv2.INTER_LINEAR if max(down, across) >= 1 else cv2.INTER_CUBIC
