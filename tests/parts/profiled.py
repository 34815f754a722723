"""Pictures whose numbers mean something else than sRGB, made by Qt's own colour conversion."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QColorSpace, QImage

Rgb = tuple[int, int, int]
SPACES = {
    "Display P3": QColorSpace.NamedColorSpace.DisplayP3,
    "Adobe RGB": QColorSpace.NamedColorSpace.AdobeRgb,
    "ProPhoto": QColorSpace.NamedColorSpace.ProPhotoRgb,
}


def numbers(colour: Rgb, space: str) -> tuple[Rgb, bytes]:
    """What a file in that space has for the sRGB `colour`, and the profile to embed."""
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(*colour))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    there = QColorSpace(SPACES[space])
    seen = image.convertedToColorSpace(there).pixelColor(0, 0)
    return (seen.red(), seen.green(), seen.blue()), bytes(there.iccProfile().data())


def grey_profile(gamma: float) -> bytes:
    """A grey with that gamma."""
    transfer = QColorSpace.TransferFunction.Gamma
    return bytes(QColorSpace(QPointF(0.3127, 0.3290), transfer, gamma).iccProfile().data())


def save(path: Path, colour: Rgb, space: str, size: tuple[int, int] = (64, 48), alpha: int | None = None) -> Path:
    """A picture of one colour, with the profile embedded; `alpha` makes it so transparent."""
    values, profile = numbers(colour, space)
    picture = Image.new("RGB", size, values)
    if alpha is not None:
        picture.putalpha(alpha)
    picture.save(path, icc_profile=profile, **({"quality": 95} if path.suffix == ".jpg" else {}))
    return path


def save_grey16(path: Path, level: int, size: tuple[int, int] = (64, 48)) -> Path:
    """A grey of 16 bits, `level` 0..65535."""
    levels: NDArray[np.uint16] = np.full((size[1], size[0]), level, np.uint16)
    Image.fromarray(levels).save(path)
    return path


def middle(data: Path | bytes) -> Rgb:
    """The pixel in the middle of a picture as any reader without profiles sees it."""
    with Image.open(io.BytesIO(data) if isinstance(data, bytes) else data) as opened:
        red, green, blue = opened.convert("RGB").getpixel((opened.width // 2, opened.height // 2))  # type: ignore[misc]
        return red, green, blue
