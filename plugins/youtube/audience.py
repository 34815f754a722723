"""How many watch the broadcast: asked for seldom, for each time costs of the quota."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.plugin_api.abilities import AbilityError, RoomStats
from youtube.answers import Items, Video
from youtube.api import YouTube
from youtube.broadcast import Live
from youtube.quota import LOOK

_KNOWN_FOR_S = 30.0
_MOST = 1_000_000_000
_FREE = ("limited", "logged_out")  # failures after which nothing is asked until they have passed


class Audience:
    """One broadcast's viewers. One event loop."""

    def __init__(self, api: YouTube, now_s: Callable[[], float] | None = None) -> None:
        self._api = api
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._known: tuple[float, Live, RoomStats | AbilityError] | None = None

    async def count(self, live: Live) -> RoomStats:
        """How many watch, as of the last half minute; nobody where YouTube does not say.

        Raises:
            AbilityError: YouTube has not answered; that costs as much, and is asked again no sooner.
        """
        if self._known is None or self._known[0] <= self._now_s() or self._known[1] != live:
            found: RoomStats | AbilityError
            try:
                found = await self._asked(live)
            except AbilityError as error:
                if error.code in _FREE:
                    raise
                found = error
            self._known = (self._now_s() + _KNOWN_FOR_S, live, found)
        if isinstance(found := self._known[2], AbilityError):
            raise AbilityError(found.code, found.text)
        return found

    async def _asked(self, live: Live) -> RoomStats:
        videos = (await self._api.get("videos", Items[Video], LOOK, part="liveStreamingDetails,id", id=live.video_id)).items
        said = videos[0].live_streaming_details.concurrent_viewers if videos else ""
        return RoomStats(online=min(int(said), _MOST) if said.isascii() and said.isdigit() else 0)
