"""The slate with a source's name, which the mixer shows for a dead one."""

from __future__ import annotations

from studio import colour
from studio.contracts.desk_link import DeskLink
from studio.ipc.picture_ring import Format, PictureWriter
from studio.media.inputs.still import Size
from studio.media.pictures import text

NAME_SIZE = (1280, 720)
_NAME_COLOUR = "#181c22"


class NameSlate:
    """The ring `slate.<id>`: a page with the source's name, drawn before anything can fail."""

    def __init__(self, link: DeskLink, source_id: str) -> None:
        self._folder, self._ring = link.folder, f"slate.{source_id}"
        self._writer: PictureWriter | None = None
        self._drawn: tuple[str, str, Size] = ("", "", (0, 0))

    def draw(self, name: str, subtitle: str = "", size: Size | None = None) -> None:
        """Draw the page, unless it is there. Drawn at an item's own `size` its words can be read on a small one.

        Without a `size` it stays as large as it is, which needs no memory.

        Raises:
            NoRoomError: there is no room for one of that size. The last one stays.
        """
        if size is None:
            size = (self._writer.width, self._writer.height) if self._writer is not None else NAME_SIZE
        if (name, subtitle, size) == self._drawn:
            return
        before, writer = self._writer, self._writer
        if writer is None or (writer.width, writer.height) != size:
            writer = self._writer = PictureWriter(self._folder, self._ring, Format.I420, *size, slots=2)
        self._drawn = name, subtitle, size
        planes = writer.begin()
        planes.y[:], planes.u[:], planes.v[:] = colour.i420_from_rgb(text.page(*size, name, subtitle, _NAME_COLOUR))
        writer.publish(1)
        if before is not None and before is not writer:
            before.close()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
