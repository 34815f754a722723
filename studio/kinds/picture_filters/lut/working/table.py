"""Turns the tables of a .cube file, which are of R, G, B, into tables of Y, Cb, Cr that a picture's levels can be looked up in.

Made once for a file, on a thread of its own: a fifth of a second for any size of cube.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio import colour
from studio.kinds.picture_filters.lut.cube import Cube, Table

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

SIDE = 129  # points of a coarse axis: every second level, 0 to 256

_OFFSETS: F32 = np.array(colour.ycbcr(0, 0, 0), np.float32)[:, None]
_PRIMARIES = np.array([colour.ycbcr(255, 0, 0), colour.ycbcr(0, 255, 0), colour.ycbcr(0, 0, 255)])
_FROM_RGB: F32 = (_PRIMARIES.T - _OFFSETS).astype(np.float32)  # Y, Cb, Cr without their offsets, of R, G, B in 0..1
_TO_RGB: F32 = np.linalg.inv(_FROM_RGB.astype(np.float64)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Planes:
    """For each plane a table (256, SIDE * SIDE) of uint8, 4.3 MB: rows are the plane's own level, whole; columns the other two.

    A level x of the others stands at (x + 1) // 2, so that 128, no colour, is a point of the table. Columns of `y` are
    U * SIDE + V, of `u` Y * SIDE + V, of `v` Y * SIDE + U.
    """

    y: U8
    u: U8
    v: U8


def planes_of(cube: Cube) -> Planes:
    """The tables of a file's curve and cube. Colours outside of what it knows are changed as the nearest one inside is."""
    y, u, v = (np.empty((256, SIDE, SIDE), np.uint8) for _ in range(3))
    levels = np.arange(SIDE, dtype=np.float32) * 2
    points = np.empty((3, SIDE, SIDE), np.float32)  # of one Y: U downwards, V across
    points[1], points[2] = levels[:, None], levels[None]
    before: F32 | None = None
    for row in range(SIDE):
        points[0] = levels[row]
        rgb = _TO_RGB @ (points.reshape(3, -1) - _OFFSETS)
        changed = (_FROM_RGB @ _looked_up(rgb, cube) + _OFFSETS).reshape(3, SIDE, SIDE)
        if row < SIDE - 1:
            y[2 * row] = _level(changed[0])
        if before is not None:
            y[2 * row - 1] = _level((changed[0] + before) / 2)
        u[:, row] = _level(_doubled(changed[1]))
        v[:, row] = _level(_doubled(changed[2].T))
        before = changed[0]
    return Planes(*(plane.reshape(256, SIDE * SIDE) for plane in (y, u, v)))


def _doubled(plane: F32) -> F32:
    """(SIDE, n) at every second level to (256, n) at each."""
    whole = np.empty((256, plane.shape[1]), np.float32)
    whole[0::2] = plane[:-1]
    whole[1::2] = (plane[:-1] + plane[1:]) / 2
    return whole


def _level(plane: F32) -> U8:
    return np.clip(np.rint(plane), 1, 254).astype(np.uint8)  # 0 and 255 are for synchronization, ITU-R BT.709-6


def _looked_up(rgb: F32, cube: Cube) -> F32:
    """What the file makes of colours (3, n), 0..1; they may lie outside."""
    first = cube.curve or cube.cube
    assert first is not None
    low, high = (np.array(end, np.float32)[:, None] for end in (first.low, first.high))
    inside = np.clip(rgb, low, high)
    found = inside
    if cube.curve is not None:
        found = _curved(found, cube.curve)
    if cube.cube is not None:
        found = tetrahedral(found, cube.cube)
    return found + (rgb - inside)


def _curved(rgb: F32, curve: Table) -> F32:
    values = np.frombuffer(curve.values, np.float32).reshape(-1, 3)
    return np.stack(
        [
            np.interp(rgb[n], np.linspace(curve.low[n], curve.high[n], curve.size), values[:, n]).astype(np.float32)
            for n in range(3)
        ]
    )


def tetrahedral(rgb: F32, table: Table) -> F32:
    """Colours (3, n) through a cube, by the four corners of the tetrahedron that they lie in: grey stays grey on its diagonal."""
    values = np.ascontiguousarray(np.frombuffer(table.values, np.float32).reshape(-1, 3).T)
    low, high = (np.array(end, np.float32)[:, None] for end in (table.low, table.high))
    place = np.clip((rgb - low) / (high - low), 0, 1) * (table.size - 1)
    corner = np.minimum(place.astype(np.int32), table.size - 2)
    rest = place - corner.astype(np.float32)  # with whole numbers it would become twice as wide, and so would all that follows
    strides = np.array([1, table.size, table.size**2], np.int32)
    at = strides @ corner
    r, g, b = rest  # the channel that is furthest along its edge comes first; three are told apart faster than sorted
    first, third = np.maximum(np.maximum(r, g), b), np.minimum(np.minimum(r, g), b)
    second = np.maximum(np.minimum(r, g), np.minimum(np.maximum(r, g), b))
    ahead = np.where((r >= g) & (r >= b), strides[0], np.where(g >= b, strides[1], strides[2]))
    behind = np.where((b <= r) & (b <= g), strides[2], np.where(g <= r, strides[1], strides[0]))
    between = strides[0] + strides[1] + strides[2] - ahead - behind
    found: F32 = values.take(at, axis=1) * (1 - first)
    for weight, stride in ((first - second, ahead), (second - third, between), (third, behind)):
        at = at + stride
        found += values.take(at, axis=1) * weight
    return found
