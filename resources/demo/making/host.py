"""The host at her stall: drawn once in layers, three times too large, and moved frame by frame."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt
from making.film import FRAMES, HEIGHT, SECONDS, WIDTH
from making.product import caddy
from PIL import Image, ImageDraw, ImageFilter

_BIG = 3  # layers are drawn this much larger, for smooth edges
Colour = tuple[int, ...]
_SKIN, _SKIN_SHADE, _HAIR = (246, 208, 178), (232, 184, 152), (44, 30, 40)
_SHIRT, _SLEEVE, _APRON, _APRON_SHADE, _GOLD = (244, 236, 224), (236, 225, 210), (20, 110, 112), (14, 86, 92), (226, 180, 98)
_RED, _CREAM = (206, 58, 54), (250, 232, 202)


def pictures() -> Iterator[npt.NDArray[np.uint8]]:
    """FRAMES pictures; every motion fits a whole number of times into them."""
    back, awning, front = _market(), _awning(), _counter()
    for number in range(FRAMES):
        phase = number / FRAMES
        picture = back.copy()
        _bulbs(picture, phase)
        picture.alpha_composite(awning)
        _host(picture, phase)
        picture.alpha_composite(front)
        _steam(picture, phase)
        for n, (x, y, size) in enumerate(((120, 150, 1.0), (262, 126, 0.72), (1160, 150, 1.0), (1018, 126, 0.72))):
            _lantern(picture, x, y, size, swing=4 * math.sin(2 * math.pi * (phase * 3 + n * 0.29)))
        yield np.asarray(picture.convert("RGB"))


class _Layer:
    """A drawing in the film's pixels on a canvas `_BIG` times larger."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.image = Image.new("RGBA", (width * _BIG, height * _BIG), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self.image)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        self._draw.ellipse(_scaled(x - rx, y - ry, x + rx, y + ry), fill=fill)

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour, radius: float = 0) -> None:
        self._draw.rounded_rectangle(_scaled(left, top, right, bottom), radius * _BIG, fill=fill)

    def shape(self, fill: Colour, *points: tuple[float, float]) -> None:
        self._draw.polygon([(x * _BIG, y * _BIG) for x, y in points], fill=fill)

    def line(self, fill: Colour, width: float, *points: tuple[float, float]) -> None:
        big = [(x * _BIG, y * _BIG) for x, y in points]
        self._draw.line(big, fill=fill, width=round(width * _BIG), joint="curve")
        for x, y in (big[0], big[-1]):
            r = width * _BIG / 2
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def arc(self, box: tuple[float, float, float, float], start: float, end: float, fill: Colour, width: float) -> None:
        self._draw.arc(_scaled(*box), start, end, fill=fill, width=round(width * _BIG))

    def done(self) -> Image.Image:
        return self.image.resize((self.image.width // _BIG, self.image.height // _BIG), Image.Resampling.LANCZOS)


def _scaled(*values: float) -> tuple[float, ...]:
    return tuple(value * _BIG for value in values)


def _market() -> Image.Image:
    """The night behind: sky, far stalls with lit windows, lights out of focus."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    v = (y / HEIGHT)[..., None]
    sky = np.array([22, 18, 52]) * (1 - v) + np.array([112, 48, 74]) * v
    glow = np.exp(-(((x - 640) / 420) ** 2 + ((y - 430) / 260) ** 2))[..., None] * np.array([92, 50, 26])
    picture = Image.fromarray(np.clip(sky + glow, 0, 255).astype(np.uint8)).convert("RGBA")
    far = _Layer()
    rng = np.random.default_rng(8)
    for left in range(-20, WIDTH, 92):
        top = 300 + rng.integers(0, 90)
        far.box(left, top, left + 84, HEIGHT, (34, 22, 50, 255), 4)
        far.shape((60, 28, 58, 255), (left - 8, top), (left + 92, top), (left + 76, top - 26), (left + 8, top - 26))
        for row in range(3):
            lit = (255, 190, 104, int(rng.integers(90, 230)))
            far.box(left + 12, top + 18 + 44 * row, left + 72, top + 46 + 44 * row, lit, 3)
    for _ in range(60):
        r = rng.uniform(6, 26)
        colour = ((255, 178, 92), (255, 116, 88), (255, 220, 160), (140, 170, 240))[rng.integers(4)]
        far.oval(rng.uniform(0, WIDTH), rng.uniform(190, 470), r, r, (*colour, int(rng.integers(24, 70))))
    picture.alpha_composite(far.done().filter(ImageFilter.GaussianBlur(5)))
    return picture


def _awning() -> Image.Image:
    """The stall's posts and its striped, scalloped roof."""
    layer = _Layer()
    for x in (44, WIDTH - 64):
        layer.box(x, 60, x + 20, HEIGHT, (84, 50, 44, 255))
        layer.box(x, 60, x + 7, HEIGHT, (112, 70, 58, 255))
    stripe = 80
    for n in range(WIDTH // stripe):
        colour = _RED if n % 2 == 0 else _CREAM
        shade = tuple(int(c * 0.86) for c in colour)
        layer.box(n * stripe, 0, (n + 1) * stripe, 58, (*colour, 255))
        layer.oval((n + 0.5) * stripe, 58, stripe / 2, 34, (*shade, 255))
        layer.box(n * stripe, 40, (n + 1) * stripe, 58, (*shade, 255))
    return layer.done()


def _counter() -> Image.Image:
    """The counter in front, and what stands on it."""
    layer = _Layer()
    layer.box(0, 590, WIDTH, HEIGHT, (92, 52, 40, 255))
    layer.box(0, 578, WIDTH, 606, (146, 90, 60, 255))
    layer.box(0, 578, WIDTH, 584, (186, 124, 82, 255))
    for x in range(0, WIDTH, 160):
        layer.box(x + 10, 622, x + 150, HEIGHT + 20, (76, 42, 34, 255), 10)
        layer.box(x + 18, 630, x + 142, HEIGHT + 20, (104, 60, 46, 255), 8)
    for x, y, colour in ((912, 528, (196, 74, 62)), (956, 528, (228, 176, 96)), (934, 478, (26, 116, 116))):
        layer.box(x, y, x + 40, y + 50, (*colour, 255), 4)
        layer.box(x + 16, y, x + 24, y + 50, (250, 240, 220, 200))
    layer.oval(356, 578, 52, 9, (60, 32, 28, 160))
    layer.oval(356, 572, 50, 10, (240, 232, 218, 255))
    layer.shape((250, 244, 232, 255), (322, 524), (390, 524), (376, 570), (336, 570))
    layer.arc((380, 530, 408, 560), -100, 110, (250, 244, 232, 255), 6)
    layer.oval(356, 524, 34, 8, (232, 222, 206, 255))
    layer.oval(356, 525, 29, 6, (150, 92, 44, 255))
    picture = layer.done()
    for x, height, phase in ((190, 124, 0.10), (268, 92, 0.45), (1050, 124, 0.72), (1128, 98, 0.30)):
        one = caddy(height, phase)
        picture.alpha_composite(one, (x - one.width // 2, 590 - height))
    return picture


def _host(picture: Image.Image, phase: float) -> None:
    breath = 2.0 * math.sin(2 * math.pi * phase * 4)
    nod = 2.6 * math.sin(2 * math.pi * phase * 3) + 1.2 * math.sin(2 * math.pi * phase * 7)
    wave = 5.0 * math.sin(2 * math.pi * phase * 2)
    picture.alpha_composite(_moved(_body(), 0, (640, 600), 0, breath))
    seconds = phase * SECONDS
    blinking = seconds % 2.5 < 0.13
    talking = max(0.0, math.sin(2 * math.pi * seconds * 3.2)) * (0.5 + 0.5 * math.sin(2 * math.pi * phase * 3))
    head = _head(blinking, round(3 * talking))
    picture.alpha_composite(_moved(head, nod, (640, 372), 1.5 * math.sin(2 * math.pi * phase * 2), breath * 1.3))
    picture.alpha_composite(_moved(_arm(), wave, (742, 452), 0, breath))


def _moved(layer: Image.Image, degrees: float, centre: tuple[float, float], dx: float, dy: float) -> Image.Image:
    """The layer turned around `centre` and moved, in parts of pixels."""
    return layer.rotate(degrees, Image.Resampling.BICUBIC, center=centre, translate=(dx, dy))  # type: ignore[arg-type]


@cache
def _body() -> Image.Image:
    layer = _Layer()
    layer.box(548, 396, 732, 640, (*_SHIRT, 255), 62)
    layer.line((*_SHIRT, 255), 60, (566, 436), (520, 520), (560, 582))  # her right arm rests on the counter
    layer.oval(572, 584, 26, 19, (*_SKIN, 255))
    layer.box(612, 350, 668, 424, (*_SKIN_SHADE, 255), 22)
    layer.shape((*_SKIN, 255), (606, 402), (674, 402), (640, 440))
    layer.box(578, 468, 702, 650, (*_APRON, 255), 20)
    layer.shape((*_APRON, 255), (590, 476), (606, 400), (622, 400), (614, 480))
    layer.shape((*_APRON, 255), (690, 476), (674, 400), (658, 400), (666, 480))
    layer.box(600, 540, 680, 650, (*_APRON_SHADE, 255), 12)
    layer.oval(640, 506, 17, 17, (*_GOLD, 255))
    layer.oval(640, 506, 12, 12, (*_APRON, 255))
    layer.oval(646, 502, 11, 11, (*_GOLD, 255))
    layer.oval(650, 499, 9, 9, (*_APRON, 255))
    return layer.done()


@cache
def _head(blinking: bool, mouth: int) -> Image.Image:
    """`mouth`: 0 a smile .. 3 wide open."""
    layer = _Layer()
    layer.oval(640, 300, 92, 98, (*_HAIR, 255))
    layer.box(548, 290, 732, 392, (*_HAIR, 255), 40)
    layer.oval(640, 312, 70, 80, (*_SKIN, 255))
    for x in (568, 712):
        layer.oval(x, 322, 11, 16, (*_SKIN_SHADE, 255))
        layer.oval(x, 344, 5, 7, (*_GOLD, 255))
    layer.oval(606, 250, 58, 30, (*_HAIR, 255))
    layer.oval(680, 250, 48, 32, (*_HAIR, 255))
    layer.oval(640, 216, 34, 30, (*_HAIR, 255))
    layer.line((*_RED, 255), 7, (612, 236), (640, 242), (668, 236))
    for x in (612, 668):
        layer.arc((x - 16, 284, x + 16, 306), 200, 340, (*_HAIR, 255), 4.5)
        layer.oval(x, 346, 14, 9, (246, 186, 162, 255))
        if blinking:
            layer.arc((x - 11, 308, x + 11, 324), 10, 170, (*_HAIR, 255), 4)
        else:
            layer.oval(x, 316, 9.5, 11.5, (*_HAIR, 255))
            layer.oval(x + 3, 312, 3.2, 3.6, (255, 255, 255, 255))
    layer.arc((634, 322, 648, 342), 20, 140, (*_SKIN_SHADE, 255), 4)
    if mouth == 0:
        layer.arc((618, 336, 662, 368), 20, 160, (170, 60, 62, 255), 5)
    else:
        layer.oval(640, 361, 17, 3 + 3.6 * mouth, (150, 44, 52, 255))
        layer.oval(640, 361 + 1.6 * mouth, 10, 1 + 1.4 * mouth, (228, 116, 112, 255))
        layer.box(629, 358 - 2.6 * mouth, 651, 360 - 1.2 * mouth, (255, 250, 244, 255), 2)
    return layer.done()


@cache
def _arm() -> Image.Image:
    """Her left arm, raised, with the caddy on the palm."""
    layer = _Layer()
    layer.line((*_SLEEVE, 255), 58, (716, 438), (786, 500), (806, 452))
    layer.line((*_SKIN, 255), 36, (806, 448), (818, 398))
    layer.oval(820, 386, 40, 17, (*_SKIN, 255))
    picture = layer.done()
    held = caddy(176, 0.68)
    picture.alpha_composite(held, (820 - held.width // 2, 386 - held.height))
    fingers = _Layer()
    for n in range(4):
        fingers.oval(792 + 17 * n, 384 + 3 * math.sin(n), 10, 8, (*_SKIN, 255))
    picture.alpha_composite(fingers.done())
    return picture


def _bulbs(picture: Image.Image, phase: float) -> None:
    """Two strings of bulbs, each bulb brighter and darker in its own time."""
    layer = _Layer(WIDTH, 260)
    for string, (start, sag) in enumerate(((104.0, 84.0), (78.0, 44.0))):
        points = [(x, start + sag * math.sin(math.pi * x / WIDTH)) for x in range(0, WIDTH + 1, 20)]
        layer.line((30, 20, 34, 255), 2.4, *points)
        for n, (x, y) in enumerate(points[1:-1:3]):
            light = 0.72 + 0.28 * math.sin(2 * math.pi * (phase * (2 + n % 3) + n * 0.37 + string * 0.2))
            for radius, alpha in ((22, 34), (13, 70)):
                layer.oval(x, y + 9, radius, radius, (255, 196, 108, int(alpha * light)))
            layer.oval(x, y + 9, 6.5, 8, (255, int(206 + 40 * light), int(130 + 90 * light), 255))
    small = layer.image.resize((WIDTH, 260), Image.Resampling.BILINEAR)
    picture.alpha_composite(small)


def _lantern(picture: Image.Image, x: int, y: int, size: float, swing: float) -> None:
    """A red paper lantern that hangs from the awning and swings around its hook."""
    sprite = _lantern_sprite(size)
    turned = sprite.rotate(swing, Image.Resampling.BICUBIC, center=(sprite.width / 2, 20))
    left, top = x - sprite.width // 2, y - 90
    shown = turned.crop((max(0, -left), 0, min(turned.width, WIDTH - left), turned.height))
    picture.alpha_composite(shown, (max(0, left), top))


@cache
def _lantern_sprite(size: float) -> Image.Image:
    layer = _Layer(280, 330)
    cx, cy, rx, ry = 140.0, 60 + 100 * size, 70 * size, 58 * size
    glow = Image.new("RGBA", layer.image.size, (0, 0, 0, 0))
    ImageDraw.Draw(glow).ellipse(_scaled(cx - rx * 1.4, cy - ry * 1.5, cx + rx * 1.4, cy + ry * 1.5), fill=(255, 96, 56, 92))
    layer.image.alpha_composite(glow.resize((280, 330)).filter(ImageFilter.GaussianBlur(18)).resize(layer.image.size))
    layer.line((50, 28, 30, 255), 3, (cx, 20), (cx, cy - ry))
    for n, colour in enumerate(((176, 34, 40), (206, 48, 46), (228, 70, 52), (246, 104, 62), (255, 150, 86))):
        layer.oval(cx, cy, rx * (1 - 0.2 * n), ry, (*colour, 255))
    for sign in (-1, 1):
        layer.box(cx - 26 * size, cy + sign * ry - 7 * size, cx + 26 * size, cy + sign * ry + 7 * size, (*_GOLD, 255), 4)
    layer.oval(cx, cy, 22 * size, 22 * size, (255, 214, 128, 255))
    layer.oval(cx + 8 * size, cy - 6 * size, 17 * size, 17 * size, (255, 150, 86, 255))
    for n in (-1, 0, 1):
        layer.line((*_GOLD, 255), 3 * size, (cx + 6 * n * size, cy + ry + 6 * size), (cx + 9 * n * size, cy + ry + 40 * size))
    return layer.done()


def _steam(picture: Image.Image, phase: float) -> None:
    """Steam over the cup of tea: soft puffs that rise, spread and fade."""
    layer = Image.new("RGBA", (160, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for n in range(9):
        t = (phase * 4 + n / 9) % 1.0
        x, y, r = 80 + 12 * math.sin(7.5 * t + 2.3 * n), 186 - 150 * t, 6 + 16 * t
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 246, 236, int(74 * math.sin(math.pi * t))))
    picture.alpha_composite(layer.filter(ImageFilter.GaussianBlur(7)), (276, 332))
