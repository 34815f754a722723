"""sRGB to the program's colours (BT.709, limited range, 8 bit) and back, exactly; never on the air's path per frame.

Source of the constants: ITU-R BT.709-6 (Kr = 0.2126, Kb = 0.0722; items 3.2 to 3.4 and 4.6). sRGB and BT.709 share their
primaries; as is usual in broadcast mixing, the transfer functions are taken as equal (no linear-light round trip).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

KR, KB = 0.2126, 0.0722
KG = 1.0 - KR - KB
BLACK, LUMA_SPAN, NEUTRAL, CHROMA_SPAN = 16.0, 219.0, 128.0, 224.0

# rows Y, Cb, Cr; columns R, G, B in 0..1; without the offsets
_FROM_RGB: F32 = np.array(
    [
        [KR * LUMA_SPAN, KG * LUMA_SPAN, KB * LUMA_SPAN],
        [-KR / (2 * (1 - KB)) * CHROMA_SPAN, -KG / (2 * (1 - KB)) * CHROMA_SPAN, CHROMA_SPAN / 2],
        [CHROMA_SPAN / 2, -KG / (2 * (1 - KR)) * CHROMA_SPAN, -KB / (2 * (1 - KR)) * CHROMA_SPAN],
    ],
    np.float32,
)
_OFFSETS: F32 = np.array([BLACK, NEUTRAL, NEUTRAL], np.float32)

# the same from R, G, B, A in 0..255, premultiplied: the black level and the neutral point grow with alpha
_FROM_RGBA: F32 = np.column_stack([_FROM_RGB, _OFFSETS]).astype(np.float32) / np.float32(255)


def ycbcr(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """Y, Cb, Cr in 8-bit limited-range units (not rounded) of an sRGB colour given in 0..255."""
    y, cb, cr = (_FROM_RGB @ (np.array([red, green, blue], np.float32) / 255.0) + _OFFSETS).tolist()
    return y, cb, cr


def hex_ycbcr(colour: str) -> tuple[int, int, int]:
    """Y, Cb, Cr rounded to 8 bit of an sRGB colour written "#rrggbb"."""
    y, cb, cr = ycbcr(*bytes.fromhex(colour[1:]))
    return round(y), round(cb), round(cr)


def i420a_from_rgba(rgba: U8, premultiplied: bool = False) -> tuple[U8, U8, U8, U8]:
    """A tile's planes in the premultiplied `I420A` format of `studio.ipc.picture_ring`.

    Args:
        rgba: (h, w, 4) uint8, h and w even, sRGB, straight alpha unless `premultiplied`.

    Returns:
        Y' (h, w), U' (h/2, w/2), V' (h/2, w/2), A (h, w), uint8, new arrays. Chroma is averaged over 2 x 2 pixels.
    """
    pixels = rgba.astype(np.float32)
    if not premultiplied:
        pixels[..., :3] *= pixels[..., 3:] / np.float32(255)
    rows = pixels[0::2] + pixels[1::2]
    chroma = (rows[:, 0::2] + rows[:, 1::2]) @ (_FROM_RGBA[1:].T / np.float32(4))
    luma8, chroma8 = _eight_bit(pixels @ _FROM_RGBA[0]), _eight_bit(chroma)
    return luma8, np.ascontiguousarray(chroma8[..., 0]), np.ascontiguousarray(chroma8[..., 1]), rgba[..., 3].copy()


def _eight_bit(levels: F32) -> U8:
    """Rounded and clipped, in place where possible."""
    np.rint(levels, out=levels)
    return np.clip(levels, 0, 255, out=levels).astype(np.uint8)


def i420_from_rgb(rgb: U8) -> tuple[U8, U8, U8]:
    """Y (h, w), U, V (h/2, w/2) of an opaque sRGB picture (h, w, 3), h and w even."""
    opaque = np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])
    return i420a_from_rgba(opaque)[:3]
