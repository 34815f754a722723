"""The show's graphics: logo and price card, transparent PNGs. Lettering with the font that Pillow brings along."""

from __future__ import annotations

from making.product import caddy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_BIG = 3  # drawn larger, for smooth edges
_INK, _PAPER, _RED, _GOLD, _GREY = (38, 26, 42), (255, 250, 242), (214, 52, 56), (240, 190, 104), (140, 122, 128)


def logo() -> Image.Image:
    """A lantern with a moon in it, and the name. 360 x 84."""
    image = Image.new("RGBA", (360 * _BIG, 84 * _BIG), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(_scaled(0, 0, 360, 84), 42 * _BIG, fill=(28, 18, 40, 205))
    draw.ellipse(_scaled(14, 14, 70, 70), fill=(*_RED, 255))
    draw.rounded_rectangle(_scaled(30, 8, 54, 18), 3 * _BIG, fill=(*_GOLD, 255))
    draw.rounded_rectangle(_scaled(30, 66, 54, 76), 3 * _BIG, fill=(*_GOLD, 255))
    draw.ellipse(_scaled(25, 25, 59, 59), fill=(255, 224, 150, 255))
    draw.ellipse(_scaled(34, 22, 62, 50), fill=(*_RED, 255))
    _write(draw, 84, 41, "Nightmarket", 41, (255, 246, 232), bold=True)
    return _small(image)


def card() -> Image.Image:
    """Product, name, prices, link number. 560 x 176 with its shadow."""
    image = Image.new("RGBA", (560 * _BIG, 176 * _BIG), (0, 0, 0, 0))
    ImageDraw.Draw(image).rounded_rectangle(_scaled(10, 14, 550, 170), 26 * _BIG, fill=(10, 4, 14, 150))
    image = image.filter(ImageFilter.GaussianBlur(5 * _BIG))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(_scaled(8, 8, 552, 164), 24 * _BIG, fill=(*_PAPER, 255))
    draw.rounded_rectangle(_scaled(18, 18, 156, 154), 18 * _BIG, fill=(92, 44, 58, 255))
    draw.ellipse(_scaled(34, 126, 140, 146), fill=(58, 26, 38, 255))
    product = caddy(114 * _BIG, 0.68)
    image.alpha_composite(product, (87 * _BIG - product.width // 2, 24 * _BIG))
    draw = ImageDraw.Draw(image)
    _write(draw, 174, 40, "Moonlit tea caddy", 30, _INK, bold=True)
    _write(draw, 174, 74, "Hand-painted stoneware, 450 ml", 19, _GREY)
    end = _write(draw, 174, 126, "$29", 56, _RED, bold=True)
    old = _write(draw, end + 16, 134, "$45", 27, _GREY)
    draw.line(_scaled(end + 13, 136, old + 3, 136), fill=(*_GREY, 255), width=2 * _BIG)
    draw.rounded_rectangle(_scaled(424, 100, 536, 148), 24 * _BIG, fill=(*_RED, 255))
    _write(draw, 480, 124, "Link 1", 25, (255, 255, 255), bold=True, anchor="mm")
    return _small(image)


def _write(
    draw: ImageDraw.ImageDraw,
    x: float,
    y: float,
    words: str,
    size: int,
    colour: tuple[int, int, int],
    bold: bool = False,
    anchor: str = "lm",
) -> float:
    """Write with the middle of the line at `y`; returns where the words end."""
    font = ImageFont.load_default(size * _BIG)
    stroke = size * _BIG // 36 if bold else 0
    draw.text((x * _BIG, y * _BIG), words, (*colour, 255), font, anchor, stroke_width=stroke)
    return x + draw.textlength(words, font) / _BIG


def _scaled(*values: float) -> tuple[float, ...]:
    return tuple(value * _BIG for value in values)


def _small(image: Image.Image) -> Image.Image:
    return image.resize((image.width // _BIG, image.height // _BIG), Image.Resampling.LANCZOS)
