"""Where the rehearsal takes the program, and the page that shows it."""

from __future__ import annotations

from rehearsal.ingest import STREAM_KEY
from rehearsal.listening import HOST
from studio.plugin_api.abilities import IngestPoint


class RehearsalStage:
    """Broadcast: the two ports on this computer."""

    def __init__(self, rtmp_port: int, page_port: int) -> None:
        self._point = IngestPoint(url=f"rtmp://{HOST}:{rtmp_port}/live", key=STREAM_KEY, page_url=f"http://{HOST}:{page_port}/")

    async def ingest(self) -> IngestPoint:
        return self._point
