"""Shows pictures of any shape whole within a frame of one shape, in its middle, on black."""

from __future__ import annotations

from studio.colour import BLACK
from studio.ipc.picture_ring import Planes

_NEUTRAL = 128


def within_frame(planes: Planes, shape: tuple[int, int]) -> Planes:
    """Views of that part of I420 planes where a picture of the proportions `shape` (width, height) is seen whole.

    What lies around it is made black. Sides and corner are even, so that chroma falls on whole samples.
    """
    height, width = planes.y.shape
    scale = min(width / shape[0], height / shape[1])
    across, down = (max(2, min(side, 2 * round(of * scale / 2))) for side, of in ((width, shape[0]), (height, shape[1])))
    left, top = (width - across) // 4 * 2, (height - down) // 4 * 2
    inner = []
    for plane, step, level in ((planes.y, 1, round(BLACK)), (planes.u, 2, _NEUTRAL), (planes.v, 2, _NEUTRAL)):
        rows, columns = slice(top // step, (top + down) // step), slice(left // step, (left + across) // step)
        plane[: rows.start], plane[rows.stop :] = level, level
        plane[rows, : columns.start], plane[rows, columns.stop :] = level, level
        inner.append(plane[rows, columns])
    return Planes(*inner)
