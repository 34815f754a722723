"""One colour, of any size."""

from __future__ import annotations

import numpy as np

from studio import colour
from studio.contracts.desk_link import DeskLink
from studio.kinds.sources.colour import Fill
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.still import U8, hold

NATURAL = (1920, 1080)


def run(fill: Fill, output: SourceOutput, link: DeskLink) -> None:
    """Show the colour until the output is `ending`."""
    y, u, v = colour.hex_ycbcr(fill.colour)

    def draw(width: int, height: int) -> tuple[U8, ...]:
        half = (height // 2, width // 2)
        return np.full((height, width), y, np.uint8), np.full(half, u, np.uint8), np.full(half, v, np.uint8)

    hold(output, NATURAL, draw)
