"""One card's pixels, as its overlay draws them and as the air takes them. What did not change is not converted again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio import colour
from studio.ipc.picture_ring import Format, Planes, picture_bytes, split_planes

U8 = NDArray[np.uint8]


class TilePicture:
    """Pixels of one size (even sides). One thread. Begins transparent."""

    def __init__(self, width: int, height: int) -> None:
        self._pixels: U8 = np.zeros((height, width, 4), np.uint8)
        self._converted = self._pixels.copy()
        flat: U8 = np.zeros(picture_bytes(Format.I420A, width, height), np.uint8)
        self._planes = split_planes(flat, Format.I420A, width, height)

    def blank(self) -> U8:
        """The pixels (h, w, 4), RGBA premultiplied, transparent: to be drawn on, in place."""
        self._pixels.fill(0)
        return self._pixels[:]  # a view: a plugin that gives it another shape changes only its own

    def follow(self) -> bool:
        """Convert what differs from the last picture; False when nothing does."""
        differs = self._pixels.view(np.uint32) != self._converted.view(np.uint32)
        rows, columns = np.flatnonzero(differs.any(axis=(1, 2))), np.flatnonzero(differs.any(axis=(0, 2)))
        if not rows.size:
            return False
        top, bottom = int(rows[0]) & ~1, int(rows[-1]) + 2 & ~1
        left, right = int(columns[0]) & ~1, int(columns[-1]) + 2 & ~1
        drawn = self._pixels[top:bottom, left:right]
        self._converted[top:bottom, left:right] = drawn
        y, u, v, a = colour.i420a_from_rgba(np.minimum(drawn, drawn[..., 3:]), premultiplied=True)  # a colour above its
        planes = self._planes  # alpha would glow
        assert planes.a is not None
        planes.y[top:bottom, left:right] = y
        planes.a[top:bottom, left:right] = a
        planes.u[top // 2 : bottom // 2, left // 2 : right // 2] = u
        planes.v[top // 2 : bottom // 2, left // 2 : right // 2] = v
        return True

    def copy_to(self, target: Planes) -> None:
        """Fill a ring's slot with the picture converted last."""
        mine = self._planes
        assert target.a is not None
        assert mine.a is not None
        for into, source in ((target.y, mine.y), (target.u, mine.u), (target.v, mine.v), (target.a, mine.a)):
            np.copyto(into, source)
