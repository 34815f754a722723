"""Colour correction by a table for light and a turn of the Cb/Cr plane."""

from __future__ import annotations

import math

import cv2
import numpy as np

from studio import colour
from studio.kinds.picture_filters.colour_correction import ColourCorrection
from studio.kinds.picture_filters.working import Layer, Steady


def make(settings: ColourCorrection) -> Corrector:
    return Corrector(settings)


class Corrector(Steady):
    """Gamma, then contrast about mid grey, then brightness on light; contrast, saturation and hue on colour."""

    def __init__(self, settings: ColourCorrection) -> None:
        light = (np.arange(256, dtype=np.float64) - colour.BLACK) / colour.LUMA_SPAN
        light = np.sign(light) * np.abs(light) ** (1 / settings.gamma)
        light = (light - 0.5) * settings.contrast + 0.5 + settings.brightness
        self._light = np.clip(np.rint(light * colour.LUMA_SPAN + colour.BLACK), 1, 254).astype(np.uint8)[None]  # (1, 256)
        strength, angle = settings.saturation * settings.contrast, math.radians(settings.hue_deg)
        self._same = strength * math.cos(angle)  # u from u, v from v
        self._cross = strength * math.sin(angle)  # v from u; u from v negated

    def apply(self, layer: Layer) -> None:
        same, cross = self._same, self._cross
        cv2.LUT(layer.y, self._light, dst=layer.y)
        if (same, cross) == (1.0, 0.0):
            return
        turned = cv2.addWeighted(layer.u, same, layer.v, -cross, 128 * (1 - same + cross))
        cv2.addWeighted(layer.v, same, layer.u, cross, 128 * (1 - same - cross), dst=layer.v)
        np.copyto(layer.u, turned)
