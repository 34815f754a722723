"""What the working parts of transitions work on, and what the mixer expects of them."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]


class Picture(Protocol):
    """Planes of one program picture, uint8, BT.709 in limited range: Y (h, w), U and V (h/2, w/2), both sides even."""

    @property
    def y(self) -> U8: ...
    @property
    def u(self) -> U8: ...
    @property
    def v(self) -> U8: ...


class TransitionWork(Protocol):
    """One transition, ready to work. A kind's `working.make()` returns it.

    `in_place`: `canvas` already holds the incoming picture, and `incoming` is the same memory: one copy less.
    """

    @property
    def in_place(self) -> bool: ...

    def mix(self, canvas: Picture, outgoing: Picture, incoming: Picture, done: float) -> None:
        """Fill `canvas` with the picture when `done` (0..1) of the change has passed. On the mixer's thread, at every tick."""
