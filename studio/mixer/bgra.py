"""Program pictures for the windows: 4:2:0 BT.709 limited to BGRA. Never on the way to the air.

OpenCV converts BT.601 only, so the matrix is changed first, where there are few numbers. Source of the constants: ITU-R
BT.601-7 and BT.709-6 (Kr, Kb).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.ipc.picture_ring import Format, Planes, picture_bytes, split_planes

U8 = NDArray[np.uint8]


def _from_rgb(kr: float, kb: float) -> NDArray[np.float64]:
    kg = 1 - kr - kb
    rows = [[kr, kg, kb], [-kr / (2 * (1 - kb)), -kg / (2 * (1 - kb)), 0.5], [0.5, -kg / (2 * (1 - kr)), -kb / (2 * (1 - kr))]]
    matrix: NDArray[np.float64] = np.array(rows) * np.array([[219.0], [224.0], [224.0]])
    return matrix


_TO_601 = _from_rgb(0.299, 0.114) @ np.linalg.inv(_from_rgb(0.2126, 0.0722))
(_, _Y_U, _Y_V), (_, _U_U, _U_V), (_, _V_U, _V_V) = _TO_601.tolist()


class BgraConverter:
    """Converts pictures of one size (even sides). One thread."""

    def __init__(self, width: int, height: int) -> None:
        self._flat = np.empty(picture_bytes(Format.I420, width, height), np.uint8)
        self._planes = split_planes(self._flat, Format.I420, width, height)
        self._whole = self._flat.reshape(height * 3 // 2, width)
        self._shift: U8 = np.empty((height // 2, width // 2), np.uint8)
        self._wide: U8 = np.empty((height, width), np.uint8)

    def convert(self, planes: Planes, out: U8) -> None:
        """Fill `out` (h, w, 4), opaque, full range, from `planes`; within 3 levels but for the chroma's resolution."""
        work = self._planes
        cv2.addWeighted(planes.u, _Y_U, planes.v, _Y_V, 128 * (1 - _Y_U - _Y_V), dst=self._shift)
        cv2.resize(self._shift, (self._wide.shape[1], self._wide.shape[0]), dst=self._wide, interpolation=cv2.INTER_LINEAR)
        cv2.addWeighted(planes.y, 1.0, self._wide, 1.0, -128, dst=work.y)
        cv2.addWeighted(planes.u, _U_U, planes.v, _U_V, 128 * (1 - _U_U - _U_V), dst=work.u)
        cv2.addWeighted(planes.u, _V_U, planes.v, _V_V, 128 * (1 - _V_U - _V_V), dst=work.v)
        cv2.cvtColor(self._whole, cv2.COLOR_YUV2BGRA_I420, dst=out)
