"""The product on its turntable: a painted tea caddy, a surface of revolution, rendered pixel by pixel with numpy."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from making.film import FRAMES, HEIGHT, WIDTH
from PIL import Image, ImageDraw, ImageFilter

Array = npt.NDArray[np.float32]

_TILT = 0.16  # how far the camera looks down: height of a circle seen, over its width
# Height (0 top, 1 bottom) and radius of the caddy, both in heights of the caddy: knob, lid, shoulder, belly, foot.
_PROFILE = np.array(
    [
        (0.000, 0.000), (0.008, 0.030), (0.030, 0.046), (0.060, 0.044), (0.080, 0.026), (0.095, 0.030), (0.105, 0.110),
        (0.125, 0.165), (0.160, 0.192), (0.185, 0.196), (0.192, 0.186), (0.200, 0.186), (0.208, 0.200), (0.250, 0.258),
        (0.320, 0.318), (0.420, 0.352), (0.520, 0.356), (0.640, 0.334), (0.780, 0.284), (0.900, 0.232), (0.960, 0.216),
        (0.985, 0.222), (1.000, 0.218),
    ]
)  # fmt: skip
_TEXTURE_WIDTH, _TEXTURE_HEIGHT = 2048, 1024


def caddy(height: int, phase: float) -> Image.Image:
    """The caddy alone, RGBA, `height` pixels high, turned by `phase` (0..1)."""
    picture = _Caddy(height * 2).turned(phase)
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)


def pictures() -> Iterator[npt.NDArray[np.uint8]]:
    """One turn of the table, FRAMES long."""
    stage = _backdrop()
    thing = _Caddy(980)
    for number in range(FRAMES):
        phase = number / FRAMES
        picture = stage.copy()
        _lights(picture, phase)
        _table(picture, phase)
        turned = thing.turned(phase)
        turned = turned.resize((turned.width // 2, turned.height // 2), Image.Resampling.LANCZOS)
        at = (WIDTH // 2 - turned.width // 2, 598 - turned.height)
        _reflection(picture, turned, 598 - 26)
        picture.paste(turned, at, turned)
        yield np.asarray(picture)


class _Caddy:
    """Geometry and light of the caddy, worked out once; turning it only moves the painting."""

    def __init__(self, height: int) -> None:
        body = int(height / (1 + _TILT * 0.25))
        half = int(body * 0.37)
        y, x = np.mgrid[0:height, -half:half].astype(np.float32)
        x, y = (x + 0.5) / body, y / body
        t = np.clip(y, 0, 1)
        for _ in range(14):  # the point seen at (x, y): its height t plus what its depth lowers it
            depth = np.sqrt(np.maximum(_radius(t) ** 2 - x**2, 0))
            t = 0.5 * t + 0.5 * np.clip(y - _TILT * depth, 0, 1)
        radius = _radius(t)
        depth = np.sqrt(np.maximum(radius**2 - x**2, 0))
        inside = (np.abs(x) < radius) & (y - _TILT * depth < 1.0) & (np.abs(y - _TILT * depth - t) < 0.02)
        self._alpha = _softened(inside)
        self._v = np.clip(t * (_TEXTURE_HEIGHT - 1), 0, _TEXTURE_HEIGHT - 1).astype(np.intp)
        self._angle = np.arctan2(x, np.maximum(depth, 1e-6)) / (2 * np.pi)
        self._light, self._gloss = _shaded(x, depth, radius, t)
        self._paint = np.asarray(_painting(), dtype=np.float32)

    def turned(self, phase: float) -> Image.Image:
        u = ((self._angle - phase) % 1.0 * _TEXTURE_WIDTH).astype(np.intp) % _TEXTURE_WIDTH
        colour = self._paint[self._v, u] * self._light[..., None] + self._gloss
        rgba = np.dstack([np.clip(colour, 0, 255), self._alpha]).astype(np.uint8)
        return Image.fromarray(rgba, "RGBA")


def _smooth_profile() -> npt.NDArray[np.float64]:
    """The profile at 1,000 heights, its corners rounded: widely on the body, a little on lid and neck."""
    t = np.linspace(0, 1, 1000)
    sharp = np.interp(t, _PROFILE[:, 0], _PROFILE[:, 1])

    def rounded(width: int) -> npt.NDArray[np.float64]:
        window = np.hanning(width)
        return np.convolve(np.pad(sharp, width // 2, mode="edge"), window / window.sum(), "valid")

    body = 1 / (1 + np.exp(-(t - 0.24) / 0.006)) / (1 + np.exp((t - 0.93) / 0.006))
    return np.asarray(rounded(9) * (1 - body) + rounded(91) * body)


_RADII = _smooth_profile()


def _radius(t: Array) -> Array:
    return np.interp(t, np.linspace(0, 1, _RADII.size), _RADII).astype(np.float32)


def _softened(inside: npt.NDArray[np.bool_]) -> Array:
    return np.asarray(Image.fromarray((inside * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32)


def _shaded(x: Array, depth: Array, radius: Array, t: Array) -> tuple[Array, Array]:
    """Light that multiplies the painting, and gloss (RGB) that lies on it: a warm key light left, a cool rim right."""
    slope = (_radius(np.clip(t + 0.012, 0, 1)) - _radius(np.clip(t - 0.012, 0, 1))) / 0.024
    safe = np.maximum(radius, 1e-4)
    length = np.sqrt(1 + slope**2)
    nx, nz, ny = x / safe / length, depth / safe / length, slope / length  # ny: up is positive where it widens downwards
    key = np.clip(-0.55 * nx + 0.45 * ny + 0.70 * nz, 0, 1)
    rim = np.clip(nx, 0, 1) ** 3
    light = 0.22 + 0.88 * key
    glint = np.clip(-0.42 * nx + 0.38 * ny + 0.83 * nz, 0, 1) ** 60 * 150
    window = np.clip(1 - np.abs(nx + 0.62) / 0.09, 0, 1) * np.clip(nz, 0, 1) * (np.abs(t - 0.46) < 0.17) * 46
    warm, cool = np.array([1.0, 0.95, 0.85]), np.array([70.0, 95.0, 150.0])
    gloss = (glint + window)[..., None] * warm + rim[..., None] * cool
    return light.astype(np.float32), gloss.astype(np.float32)


def _painting() -> Image.Image:
    """The glaze, unrolled: night blue, mist, mountains under a moon, gold rings. Meets itself at the sides."""
    width, height = _TEXTURE_WIDTH, _TEXTURE_HEIGHT
    v = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([16, 38, 74]) * (1 - v) + np.array([58, 120, 138]) * v
    picture = Image.fromarray(np.broadcast_to(sky, (height, width, 3)).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for centre in (0.18, 0.68):
        _moon(draw, centre * width, 0.40 * height, 62)
    ranges = ((0.56, 0.050, (74, 122, 142), 1), (0.64, 0.060, (38, 84, 112), 5), (0.73, 0.045, (20, 52, 84), 9))
    across = np.arange(width) / width * 2 * np.pi
    for level, size, colour, seed in ranges:
        ridge = sum(np.sin(across * n + seed * n * 1.7) / n**0.8 for n in (2, 3, 5, 8, 13))
        points = [(i, (level - size * float(ridge[i])) * height) for i in range(0, width, 4)]
        draw.polygon([(0, height), *points, (width, points[0][1]), (width, height)], fill=colour)
    rng = np.random.default_rng(3)
    for _ in range(90):
        _star(draw, rng.random() * width, (0.24 + 0.26 * rng.random()) * height, 1.5 + 2.5 * rng.random())
    gold = (222, 178, 96)
    for top, bottom in ((0.0, 0.085), (0.185, 0.208), (0.225, 0.231), (0.86, 0.868), (0.885, 0.91), (0.975, 1.0)):
        draw.rectangle((0, top * height, width, bottom * height), fill=gold)
    for n in range(48):
        x = n * width / 48
        draw.polygon([(x, 0.86 * height), (x + width / 96, 0.825 * height), (x + width / 48, 0.86 * height)], fill=gold)
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def _moon(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    for grow, colour in ((1.35, (52, 92, 118)), (1.15, (96, 128, 140)), (1.0, (246, 232, 196))):
        draw.ellipse((x - radius * grow, y - radius * grow, x + radius * grow, y + radius * grow), fill=colour)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(236, 224, 190))


def _backdrop() -> Image.Image:
    """A dark studio with a warm pool of light behind the product, and a floor."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    pool = np.exp(-(((x - 640) / 430) ** 2 + ((y - 300) / 300) ** 2))[..., None]
    wall = np.array([20, 16, 34]) + pool * np.array([120, 62, 58])
    floor = np.array([26, 18, 30]) + np.exp(-(((x - 640) / 480) ** 2 + ((y - 590) / 90) ** 2))[..., None] * np.array([78, 44, 42])
    edge = 1 / (1 + np.exp(-(y - 505) / 14))[..., None]
    return Image.fromarray(np.clip(wall * (1 - edge) + floor * edge, 0, 255).astype(np.uint8))


def _lights(picture: Image.Image, phase: float) -> None:
    """Lights out of focus behind, drifting and breathing."""
    rng = np.random.default_rng(11)
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for _ in range(26):
        x, y, radius = rng.uniform(-40, WIDTH + 40), rng.uniform(20, 430), rng.uniform(14, 46)
        breath = 0.5 + 0.5 * np.sin(2 * np.pi * (phase * rng.integers(1, 4) + rng.random()))
        x += 14 * np.sin(2 * np.pi * (phase + rng.random()))
        colour = [(255, 176, 92), (255, 112, 84), (255, 214, 150), (120, 150, 220)][rng.integers(4)]
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(*colour, int(18 + 30 * breath)))
    small = layer.resize((WIDTH // 2, HEIGHT // 2)).filter(ImageFilter.GaussianBlur(2)).resize(picture.size)
    picture.paste(small, (0, 0), small)


def _table(picture: Image.Image, phase: float) -> None:
    """The turntable: a dark disc with a brass edge and studs that go round."""
    scale, cx, cy, rx = 2, 640, 572, 250
    ry = rx * 0.21
    layer = Image.new("RGBA", (2 * rx * scale + 80, 260 * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    mx, my = layer.width / 2, 100 * scale

    def disc(drop: float, grow: float, fill: tuple[int, ...]) -> None:
        a, b = rx * grow * scale, ry * grow * scale
        draw.ellipse((mx - a, my - b + drop * scale, mx + a, my + b + drop * scale), fill=fill)

    disc(34, 1.02, (8, 5, 12, 150))
    for drop in range(24, 0, -1):
        disc(drop, 1.0, (66 + 3 * drop, 44 + 2 * drop, 30 + drop, 255))
    disc(0, 1.0, (206, 158, 88, 255))
    disc(0, 0.975, (52, 34, 40, 255))
    disc(0, 0.80, (60, 40, 46, 255))
    for n in range(24):
        angle = 2 * np.pi * (n / 24 + phase)
        x, y, size = mx + np.sin(angle) * rx * 0.885 * scale, my + np.cos(angle) * ry * 0.885 * scale, 4 * scale
        draw.ellipse((x - size, y - size * 0.45, x + size, y + size * 0.45), fill=(206, 158, 88, 255))
    draw.ellipse((mx - 116 * scale, my - 22 * scale, mx + 116 * scale, my + 24 * scale), fill=(22, 13, 20, 170))
    small = layer.resize((layer.width // scale, layer.height // scale), Image.Resampling.LANCZOS)
    picture.paste(small, (cx - small.width // 2, cy - 100), small)


def _reflection(picture: Image.Image, thing: Image.Image, floor: int) -> None:
    """A faint mirror image on the lacquer of the table."""
    depth = 46
    mirrored = thing.transpose(Image.Transpose.FLIP_TOP_BOTTOM).crop((0, 14, thing.width, 14 + depth))
    fade = np.linspace(0.30, 0.0, depth, dtype=np.float32)[:, None]
    alpha = Image.fromarray((np.asarray(mirrored.getchannel("A"), dtype=np.float32) * fade).astype(np.uint8))
    picture.paste(mirrored, (WIDTH // 2 - thing.width // 2, floor), alpha)
