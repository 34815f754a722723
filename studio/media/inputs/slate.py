"""A plain page with words: the slate as a source, and the slate with a source's name that the mixer shows for a dead one."""

from __future__ import annotations

from studio import colour
from studio.ipc.desk_link import DeskLink
from studio.ipc.picture_ring import Format, PictureWriter
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.still import U8, hold
from studio.media.pictures import text
from studio.show.model import Slate

NATURAL = (1920, 1080)
_NAME_SIZE = (1280, 720)
_NAME_COLOUR = "#181c22"


def run(slate: Slate, output: SourceOutput, link: DeskLink) -> None:
    """Show the page until the output is `ending`."""

    def draw(width: int, height: int) -> tuple[U8, ...]:
        return colour.i420_from_rgb(text.page(width, height, slate.title, slate.subtitle, slate.colour))

    hold(output, NATURAL, draw)


class NameSlate:
    """The ring `slate.<id>`: a page with the source's name, drawn before anything can fail."""

    def __init__(self, link: DeskLink, source_id: str) -> None:
        self._writer = PictureWriter(link.folder, f"slate.{source_id}", Format.I420, *_NAME_SIZE, slots=2)

    def draw(self, name: str) -> None:
        planes = self._writer.begin()
        planes.y[:], planes.u[:], planes.v[:] = colour.i420_from_rgb(text.page(*_NAME_SIZE, name, "", _NAME_COLOUR))
        self._writer.publish(1)

    def close(self) -> None:
        self._writer.close()
