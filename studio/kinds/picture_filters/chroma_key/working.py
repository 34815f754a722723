"""Chroma key with spill control, in the Cb/Cr plane."""

from __future__ import annotations

import math

import cv2
import numpy as np

from studio import colour
from studio.kinds.picture_filters.chroma_key import ChromaKey
from studio.kinds.picture_filters.working import Layer, Steady

_HALF_CHROMA = 112.0  # ITU-R BT.709-6: colour differences reach 128 +- 112


def make(settings: ChromaKey) -> Keyer:
    return Keyer(settings)


class Keyer(Steady):
    """Alpha rises from 0 at `similarity` from the key colour to 1 at `similarity + smoothness`; then spill is taken out."""

    opens_holes = True

    def __init__(self, settings: ChromaKey) -> None:
        _, cb, cr = colour.ycbcr(*bytes.fromhex(settings.colour[1:]))
        levels = np.arange(256, dtype=np.float32)[None]
        # (1, 256): squared distance of each U, each V from the key's, in half widths
        self._square_u = ((levels - np.float32(cb)) / np.float32(_HALF_CHROMA)) ** 2
        self._square_v = ((levels - np.float32(cr)) / np.float32(_HALF_CHROMA)) ** 2
        self._similarity = settings.similarity
        self._steepness = 255.0 / max(settings.smoothness, 1e-3)  # alpha levels per half width
        self._spill = settings.spill
        length = math.hypot(cb - 128, cr - 128)  # the key's direction in the chroma plane, length 1
        self._along_u, self._along_v = ((cb - 128) / length, (cr - 128) / length) if length > 1 else (0.0, 0.0)

    def apply(self, layer: Layer) -> None:
        distance = cv2.sqrt(cv2.add(cv2.LUT(layer.u, self._square_u), cv2.LUT(layer.v, self._square_v)))
        alpha = cv2.addWeighted(
            distance, self._steepness, distance, 0.0, -self._similarity * self._steepness, dtype=cv2.CV_8U
        )  # saturates to 0..255
        height, width = layer.y.shape
        whole = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_LINEAR)
        if layer.transparent:
            cv2.multiply(layer.a, whole, dst=layer.a, scale=1 / 255)
        else:
            np.copyto(layer.a, whole)
            layer.transparent = True
        if self._spill > 0:
            self._take_spill(layer)

    def _take_spill(self, layer: Layer) -> None:
        """Takes the key's hue out of colours within 45 degrees of it: their part along it, less their part across it."""
        u, v, along_u, along_v = layer.u, layer.v, self._along_u, self._along_v
        along = cv2.addWeighted(u, along_u, v, along_v, -128 * (along_u + along_v))  # saturates at 0: away is no spill
        across = cv2.addWeighted(u, -along_v, v, along_u, 128 * (along_v - along_u), dtype=cv2.CV_32F)
        spill = cv2.subtract(along, cv2.convertScaleAbs(across))
        cv2.addWeighted(u, 1.0, spill, -self._spill * along_u, 0.0, dst=u)
        cv2.addWeighted(v, 1.0, spill, -self._spill * along_v, 0.0, dst=v)
