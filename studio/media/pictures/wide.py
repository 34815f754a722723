"""Pictures of more light or wider colours than the program's, brought to BT.709 through tables: PQ, HLG, BT.2020, P3.

Light is mapped so that reference white (203 cd/m2) comes to 224 of 255 and what is brighter keeps its order up to 1000 cd/m2;
colours outside BT.709 lose saturation, not hue. Sources of the constants: ITU-R BT.2100-2 (PQ, HLG and its display), BT.2408
(reference white), BT.1886, BT.2020-2, SMPTE RP 431-2 (P3), IEC 61966-2-1 (sRGB).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.colour.light import PEAK, of_hlg_scene, of_pq, toned

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

Transfer = Literal["sdr", "pq", "hlg"]
Primaries = Literal["bt709", "bt2020", "p3"]

_TO_709: dict[Primaries, F32] = {
    "bt709": np.eye(3, dtype=np.float32),
    "bt2020": np.array([[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]], np.float32),
    "p3": np.array([[1.2249, -0.2247, 0.0], [-0.0420, 1.0419, 0.0], [-0.0197, -0.0786, 1.0979]], np.float32),
}
_LUMINANCE: F32 = np.array([0.2126, 0.7152, 0.0722], np.float32)
_LUMINANCE_2020: F32 = np.array([0.2627, 0.6780, 0.0593], np.float32)


@dataclass(frozen=True, slots=True)
class Coding:
    """What a picture's numbers say: its luma coefficients (Kr, Kb), whether 0..255 or 16..235, and the light they stand for."""

    kr: float
    kb: float
    full: bool
    transfer: Transfer
    primaries: Primaries


@dataclass(frozen=True, slots=True)
class Tables:
    """Program levels by a picture's levels.

    `light`: by Y, then U and V in steps of 4, around 128. `u` by U, V in steps of 8, Y in steps of 4; `v` by V, U, Y likewise:
    each is exact in what it is most steered by.
    """

    light: U8
    u: U8
    v: U8


@lru_cache(maxsize=2)
def tables(coding: Coding) -> Tables:
    """Takes some tenths of a second, once for each kind of picture."""
    every, fours, eights = (np.arange(0, 256, step, dtype=np.float32) for step in (1, 4, 8))
    light = _program(coding, *np.meshgrid(every, fours, fours, indexing="ij"))[..., 0]
    u = _program(coding, *_turned(np.meshgrid(every, eights, fours, indexing="ij"), (2, 0, 1)))[..., 1]
    v = _program(coding, *_turned(np.meshgrid(every, eights, fours, indexing="ij"), (2, 1, 0)))[..., 2]
    return Tables(light.ravel(), u.ravel(), v.ravel())


def _turned(axes: tuple[F32, ...], order: tuple[int, int, int]) -> list[F32]:
    return [axes[place] for place in order]


def _program(coding: Coding, y: F32, u: F32, v: F32) -> U8:
    """Y, Cb, Cr of the program (..., 3) for levels of the picture (0..255)."""
    black, light_span, chroma_span = (0.0, 255.0, 255.0) if coding.full else (16.0, 219.0, 224.0)
    luma, cb, cr = (y - black) / light_span, (u - 128) / chroma_span, (v - 128) / chroma_span
    kg = 1 - coding.kr - coding.kb
    red, blue = luma + 2 * (1 - coding.kr) * cr, luma + 2 * (1 - coding.kb) * cb
    green = (luma - coding.kr * red - coding.kb * blue) / kg
    signal = np.clip(np.stack([red, green, blue], axis=-1), 0, 1)
    shown = _encoded(coding, _inside(_light(coding, signal) @ _TO_709[coding.primaries].T))
    kr, kb = 0.2126, 0.0722
    grey = shown @ _LUMINANCE
    planes = [16 + 219 * grey, *(128 + 112 * (shown[..., at] - grey) / (1 - k) for at, k in ((2, kb), (0, kr)))]
    return np.rint(np.stack(planes, axis=-1)).clip(0, 255).astype(np.uint8)


def _light(coding: Coding, signal: F32) -> F32:
    """The light of R, G, B, in reference whites, as the display that the picture is made for shows it."""
    if coding.transfer == "pq":
        return of_pq(signal)
    if coding.transfer == "hlg":
        scene = of_hlg_scene(signal)
        shown = scene * ((scene @ _LUMINANCE_2020) ** 0.2)[..., None] * PEAK
        return shown.astype(np.float32)
    return signal**2.4


def _inside(shown: F32) -> F32:
    """Colours outside BT.709 drawn to the grey of their light, just as far as it takes."""
    grey, least = shown @ _LUMINANCE, shown.min(axis=-1)
    share = np.where(least < 0, grey / np.maximum(grey - least, 1e-6), 1.0)[..., None]
    inside: F32 = grey[..., None] + (shown - grey[..., None]) * share
    return np.maximum(inside, 0)


def _encoded(coding: Coding, shown: F32) -> F32:
    """R', G', B' 0..1 of the program."""
    if coding.transfer == "sdr":
        return np.minimum(shown, 1) ** np.float32(1 / 2.4)
    strongest = shown.max(axis=-1)
    mapped = shown * (toned(strongest) / np.maximum(strongest, 1e-6))[..., None]
    signal: F32 = np.where(mapped <= 0.0031308, 12.92 * mapped, 1.055 * np.maximum(mapped, 1e-9) ** (1 / 2.4) - 0.055)
    return signal


class WideColour:
    """Brings planes to the program's in place. One thread; keeps its scratch memory between pictures of one size."""

    def __init__(self) -> None:
        self._places: NDArray[np.int32] = np.empty(0, np.int32)

    def apply(self, y: U8, u: U8, v: U8, coding: Coding) -> None:
        """`y` (h, w), `u` and `v` smaller or as large."""
        found = tables(coding)
        height, width = u.shape
        small = y if y.shape == u.shape else np.asarray(cv2.resize(y, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        grey = _stepped(small, 2).astype(np.int32)
        from_u, from_v = (_stepped(plane, 3).astype(np.int32) << 6 for plane in (u, v))
        new_u = found.u.take((u.astype(np.int32) << 11) + from_v + grey)
        new_v = found.v.take((v.astype(np.int32) << 11) + from_u + grey)
        chroma = (_stepped(u, 2).astype(np.uint16) << 6) + _stepped(v, 2)
        if y.shape != u.shape:
            chroma = np.asarray(cv2.resize(chroma, (y.shape[1], y.shape[0]), interpolation=cv2.INTER_NEAREST), np.uint16)
        if self._places.shape != y.shape:
            self._places = np.empty(y.shape, np.int32)
        np.left_shift(y, 12, out=self._places, dtype=np.int32)
        np.add(self._places, chroma, out=self._places)
        np.copyto(y, found.light.take(self._places, mode="clip"))
        np.copyto(u, new_u)
        np.copyto(v, new_v)


def _stepped(plane: U8, bits: int) -> U8:
    """Levels in steps of 2 ** `bits`, rounded, so that 128 is met exactly."""
    half = 1 << (bits - 1)
    return (np.minimum(plane, 255 - half) + np.uint8(half)) >> np.uint8(bits)
