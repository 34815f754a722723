"""Where the rehearsal takes the program, the page that shows it, and whether it comes."""

from __future__ import annotations

from collections.abc import Callable

from rehearsal.ingest import STREAM_KEY
from rehearsal.listening import HOST
from studio.plugin_api.abilities import BroadcastStatus, IngestPoint


class RehearsalStage:
    """Broadcast: the two ports on this computer. `live`: whether a program comes in; it is seen as soon as it does."""

    def __init__(self, rtmp_port: int, page_port: int, live: Callable[[], bool] = lambda: False) -> None:
        self._live = live
        self._point = IngestPoint(url=f"rtmp://{HOST}:{rtmp_port}/live", key=STREAM_KEY, page_url=f"http://{HOST}:{page_port}/")

    async def ingest(self) -> IngestPoint:
        return self._point

    async def broadcast_status(self) -> BroadcastStatus:
        live = self._live()
        return BroadcastStatus(stage="live" if live else "planned", receiving=live)
