"""The show's graphics: the logo, and a picture of each product. Lettering with the font that Pillow brings along."""

from __future__ import annotations

from making.product import caddy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_BIG = 3  # drawn larger, for smooth edges
_RED, _GOLD = (214, 52, 56), (240, 190, 104)


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


# Glaze of each product's picture: how far the caddy's colours are turned (of 256), and the wall behind it.
GLAZES = {
    "blue": (0, (92, 44, 58)),
    "jade": (206, (38, 66, 84)),
    "rose": (96, (58, 70, 60)),
    "plum": (50, (84, 66, 40)),
    "amber": (122, (40, 52, 84)),
    "moss": (168, (96, 56, 44)),
}


def product(glaze: str) -> Image.Image:
    """The caddy in one of its glazes before a wall. 480 x 480, opaque."""
    turn, wall = GLAZES[glaze]
    image = Image.new("RGB", (480, 480), wall)
    shade = Image.new("L", image.size, 0)
    ImageDraw.Draw(shade).ellipse((96, 372, 384, 432), fill=150)
    image.paste((18, 12, 20), (0, 0), shade.filter(ImageFilter.GaussianBlur(14)))
    thing = caddy(370, 0.68)
    alpha = thing.getchannel("A")
    hue, saturation, value = thing.convert("RGB").convert("HSV").split()
    turned = Image.merge("HSV", (hue.point([(level + turn) % 256 for level in range(256)]), saturation, value))
    image.paste(turned.convert("RGB"), (240 - thing.width // 2, 44), alpha)
    return image


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
