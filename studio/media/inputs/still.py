"""A picture that does not move: published once for every size. Nobody needs to stay with it.

When nothing was asked of it for a while, the picture is left standing in its ring and the process ends: a logo, a backdrop
and a slate would hold 45 MB each for hours of doing nothing. The desk starts the source again when it is to be another.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.ipc.clock import NS
from studio.media.inputs.output import SourceOutput

U8 = NDArray[np.uint8]
Size = tuple[int, int]

HOLD_S = 0.5
SLOTS = 2  # the one that is shown and the one that is written
_STAYS_NS = 4 * NS  # after the latest change: whoever drags an item or types a title changes it again at once


class Patience:
    """Knows when a still has been left alone for so long that its process may go."""

    def __init__(self, output: SourceOutput) -> None:
        self._output = output
        self._seen = output.link.digest
        self._since_ns = output.clock.now_ns()

    def over(self) -> bool:
        """Call about every `HOLD_S`."""
        now_ns = self._output.clock.now_ns()
        if self._seen != self._output.link.digest:
            self._seen, self._since_ns = self._output.link.digest, now_ns
        return now_ns - self._since_ns >= _STAYS_NS


def hold(output: SourceOutput, natural: Size, draw: Callable[[int, int], tuple[U8, ...]]) -> None:
    """Show `draw(width, height)`, planes in the program's colours of at most `natural` size, until the output is ending."""
    output.slots = SLOTS
    patience = Patience(output)
    drawn = -1
    while not output.ending:
        if drawn != output.generation:
            drawn = output.generation
            now = output.clock.now_ns()
            output.picture(draw(*output.size_for(natural)), now, now, natural=natural)
        output.touch()
        output.report()
        output.poll(HOLD_S)
        if drawn == output.generation and not output.ending and patience.over():
            output.stand()
