"""A plain page with words, drawn for every size that is asked for."""

from __future__ import annotations

from studio import colour
from studio.contracts.desk_link import DeskLink
from studio.kinds.sources.slate import Slate
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.still import U8, hold
from studio.media.pictures import text

NATURAL = (1920, 1080)


def run(slate: Slate, output: SourceOutput, link: DeskLink) -> None:
    """Show the page until the output is `ending`."""

    def draw(width: int, height: int) -> tuple[U8, ...]:
        return colour.i420_from_rgb(text.page(width, height, slate.title, slate.subtitle, slate.colour))

    hold(output, NATURAL, draw)
