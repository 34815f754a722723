"""Lays one picture's planes over another's, 8 bit, in place. The only arithmetic between pictures on the way to the air."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.contracts.plan import Rect
from studio.ipc.picture_ring import Planes

U8 = NDArray[np.uint8]

BLACK, NEUTRAL = 16, 128  # ITU-R BT.709-6, 8 bit limited range


def part(planes: Planes, rect: Rect) -> tuple[U8, U8, U8]:
    """Views of Y, U, V inside an even rectangle."""
    x, y, width, height = rect
    x2, y2, width2, height2 = x // 2, y // 2, width // 2, height // 2
    return (
        planes.y[y : y + height, x : x + width],
        planes.u[y2 : y2 + height2, x2 : x2 + width2],
        planes.v[y2 : y2 + height2, x2 : x2 + width2],
    )


def clear(planes: Planes) -> None:
    """Black."""
    planes.y.fill(BLACK)
    planes.u.fill(NEUTRAL)
    planes.v.fill(NEUTRAL)


def over(target: U8, source: U8, keep: U8) -> None:
    """`target` = `target` * `keep` / 255, rounded, + `source`, saturating. `source` is premultiplied, `keep` 255 - alpha."""
    cv2.multiply(target, keep, dst=target, scale=1 / 255)
    cv2.add(target, source, dst=target)


def mix(target: U8, source: U8, weight: float) -> None:
    """`target` moves towards `source` by `weight` (0..1), rounded."""
    cv2.addWeighted(source, weight, target, 1.0 - weight, 0.0, dst=target)


def multiply(plane: U8, alpha: U8) -> None:
    """`plane` = `plane` * `alpha` / 255, rounded."""
    cv2.multiply(plane, alpha, dst=plane, scale=1 / 255)


def divide(plane: U8, alpha: U8) -> None:
    """The inverse of `multiply`; 0 where alpha is 0."""
    cv2.divide(plane, alpha, dst=plane, scale=255)


def dim(plane: U8, factor: float) -> None:
    """`plane` = `plane` * `factor` (0..1), rounded."""
    cv2.convertScaleAbs(plane, dst=plane, alpha=factor)


def halve(alpha: U8, target: U8) -> None:
    """Alpha at chroma resolution: averages of 2 x 2."""
    cv2.resize(alpha, (target.shape[1], target.shape[0]), dst=target, interpolation=cv2.INTER_AREA)
