"""A picture that does not move: published once for every size, then only said to hold. Sleeps half a second at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.media.inputs.output import SourceOutput

U8 = NDArray[np.uint8]
Size = tuple[int, int]

HOLD_S = 0.5


def hold(output: SourceOutput, natural: Size, draw: Callable[[int, int], tuple[U8, ...]]) -> None:
    """Show `draw(width, height)`, planes in the program's colours of at most `natural` size, until the output is ending."""
    output.slots = 4
    drawn = -1
    while not output.ending:
        if drawn != output.generation:
            drawn = output.generation
            now = output.clock.now_ns()
            output.picture(draw(*output.size_for(natural)), now, now, natural=natural)
        output.touch()
        output.report()
        output.poll(HOLD_S)
