"""How many watch a live video."""

from __future__ import annotations

import asyncio

from facebook.api import Graph
from facebook.live_answers import Audience as Counted
from studio.plugin_api.abilities import RoomStats

_KNOWN_FOR_S = 10.0


class Audience:
    """The viewers of one live video after the other. One event loop."""

    def __init__(self, api: Graph) -> None:
        self._api = api
        self._known: tuple[float, str, RoomStats] | None = None

    async def count(self, video_id: str) -> RoomStats:
        """How many watch, as of the last ten seconds, longer where much is used of what may be asked. Raises: AbilityError."""
        now_s = asyncio.get_running_loop().time()
        if self._known is None or self._known[0] <= now_s or self._known[1] != video_id:
            counted = await self._api.get(video_id, Counted, fields="live_views")
            until_s = now_s + self._api.limits.rest_s(_KNOWN_FOR_S)
            self._known = (until_s, video_id, RoomStats(online=counted.live_views))
        return self._known[2]
