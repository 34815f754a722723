"""Item filters on a layer: chroma key with spill control, colour correction. More kinds register in `KINDS`.

A filter works in place on a `Layer` of straight (not premultiplied) colours, at the size it is seen at. What depends only
on its settings is worked out once per value and kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from studio import colour
from studio.kinds.filters import ChromaKey, ColourCorrection, Filter
from studio.mixer import blend

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

_HALF_CHROMA = 112.0  # ITU-R BT.709-6: colour differences reach 128 +- 112


@dataclass(slots=True)
class Layer:
    """An item's picture on its way to the canvas: planes at the visible size, straight colours.

    `y` and `a` (h, w), `u`, `v` and `a_half` (h/2, w/2), all uint8. `a` is meaningful only while `transparent`.
    """

    y: U8
    u: U8
    v: U8
    a: U8
    a_half: U8
    transparent: bool = False


def empty_layer(width: int, height: int) -> Layer:
    """Memory for a layer of that even size; its contents are arbitrary."""
    full, half = (height, width), (height // 2, width // 2)
    y, u, v, a, a_half = (np.empty(shape, np.uint8) for shape in (full, half, half, full, half))
    return Layer(y, u, v, a, a_half)


Apply = Callable[[Layer, Any], None]
AlphaOperation = Callable[[U8, U8], None]  # on a plane, by an alpha of its shape


def apply(layer: Layer, filters: tuple[Filter, ...]) -> None:
    """Run the enabled filters in order."""
    for one in filters:
        if one.enabled:
            KINDS[type(one)](layer, one)


def makes_transparent(filters: tuple[Filter, ...]) -> bool:
    """True when some filter may open holes, so that what lies below must be drawn."""
    return any(one.enabled and isinstance(one, ChromaKey) for one in filters)


# ---------------------------------------------------------------- chroma key


@dataclass(frozen=True, slots=True)
class _Key:
    square_u: F32  # (1, 256): squared distance of each U from the key's, in half widths
    square_v: F32
    similarity: float
    steepness: float  # alpha levels per half width
    spill: float
    along_u: float  # the key's direction in the chroma plane, length 1
    along_v: float


@lru_cache(maxsize=64)
def _key(value: ChromaKey) -> _Key:
    _, cb, cr = colour.ycbcr(*bytes.fromhex(value.colour[1:]))
    levels = np.arange(256, dtype=np.float32)[None]
    length = math.hypot(cb - 128, cr - 128)
    along = ((cb - 128) / length, (cr - 128) / length) if length > 1 else (0.0, 0.0)
    return _Key(
        ((levels - np.float32(cb)) / np.float32(_HALF_CHROMA)) ** 2,
        ((levels - np.float32(cr)) / np.float32(_HALF_CHROMA)) ** 2,
        value.similarity,
        255.0 / max(value.smoothness, 1e-3),
        value.spill,
        *along,
    )


def chroma_key(layer: Layer, value: ChromaKey) -> None:
    """Alpha rises from 0 at `similarity` from the key colour to 1 at `similarity + smoothness`; then spill is taken out."""
    key = _key(value)
    distance = cv2.sqrt(cv2.add(cv2.LUT(layer.u, key.square_u), cv2.LUT(layer.v, key.square_v)))
    alpha = cv2.addWeighted(
        distance, key.steepness, distance, 0.0, -key.similarity * key.steepness, dtype=cv2.CV_8U
    )  # saturates to 0..255
    height, width = layer.y.shape
    whole = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_LINEAR)
    if layer.transparent:
        blend.multiply(layer.a, np.asarray(whole, np.uint8))
    else:
        np.copyto(layer.a, whole)
        layer.transparent = True
    if key.spill > 0:
        _take_spill(layer, key)


def _take_spill(layer: Layer, key: _Key) -> None:
    """Takes the key's hue out of colours within 45 degrees of it: their part along it, less their part across it."""
    u, v = layer.u, layer.v
    centre = 128 * (key.along_u + key.along_v)
    along = cv2.addWeighted(u, key.along_u, v, key.along_v, -centre)  # saturates at 0: away from the key is no spill
    across = cv2.addWeighted(u, -key.along_v, v, key.along_u, 128 * (key.along_v - key.along_u), dtype=cv2.CV_32F)
    spill = cv2.subtract(along, cv2.convertScaleAbs(across))
    cv2.addWeighted(u, 1.0, spill, -key.spill * key.along_u, 0.0, dst=u)
    cv2.addWeighted(v, 1.0, spill, -key.spill * key.along_v, 0.0, dst=v)


# ---------------------------------------------------------------- colour correction


@dataclass(frozen=True, slots=True)
class _Correction:
    light: U8  # (1, 256)
    same: float  # u from u, v from v
    cross: float  # v from u; u from v negated


@lru_cache(maxsize=64)
def _correction(value: ColourCorrection) -> _Correction:
    light = (np.arange(256, dtype=np.float64) - colour.BLACK) / colour.LUMA_SPAN
    light = np.sign(light) * np.abs(light) ** (1 / value.gamma)
    light = (light - 0.5) * value.contrast + 0.5 + value.brightness
    table = np.clip(np.rint(light * colour.LUMA_SPAN + colour.BLACK), 1, 254).astype(np.uint8)[None]
    strength, angle = value.saturation * value.contrast, math.radians(value.hue_deg)
    return _Correction(table, strength * math.cos(angle), strength * math.sin(angle))


def colour_correction(layer: Layer, value: ColourCorrection) -> None:
    """Gamma, then contrast about mid grey, then brightness on light; contrast, saturation and hue on colour."""
    table = _correction(value)
    cv2.LUT(layer.y, table.light, dst=layer.y)
    if (table.same, table.cross) == (1.0, 0.0):
        return
    shift_u = 128 * (1 - table.same + table.cross)
    shift_v = 128 * (1 - table.same - table.cross)
    turned = cv2.addWeighted(layer.u, table.same, layer.v, -table.cross, shift_u)
    cv2.addWeighted(layer.v, table.same, layer.u, table.cross, shift_v, dst=layer.v)
    np.copyto(layer.u, turned)


KINDS: dict[type, Apply] = {ChromaKey: chroma_key, ColourCorrection: colour_correction}
