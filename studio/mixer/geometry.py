"""Where an item's pixels come from and go to: crop, mirror, quarter turns, scale and clip, in whole even pixels.

Everything is reckoned once per source size in luma pixels; chroma planes use the halves. Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.contracts.plan import PlanItem, Rect
from studio.mixer.scale import Scratch, scale

U8 = NDArray[np.uint8]

_MARGIN = 4  # source pixels beyond a clipped edge, for the filters' reach; even


@dataclass(frozen=True, slots=True)
class Turn:
    """Any mixture of mirrors and quarter turns, reduced to: transpose first, then mirror."""

    transposed: bool
    flip_h: bool
    flip_v: bool

    @property
    def nothing(self) -> bool:
        return not (self.transposed or self.flip_h or self.flip_v)


def turn_of(item: PlanItem) -> Turn:
    """The item's mirrors, then its clockwise turn."""
    h, v = item.flip_h, item.flip_v
    return {
        0: Turn(False, h, v),
        90: Turn(True, not v, h),
        180: Turn(False, not h, not v),
        270: Turn(True, v, not h),
    }[item.rotation]


def apply_turn(source: U8, turn: Turn, target: U8, scratch: Scratch) -> None:
    """Fill `target` with `source` turned; shapes fit."""
    if turn.transposed:
        if not (turn.flip_h or turn.flip_v):
            cv2.transpose(source, dst=target)
            return
        across = scratch.get("transposed", *target.shape)
        cv2.transpose(source, dst=across)
        source = across
    cv2.flip(source, -1 if turn.flip_h and turn.flip_v else int(turn.flip_h), dst=target)


def visible_part(item: PlanItem, width: int, height: int) -> Rect | None:
    """What of the item's box is seen on a canvas of that size, even, or None."""
    (bx, by, bw, bh), (cx, cy, cw, ch) = item.box, item.clip
    left, top = max(bx, cx, 0), max(by, cy, 0)
    right, bottom = min(bx + bw, cx + cw, width), min(by + bh, cy + ch, height)
    left, top, right, bottom = left + (left & 1), top + (top & 1), right & ~1, bottom & ~1
    if left >= right or top >= bottom:
        return None
    return left, top, right - left, bottom - top


@dataclass(frozen=True, slots=True)
class Cut:
    """How one picture becomes the visible part: rows and columns of the source, turned, scaled to `scaled`, windowed.

    All in luma pixels, even. `window_x`, `window_y`: where the visible part lies inside the scaled piece.
    """

    x0: int
    y0: int
    x1: int
    y1: int
    turn: Turn
    scaled_width: int
    scaled_height: int
    window_x: int
    window_y: int

    def render(self, plane: U8, target: U8, scratch: Scratch, half: bool, smooth: bool = False) -> None:
        """Fill `target`, the visible part of one plane, from the source's `plane`; `half` for chroma."""
        shift = int(half)
        source = plane[self.y0 >> shift : self.y1 >> shift, self.x0 >> shift : self.x1 >> shift]
        height, width = self.scaled_height >> shift, self.scaled_width >> shift
        whole = target.shape == (height, width)
        if not self.turn.nothing:
            shape = source.shape[::-1] if self.turn.transposed else source.shape
            if whole and shape == target.shape:
                apply_turn(source, self.turn, target, scratch)
                return
            upright = scratch.get("turned", *shape)
            apply_turn(source, self.turn, upright, scratch)
            source = upright
        if whole:
            scale(source, target, scratch, smooth)
            return
        piece = source
        if source.shape != (height, width):
            piece = scratch.get("piece", height, width)
            scale(source, piece, scratch, smooth)
        top, left = self.window_y >> shift, self.window_x >> shift
        np.copyto(target, piece[top : top + target.shape[0], left : left + target.shape[1]])


def cut_of(item: PlanItem, visible: Rect, width: int, height: int) -> Cut | None:
    """The cut for a source picture of `width` x `height`; None when the crop leaves nothing.

    A box that reaches beyond what is visible takes only the piece of the source it needs; the piece's edge falls on a
    whole even pixel of the canvas, so that a clipped enlargement may sit up to one pixel beside the exact place.
    """
    left, top, right, bottom = item.crop
    crop_x0, crop_x1 = _even(left * width), width - _even(right * width)
    crop_y0, crop_y1 = _even(top * height), height - _even(bottom * height)
    if crop_x1 - crop_x0 < 2 or crop_y1 - crop_y0 < 2:
        return None
    turn = turn_of(item)
    across, down = crop_x1 - crop_x0, crop_y1 - crop_y0
    if turn.transposed:
        across, down = down, across
    x0, x1, scaled_width, window_x = _span(visible[0] - item.box[0], visible[2], item.box[2], across)
    y0, y1, scaled_height, window_y = _span(visible[1] - item.box[1], visible[3], item.box[3], down)
    if turn.flip_h:
        x0, x1 = across - x1, across - x0
    if turn.flip_v:
        y0, y1 = down - y1, down - y0
    if turn.transposed:
        x0, x1, y0, y1 = y0, y1, x0, x1
    return Cut(crop_x0 + x0, crop_y0 + y0, crop_x0 + x1, crop_y0 + y1, turn, scaled_width, scaled_height, window_x, window_y)


def _span(start: int, length: int, box: int, source: int) -> tuple[int, int, int, int]:
    """Along one axis: source pixels from, to; how long they become; where the visible part starts in that."""
    if start == 0 and length == box:
        return 0, source, box, 0
    ratio = source / box
    first = max(0, (math.floor(start * ratio) & ~1) - _MARGIN)
    last = min(source, (math.ceil((start + length) * ratio) + 1 & ~1) + _MARGIN)
    at = _even(first / ratio)
    end = box if last == source else _even(last / ratio)
    end = max(end, start + length)
    return first, last, end - at, start - at


def _even(value: float) -> int:
    return 2 * round(value / 2)
