"""Rectangles, quarter turns and fits, on paper: no pixels here.

A `Turn` mirrors left-right first (when `mirrored`), then turns clockwise by `degrees`: the eight ways a picture can lie
(the dihedral group D4). A rectangle is x, y, width, height in floats.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from studio.contracts.plan import Rect

Fit = Literal["stretch", "contain", "cover"]
Degrees = Literal[0, 90, 180, 270]

# A letterbox gap under 1 % of the box's side is closed: 848x480 is not quite 16:9, and nobody wants a 2-pixel line there.
_CLOSED_GAP = 0.01

_DEGREES: tuple[Degrees, Degrees, Degrees, Degrees] = (0, 90, 180, 270)


class Box(NamedTuple):
    """A rectangle that need not lie on pixels."""

    x: float
    y: float
    width: float
    height: float

    def within(self, other: Box) -> Box:
        """The part of this box inside `other`; zero or negative sides when there is none."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Box(left, top, right - left, bottom - top)

    @property
    def empty(self) -> bool:
        return self.width <= 0 or self.height <= 0


class Turn(NamedTuple):
    """One of the eight ways a picture can lie."""

    mirrored: bool = False
    degrees: int = 0

    @classmethod
    def of(cls, rotation: int, flip_h: bool, flip_v: bool) -> Turn:
        """Mirrored as told, then turned. A top-down flip is a left-right flip turned by 180 degrees."""
        return cls(flip_h != flip_v, (rotation + (180 if flip_v else 0)) % 360)

    def after(self, inner: Turn) -> Turn:
        """This turn applied to a picture that `inner` has already turned."""
        degrees = self.degrees + (-inner.degrees if self.mirrored else inner.degrees)
        return Turn(self.mirrored != inner.mirrored, degrees % 360)

    @property
    def sideways(self) -> bool:
        """Whether width and height change places."""
        return self.degrees in (90, 270)

    def instructions(self) -> tuple[Degrees, bool, bool]:
        """rotation, flip_h, flip_v that do this with the least turning."""
        if self.mirrored and self.degrees >= 180:
            return _DEGREES[(self.degrees - 180) // 90], False, True
        return _DEGREES[self.degrees // 90], self.mirrored, False

    def point(self, u: float, v: float) -> tuple[float, float]:
        """Where the point (u, v) of the unit square goes; y points down."""
        if self.mirrored:
            u = 1 - u
        match self.degrees:
            case 90:
                return 1 - v, u
            case 180:
                return 1 - u, 1 - v
            case 270:
                return v, 1 - u
            case _:
                return u, v


class Frame(NamedTuple):
    """Maps the region `source` of a scene's canvas, turned, onto `target` of the program."""

    source: Box
    target: Box
    turn: Turn

    def map(self, box: Box) -> Box:
        first = self._point(box.x, box.y)
        second = self._point(box.x + box.width, box.y + box.height)
        left, top = min(first[0], second[0]), min(first[1], second[1])
        return Box(left, top, abs(first[0] - second[0]), abs(first[1] - second[1]))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        u, v = self.turn.point((x - self.source.x) / self.source.width, (y - self.source.y) / self.source.height)
        return self.target.x + u * self.target.width, self.target.y + v * self.target.height


class Crop(NamedTuple):
    """Fractions cut away: left and right of the width, top and bottom of the height."""

    left: float
    top: float
    right: float
    bottom: float

    def tighter(self, width: float, height: float) -> Crop:
        """Only the middle `width` and `height` (fractions) of what this crop leaves."""
        across = (1 - self.left - self.right) * (1 - width) / 2
        down = (1 - self.top - self.bottom) * (1 - height) / 2
        return Crop(self.left + across, self.top + down, self.right + across, self.bottom + down)


def fitted(picture: tuple[float, float], crop: Crop, turn: Turn, box: Box, fit: Fit) -> tuple[Box, Crop]:
    """Where a picture of that size lies, and what is cut off it, when it is cropped, turned and fitted into `box`."""
    width = picture[0] * (1 - crop.left - crop.right)
    height = picture[1] * (1 - crop.top - crop.bottom)
    if turn.sideways:
        width, height = height, width
    across, down = box.width / width, box.height / height
    scale = min(across, down) if fit == "contain" else max(across, down)
    fills = max(across, down) * (1 - _CLOSED_GAP) <= min(across, down)
    if fit == "stretch" or fills:
        return box, crop
    if fit == "contain":
        inner_width, inner_height = width * scale, height * scale
        x, y = box.x + (box.width - inner_width) / 2, box.y + (box.height - inner_height) / 2
        return Box(x, y, inner_width, inner_height), crop
    seen_width, seen_height = across / scale, down / scale
    return box, crop.tighter(seen_height, seen_width) if turn.sideways else crop.tighter(seen_width, seen_height)


def snapped(box: Box) -> Rect | None:
    """The box on even pixels; None when less than half a pixel of it is left.

    Its size is rounded by itself, so that an item keeps its size, and its source its scale, wherever it is dragged.
    """
    if box.width < 0.5 or box.height < 0.5:
        return None
    return 2 * round(box.x / 2), 2 * round(box.y / 2), max(2, 2 * round(box.width / 2)), max(2, 2 * round(box.height / 2))
