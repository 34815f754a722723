"""Moving, resizing and cropping of boxes, in canvas pixels. Pure: no widgets, no desk."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import msgspec

from studio.document.model import Crop, Item

MIN_SIDE = 16.0
MAX_CROPPED = 0.95  # what both sides together may cut away

# handle -> which edges it moves: (-1 left, 1 right, 0 none), (-1 top, 1 bottom, 0 none)
HANDLES: dict[str, tuple[int, int]] = {
    "nw": (-1, -1),
    "n": (0, -1),
    "ne": (1, -1),
    "e": (1, 0),
    "se": (1, 1),
    "s": (0, 1),
    "sw": (-1, 1),
    "w": (-1, 0),
}
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
# side of the box -> side of the picture before a clockwise turn
_TURNED = {
    0: {"left": "left", "top": "top", "right": "right", "bottom": "bottom"},
    90: {"left": "bottom", "top": "left", "right": "top", "bottom": "right"},
    180: {"left": "right", "top": "bottom", "right": "left", "bottom": "top"},
    270: {"left": "top", "top": "right", "right": "bottom", "bottom": "left"},
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def of(cls, item: Item) -> Box:
        return cls(item.x, item.y, item.width, item.height)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, dx: float, dy: float) -> Box:
        return replace(self, x=self.x + dx, y=self.y + dy)

    def rounded(self) -> Box:
        """On whole pixels."""
        return Box(round(self.x), round(self.y), max(1, round(self.width)), max(1, round(self.height)))

    def fields(self) -> dict[str, float]:
        """As fields of an item."""
        return asdict(self)


def handle_points(box: Box) -> dict[str, tuple[float, float]]:
    """Where each handle lies."""
    return {
        name: (box.x + box.width * (1 + across) / 2, box.y + box.height * (1 + down) / 2)
        for name, (across, down) in HANDLES.items()
    }


def handle_at(box: Box, x: float, y: float, reach: float) -> str:
    """The handle within `reach` of the point, "" when none; the nearest where two are."""
    best, best_distance = "", reach
    for name, (px, py) in handle_points(box).items():
        distance = max(abs(px - x), abs(py - y))
        if distance <= best_distance:
            best, best_distance = name, distance
    return best


def resized(box: Box, handle: str, dx: float, dy: float, keep_aspect: bool) -> Box:
    """The box after its handle moved by (dx, dy); corners keep the aspect if asked. The other edges stay where they are."""
    across, down = HANDLES[handle]
    width = max(MIN_SIDE, box.width + across * dx)
    height = max(MIN_SIDE, box.height + down * dy)
    if keep_aspect and across and down:
        scale = max(width / box.width, height / box.height)
        scale = max(scale, MIN_SIDE / min(box.width, box.height))
        width, height = box.width * scale, box.height * scale
    x = box.right - width if across < 0 else box.x
    y = box.bottom - height if down < 0 else box.y
    return Box(x, y, width, height)


def picture_side(side: str, rotation: int, flip_h: bool, flip_v: bool) -> str:
    """Which side of the source lies at `side` of the box (mirrored first, then turned clockwise)."""
    found = _TURNED[rotation][side]
    if (flip_h and found in {"left", "right"}) or (flip_v and found in {"top", "bottom"}):
        return _OPPOSITE[found]
    return found


def cropped(item: Item, handle: str, dx: float, dy: float) -> tuple[Box, Crop]:
    """Box (on whole pixels) and crop after cutting with a handle: both move together, the rest of the picture stays in place.

    Pulling outwards gives back what was cut, no more. True for pictures that fill their box.
    """
    box = Box.of(item)
    crop: dict[str, float] = msgspec.structs.asdict(item.crop)
    across, down = HANDLES[handle]
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    if across:
        side = "left" if across < 0 else "right"
        inward = _cut(crop, picture_side(side, item.rotation, item.flip_h, item.flip_v), box.width, -across * dx)
        left, right = (left + inward, right) if across < 0 else (left, right - inward)
    if down:
        side = "top" if down < 0 else "bottom"
        inward = _cut(crop, picture_side(side, item.rotation, item.flip_h, item.flip_v), box.height, -down * dy)
        top, bottom = (top + inward, bottom) if down < 0 else (top, bottom - inward)
    return Box(left, top, right - left, bottom - top).rounded(), Crop(**crop)


def _cut(crop: dict[str, float], side: str, shown_px: float, inward_px: float) -> float:
    """Move one side of `crop` (changed in place) inwards; returns by how many pixels it could."""
    other = crop[_OPPOSITE[side]]
    whole_px = shown_px / max(1e-6, 1 - crop[side] - other)
    wanted = crop[side] + inward_px / whole_px
    allowed = min(max(wanted, 0.0), MAX_CROPPED - other)
    moved = (allowed - crop[side]) * whole_px
    crop[side] = round(allowed, 5)
    return moved
