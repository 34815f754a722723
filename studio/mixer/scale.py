"""Scales one 8-bit plane into memory that is already there. Owns scratch memory, no picture; one thread per `Scaler`."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]

_SCRATCHES = 12  # sizes kept per scaler: one item's planes need at most half of them


class Scratch:
    """Memory by role and shape, so that nothing is allocated per picture. Contents last until the next `get` of the same."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int, int], U8] = {}

    def get(self, role: str, height: int, width: int) -> U8:
        key = (role, height, width)
        memory = self._kept.get(key)
        if memory is None:
            if len(self._kept) >= _SCRATCHES:
                self._kept.clear()
            memory = self._kept[key] = np.empty((height, width), np.uint8)
        return memory


def scale(source: U8, target: U8, scratch: Scratch, smooth: bool = False) -> None:
    """Fill `target` (h, w) with `source` (any size; rows may lie apart).

    The same size is a copy. Shrinking to no less than half is bilinear; beyond that the plane is first halved by exact 2 x 2
    averages, as clean as an area filter at a fifth of its cost. Enlarging is bicubic, or bilinear where `smooth` asks for
    no overshoot (premultiplied planes: a rim brighter than its alpha would glow).
    """
    height, width = target.shape
    rows, columns = source.shape
    if (rows, columns) == (height, width):
        np.copyto(target, source)
        return
    while rows >= 2 * height and columns >= 2 * width and (rows > 2 * height or columns > 2 * width):
        source = _halved(source, scratch)
        rows, columns = source.shape
    cv2.resize(source, (width, height), dst=target, interpolation=_filter(rows / height, columns / width, smooth))


def _halved(source: U8, scratch: Scratch) -> U8:
    """Half the size, an odd side rounded up: the whole extent stays the whole extent, or chroma would shift against luma."""
    height, width = (source.shape[0] + 1) // 2, (source.shape[1] + 1) // 2
    half = scratch.get("half", height, width)
    cv2.resize(source, (width, height), dst=half, interpolation=cv2.INTER_AREA)
    return half


def _filter(down: float, across: float, smooth: bool) -> int:
    if max(down, across) >= 2:  # an exact half, or one side shrinks a lot and the other does not
        return cv2.INTER_AREA
    return cv2.INTER_LINEAR if smooth or max(down, across) >= 1 else cv2.INTER_CUBIC
