"""What the working parts of picture filters work on, and what the mixer expects of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]


@dataclass(slots=True)
class Layer:
    """An item's picture on its way to the canvas: planes at the visible size, straight (not premultiplied) colours.

    `y` and `a` (h, w), `u`, `v` and `a_half` (h/2, w/2), all uint8, BT.709 in limited range, sides even. `a` is meaningful only
    while `transparent`.
    """

    y: U8
    u: U8
    v: U8
    a: U8
    a_half: U8
    transparent: bool = False


def empty_layer(width: int, height: int) -> Layer:
    """Make room for a layer of that size, both sides even; its contents are arbitrary."""
    full, half = (height, width), (height // 2, width // 2)
    y, u, v, a, a_half = (np.empty(shape, np.uint8) for shape in (full, half, half, full, half))
    return Layer(y, u, v, a, a_half)


class PictureWork(Protocol):
    """One filter with its settings, ready to work. A kind's `working.make(settings)` returns it, and must not wait for a disk.

    `opens_holes`: what lies below must be drawn. `version`: another number means that the same picture looks different now
    (a file has been read meanwhile). `problem`: a sentence for the operator about what it cannot do, or nothing.
    """

    @property
    def opens_holes(self) -> bool: ...
    @property
    def version(self) -> int: ...
    @property
    def problem(self) -> str: ...

    def apply(self, layer: Layer) -> None:
        """Change the layer in place. On the mixer's thread, for each new picture: no waiting, no exceptions."""


class Steady:
    """Base of the many filters that open no holes, wait for no file and have no trouble."""

    opens_holes = False
    version = 0
    problem = ""
