"""Draws one plan item, again and again, and remembers what need not be worked out twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.contracts.plan import PlanItem, Rect
from studio.ipc.picture_ring import Planes
from studio.kinds.picture_filters.working import Layer, empty_layer
from studio.mixer import blend
from studio.mixer.filters import NONE, Chain
from studio.mixer.geometry import Cut, cut_of, visible_part
from studio.mixer.inputs import Shown
from studio.mixer.scale import Scratch

U8 = NDArray[np.uint8]

_STILL_AFTER = 2  # ticks with the same picture, before an opaque scaled one is kept


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished layer that is laid over what lies below. Views; they hold until its maker makes another.

    `y`, `u`, `v`: premultiplied planes; `a`: alpha; `keep`, `keep_half`: 255 - alpha for luma and chroma; `bounds`: what of it is
    not wholly transparent, even.
    """

    y: U8
    u: U8
    v: U8
    a: U8
    keep: U8
    keep_half: U8
    bounds: Rect

    @classmethod
    def of(cls, layer: Layer, keep: tuple[U8, U8], bounds: Rect) -> Sheet:
        """The sheet of a premultiplied layer with alpha; fills `keep`."""
        cv2.bitwise_not(layer.a, dst=keep[0])
        blend.halve(*keep)
        return cls(layer.y, layer.u, layer.v, layer.a, *keep, bounds)

    def piece(self, rect: Rect) -> Piece:
        """The even rectangle `rect` of the sheet, ready to be laid."""
        x, y, width, height = rect
        planes = blend.part(Planes(self.y, self.u, self.v), rect)
        half = self.keep_half[y // 2 : (y + height) // 2, x // 2 : (x + width) // 2]
        return Piece(planes, (self.keep[y : y + height, x : x + width], half, half))


class Piece(NamedTuple):
    """Part of a sheet: Y, U, V and what of the picture below them is kept. Views."""

    planes: tuple[U8, U8, U8]
    keeps: tuple[U8, U8, U8]

    def lay(self, canvas: Planes, at: Rect) -> None:
        """Blend it over the rectangle `at` of `canvas`, which has its size."""
        for target, source, keep in zip(blend.part(canvas, at), self.planes, self.keeps, strict=True):
            blend.over(target, source, keep)


class Painter:
    """One item on one canvas. One thread.

    A picture that changes every tick and needs nothing but copying or scaling goes straight into the canvas. Everything
    else becomes a layer first: that is kept until the source's picture changes, so that a tick pays only the blend.
    """

    def __init__(self, item: PlanItem, width: int, height: int, chain: Chain = NONE) -> None:
        self.item = item
        self._chain = chain
        self.visible: Rect | None = visible_part(item, width, height) if item.opacity > 0 else None
        self._covers = self.visible == (0, 0, width, height) and item.opacity >= 1 and not chain.opens_holes
        self._plain = item.opacity >= 1 and chain is NONE
        self._scratch = Scratch()
        self._size = (0, 0)
        self._cut: Cut | None = None
        self._last_key: object = None
        self._same_for = 0
        self._layer: Layer | None = None
        self._layer_key: object = None
        self._keep: tuple[U8, U8] | None = None  # memory of the sheet's
        self._sheet: Sheet | None = None  # None: the layer is opaque, or there is nothing to be seen of it
        self._piece: Piece | None = None  # all of it that is to be blended
        self._empty = False

    @property
    def version(self) -> int:
        """Another number: the same picture looks different now."""
        return self._chain.version

    def covers(self, shown: Shown) -> bool:
        """True when nothing below can be seen."""
        return self._covers and shown.planes.a is None and self._cut_for(shown.planes) is not None

    def paint(self, canvas: Planes, shown: Shown) -> None:
        """Draw the picture onto `canvas` (Y, U, V), in place."""
        visible = self.visible
        cut = self._cut_for(shown.planes)
        if visible is None or cut is None:
            return
        key = self._key(shown)
        self._same_for = self._same_for + 1 if key == self._last_key else 0
        self._last_key = key
        if self._layer_key != key:
            if self._plain and shown.planes.a is None and self._same_for < _STILL_AFTER:
                self._render(cut, shown.planes, blend.part(canvas, visible))
                return
            self._make_layer(cut, shown, visible)
        self._lay(canvas, visible)

    def sheet(self, shown: Shown) -> Sheet | None:
        """The picture as a sheet of the visible part, alpha whole where it has none; None when nothing of it can be seen."""
        cut = self._cut_for(shown.planes)
        if self.visible is None or cut is None:
            return None
        if self._layer_key != self._key(shown):
            self._make_layer(cut, shown, self.visible)
        if self._layer is not None and not self._layer.transparent:
            self._layer.a.fill(255)
            self._layer.transparent = True
            self._finish(self._layer, premultiplied=True)
        return self._sheet

    def forget(self) -> None:
        """The last picture was overwritten while it was being read: keep nothing of it."""
        self._layer_key = self._last_key = None

    def _key(self, shown: Shown) -> object:
        """Names what is seen: the source's picture and what the filters make of it."""
        return shown.key if self._chain is NONE else (shown.key, self._chain.version)

    def _cut_for(self, planes: Planes) -> Cut | None:
        height, width = planes.y.shape
        if self._size != (width, height) and self.visible is not None:
            self._size = (width, height)
            self._cut = cut_of(self.item, self.visible, width, height)
        return self._cut

    def _render(self, cut: Cut, planes: Planes, target: tuple[U8, U8, U8], smooth: bool = False) -> None:
        cut.render(planes.y, target[0], self._scratch, half=False, smooth=smooth)
        cut.render(planes.u, target[1], self._scratch, half=True, smooth=smooth)
        cut.render(planes.v, target[2], self._scratch, half=True, smooth=smooth)

    def _make_layer(self, cut: Cut, shown: Shown, visible: Rect) -> None:
        layer, key = self._layer, self._key(shown)
        if layer is None:
            layer = self._layer = empty_layer(visible[2], visible[3])
        planes = shown.planes
        self._render(cut, planes, (layer.y, layer.u, layer.v), smooth=planes.a is not None)
        layer.transparent = planes.a is not None
        premultiplied = layer.transparent
        if planes.a is not None:
            cut.render(planes.a, layer.a, self._scratch, half=False, smooth=True)
        if self._chain is not NONE:
            if premultiplied:
                _each(blend.divide, layer)
            self._chain.apply(layer)
            premultiplied = False
        if layer.transparent:
            self._finish(layer, premultiplied)
        else:
            self._sheet, self._piece, self._empty = None, None, False
        self._layer_key = key

    def _finish(self, layer: Layer, premultiplied: bool) -> None:
        """Premultiply, fold the opacity in, and find what of the layer is to be blended at all."""
        if not premultiplied:
            _each(blend.multiply, layer)
        if self.item.opacity < 1:
            for plane in (layer.y, layer.u, layer.v, layer.a):
                blend.dim(plane, self.item.opacity)
        x, y, width, height = cv2.boundingRect(layer.a)
        right, bottom = x + width + 1 & ~1, y + height + 1 & ~1
        x, y = x & ~1, y & ~1
        self._empty = not width
        if self._keep is None:
            self._keep = np.empty_like(layer.a), np.empty_like(layer.u)
        self._sheet = None if self._empty else Sheet.of(layer, self._keep, (x, y, right - x, bottom - y))
        self._piece = self._sheet.piece(self._sheet.bounds) if self._sheet is not None else None

    def _lay(self, canvas: Planes, visible: Rect) -> None:
        layer, sheet = self._layer, self._sheet
        if layer is None or self._empty:
            return
        if sheet is not None and self._piece is not None:
            x, y, width, height = sheet.bounds
            self._piece.lay(canvas, (visible[0] + x, visible[1] + y, width, height))
            return
        for below, above in zip(blend.part(canvas, visible), (layer.y, layer.u, layer.v), strict=True):
            if self.item.opacity < 1:
                blend.mix(below, above, self.item.opacity)
            else:
                np.copyto(below, above)


def _each(operation: Callable[[U8, U8], None], layer: Layer) -> None:
    """Multiply or divide every plane by the layer's alpha."""
    blend.halve(layer.a, layer.a_half)
    operation(layer.y, layer.a)
    operation(layer.u, layer.a_half)
    operation(layer.v, layer.a_half)
