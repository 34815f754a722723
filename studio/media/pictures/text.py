"""Draws words into pictures with Pillow, in any of the languages the studio speaks. Knows where each system keeps fonts."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

U8 = NDArray[np.uint8]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

# Fonts with Chinese, Japanese and Korean glyphs first; the last ones have Latin only.
_FONTS = {
    "linux": (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    ),
    "darwin": (
        "/System/Library/Fonts/PingFang.ttc",
        "/System/Library/Fonts/Hiragino Sans GB.ttc",
        "/System/Library/Fonts/STHeiti Light.ttc",
        "/Library/Fonts/Arial Unicode.ttf",
    ),
    "win32": ("C:/Windows/Fonts/msyh.ttc", "C:/Windows/Fonts/simhei.ttf", "C:/Windows/Fonts/segoeui.ttf"),
}
_BUNDLED = Path(__file__).resolve().parents[3] / "resources" / "fonts"


@cache
def font(size_px: int) -> Font:
    """A font with as many scripts as this system offers; Pillow's own Latin one where there is none."""
    bundled = sorted(str(path) for path in _BUNDLED.glob("*.[ot]t[fc]")) if _BUNDLED.is_dir() else []
    for path in (*bundled, *_FONTS.get(sys.platform, ())):
        try:
            return ImageFont.truetype(path, size_px)
        except OSError:
            continue
    return ImageFont.load_default(size_px)


def lines_of(text: str, face: Font, width: float) -> list[str]:
    """`text` broken into lines no wider than `width` pixels: between words, or anywhere where a word is too long."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _pieces(paragraph):
            if line and face.getlength(line + word) > width:
                lines.append(line.rstrip())
                line = ""
            while face.getlength(word) > width and len(word) > 1:
                fits = next((n for n in range(len(word) - 1, 1, -1) if face.getlength(word[:n]) <= width), 1)
                lines.append(word[:fits])
                word = word[fits:]
            line += word
        lines.append(line.rstrip())
    return lines


def _pieces(paragraph: str) -> list[str]:
    """Words with the space behind them; every ideograph is one of its own."""
    pieces: list[str] = []
    word = ""
    for letter in paragraph:
        if ord(letter) >= 0x2E80:  # CJK radicals and everything after: lines may break anywhere
            pieces += [word, letter] if word else [letter]
            word = ""
        else:
            word += letter
            if letter == " ":
                pieces.append(word)
                word = ""
    return [*pieces, word] if word else pieces


def page(width: int, height: int, title: str, subtitle: str, colour: str) -> U8:
    """A picture (h, w, 3) sRGB: `colour` with the words in its middle, in black or white, whichever reads better."""
    red, green, blue = bytes.fromhex(colour[1:])
    ink = (0, 0, 0) if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else (255, 255, 255)
    image = Image.new("RGB", (width, height), (red, green, blue))
    draw = ImageDraw.Draw(image)
    large_px, small_px = max(12, height // 10), max(10, height // 20)
    large, small = font(large_px), font(small_px)
    rows = [(line, large, large_px * 5 // 4) for line in lines_of(title, large, width * 0.84)[:4]]
    if subtitle:
        rows += [(line, small, small_px * 4 // 3) for line in lines_of(subtitle, small, width * 0.84)[:4]]
    top = (height - sum(step for _, _, step in rows)) // 2
    for line, face, step in rows:
        draw.text((width // 2, top + step // 2), line, fill=ink, font=face, anchor="mm")
        top += step
    return np.asarray(image)
