"""Cards as a plugin's author meets them: an `Overlay` draws one card on one canvas. Types only.

No Qt, and no numpy either: the desk reads manifests through this package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from studio.values.look import Look

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CannotShow", "Look", "Overlay", "OverlayFactory", "Tile"]


class CannotShow(Exception):  # noqa: N818 - an answer, not an error
    """A card cannot show what it is to show. The text is for the operator: one sentence that says why and what to do."""


class Tile(NamedTuple):
    """What a card is drawn on: `width` x `height` pixels (even), on the canvas `canvas`. `folder` is the plugin's own."""

    width: int
    height: int
    canvas: str
    folder: Path


class Overlay(Protocol):
    """One card on one canvas. It lives for as long as its tile keeps its size; one thread."""

    def draw(
        self,
        pixels: NDArray[np.uint8],
        values: Mapping[str, Any],
        look: Look,
        settings: Mapping[str, Any],
        at_ns: int,
    ) -> int | None:
        """Draw what the card shows at `at_ns` (monotonic), all of it.

        Args:
            pixels: (height, width, 4) uint8, RGBA, sRGB, premultiplied; zeroed (transparent). Draw in place; keep no reference.
            values: what the show says, as the kind's documentation lists it. Anything may be missing.
            look: theme, brand colours, font and language of the show.
            settings: the operator's values of the kind's settings and the plugin's own, defaults filled in.
            at_ns: may lie a little ahead: pictures are drawn before they are due.

        Returns:
            The time in ns at which the card will look different by itself (a countdown's next second); None when only new
            values change it. It is then drawn for exactly that time, ahead of it, and comes on air at that tick.

        Raises:
            CannotShow: it cannot show this. The card is taken off the picture, the operator told why; other values may do.
            Exception: anything. The card is taken off the picture, named to the operator, and tried again with its next
            values, three times; other cards go on.
        """


OverlayFactory = Callable[[Tile], Overlay]
