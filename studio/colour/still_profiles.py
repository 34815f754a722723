"""What a still's file says of its colours, as a profile: its own, or one of PNG's cICP, gAMA and cHRM, of a camera's Adobe RGB.

Sources: PNG (third edition) 4.3 for which of them counts, H.273 (code points), ICC.1:2022 (the profile), DCF 2.0 ("R03").
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from studio.colour.light import PEAK, of_hlg_scene, of_pq, toned

Corners = tuple[float, ...]  # x and y of white, red, green, blue

_D65 = (0.3127, 0.3290)
_BT709: Corners = (*_D65, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
_PRIMARIES: dict[int, Corners] = {  # H.273 ColourPrimaries; those of SD are near BT.709's
    9: (*_D65, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
    11: (0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
    12: (*_D65, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
}
_TRANSFERS: dict[int, float | str] = {4: 2.2, 5: 2.8, 8: 1.0, 16: "pq", 18: "hlg"}  # any other is sRGB's
_ADOBE: Corners = (*_D65, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)
_ADOBE_GAMMA = 563 / 256
_SRGB_GAMMA = 0.45455  # what PNG says in place of sRGB's own curve
_TO_D50 = np.array([[1.0478, 0.0229, -0.0501], [0.0295, 0.9905, -0.0171], [-0.0092, 0.0151, 0.7517]])  # of D65, Bradford
_INTEROP, _INTEROP_INDEX = 0xA005, 1  # Exif
_STEPS = 4096


@dataclass(frozen=True, slots=True)
class Meaning:
    """Where red, green and blue lie, and the light of their numbers: a gamma, "srgb", "pq" or "hlg"."""

    corners: Corners = _BT709
    transfer: float | str = "srgb"


_SRGB = Meaning()


def described(picture: Image.Image) -> bytes | None:
    """A profile of what the file says; None: nothing, or sRGB. Ask before the picture's pixels are read."""
    png = isinstance(picture, PngImagePlugin.PngImageFile)
    codes, own = _code_points(picture) if png else None, picture.info.get("icc_profile")
    if codes is not None:
        meaning = Meaning(_PRIMARIES.get(codes[0], _BT709), _TRANSFERS.get(codes[1], "srgb"))
    elif isinstance(own, bytes) and own:
        return own
    elif png:
        meaning = _of_png(picture.info)
    else:
        meaning = Meaning(_ADOBE, _ADOBE_GAMMA) if _is_cameras_adobe(picture) else _SRGB
    return None if meaning == _SRGB else _profile(meaning)


def _of_png(info: dict[str | tuple[int, int], Any]) -> Meaning:
    if "srgb" in info:
        return _SRGB
    corners, gamma = _BT709, info.get("gamma")
    said = info.get("chromaticity")
    if isinstance(said, tuple) and len(said) == 8 and _is_triangle(said) and not np.allclose(said, _BT709, atol=0.001):
        corners = said
    if not isinstance(gamma, float) or not 0.1 <= gamma <= 10 or abs(gamma - _SRGB_GAMMA) <= 0.005:
        return Meaning(corners)
    return Meaning(corners, 1 / gamma)


def _code_points(picture: Image.Image) -> tuple[int, int] | None:
    """Primaries and transfer of PNG's cICP, which Pillow does not read; None where there is none."""
    file = getattr(picture, "fp", None)
    if file is None:
        return None
    place = file.tell()
    try:
        file.seek(8)
        while True:
            length, kind = struct.unpack(">I4s", file.read(8))
            if kind == b"cICP":
                primaries, transfer, matrix, _ = struct.unpack(">4B", file.read(length))
                return (primaries, transfer) if matrix == 0 else None
            if kind in (b"IDAT", b"IEND"):
                return None
            file.seek(length + 4, 1)
    except (struct.error, OSError, ValueError):
        return None
    finally:
        file.seek(place)


def _is_cameras_adobe(picture: Image.Image) -> bool:
    """Cameras that are set to Adobe RGB embed no profile: their Exif says so, as DCF has it."""
    if "exif" not in picture.info:
        return False
    try:
        return str(picture.getexif().get_ifd(_INTEROP).get(_INTEROP_INDEX, "")).startswith("R03")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError, struct.error):  # of what a broken file says
        return False


def _is_triangle(corners: Corners) -> bool:
    """Whether they are colours that light can have, and span anything."""
    if not all(0 <= part <= 1 for part in corners) or min(corners[1::2]) <= 0.001:
        return False
    (ax, ay), (bx, by), (cx, cy) = zip(corners[2::2], corners[3::2], strict=True)
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) > 0.01


# ------------------------------------------------------------ the profile


@lru_cache(maxsize=16)
def _profile(meaning: Meaning) -> bytes:
    red, green, blue = _columns(meaning.corners)
    curve = _curve(meaning.transfer)
    tags = {
        b"desc": _words("Colours as the file describes them"),
        b"cprt": _words("Public domain"),
        b"wtpt": _xyz(np.array([0.9642, 1.0, 0.8249])),
        b"rXYZ": _xyz(red),
        b"gXYZ": _xyz(green),
        b"bXYZ": _xyz(blue),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = struct.pack(">I", len(tags)), b""
    begin = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += struct.pack(">4sII", name, begin + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    d50 = struct.pack(">3i", 63190, 65536, 54061)
    kind = (0x04300000, b"mntr", b"RGB ", b"XYZ ")
    head = struct.pack(">I4xI4s4s4s12x4s", begin + len(body), *kind, b"acsp")
    return head + bytes(28) + d50 + bytes(48) + table + body


def _columns(corners: Corners) -> NDArray[np.float64]:
    """XYZ of red, green and blue (rows) before the profile's white, D50."""
    whole = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in zip(corners[::2], corners[1::2], strict=True)])
    white, primaries = whole[0], whole[1:]
    strengths = np.linalg.solve(primaries.T, white)
    d65 = np.array([_D65[0] / _D65[1], 1.0, (1 - sum(_D65)) / _D65[1]])
    scaled: NDArray[np.float64] = primaries * strengths[:, None] * (d65 / white) @ _TO_D50.T
    return scaled


def _curve(transfer: float | str) -> bytes:
    """A `para` of a gamma or of sRGB's curve, or a `curv` of many steps."""
    if transfer == "srgb":
        numbers = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
        return struct.pack(">4sIHH5i", b"para", 0, 3, 0, *(round(65536 * number) for number in numbers))
    if not isinstance(transfer, str):
        return struct.pack(">4sIHHi", b"para", 0, 0, 0, round(65536 * transfer))
    signal = np.linspace(0, 1, _STEPS, dtype=np.float32)
    light = toned(of_pq(signal) if transfer == "pq" else of_hlg_scene(signal) ** np.float32(1.2) * np.float32(PEAK))
    levels = np.rint(np.clip(light, 0, 1) * 65535).astype(">u2")
    return struct.pack(">4sII", b"curv", 0, _STEPS) + levels.tobytes()


def _xyz(numbers: NDArray[np.float64]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(65536 * float(number)) for number in numbers))


def _words(text: str) -> bytes:
    letters = text.encode("utf-16-be")
    return struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(letters), 28) + letters
