"""The broadcasts of the account: which one a stream goes to, those that are planned, and a new one."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from studio.plugin_api.abilities import AbilityError, PlannedBroadcast
from studio.values.broadcasts import Privacy
from studio.values.plain_text import plain
from youtube import sentences as says
from youtube import streams
from youtube.answers import Items
from youtube.api import YouTube
from youtube.chat_message import stamp_ms
from youtube.listing import PART, listed
from youtube.live_answers import LiveBroadcast
from youtube.quota import CHANGE, LOOK

TITLE_BOUND = 100  # characters
_SHOWN = 200  # of a title
_AHEAD = timedelta(seconds=60)  # YouTube takes no beginning that has passed


class Planning:
    """One account's. `named`: the id of the broadcast that the settings name, "" for none. `now`: UTC. One event loop."""

    def __init__(self, api: YouTube, named: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._api, self._named, self._now = api, named, now
        self.chosen = ""

    async def current(self) -> LiveBroadcast | None:
        """The one to which a stream goes: the named, else the chosen while it is not over, else the live, else the next one.
        Only where there is no other it is one that is over. None: there is none.

        Raises:
            AbilityError: the named one is not the account's, or YouTube does not say.
        """
        if self._named:
            if (found := await self.with_id(self._named)) is None:
                raise AbilityError("refused", says.not_own_broadcast(broadcast=self._named))
            return found
        over = await self.with_id(self.chosen) if self.chosen else None
        if over is not None and not over.is_over:
            return over
        active = await listed(self._api, "active")
        return active[0] if active else next(iter(await self.upcoming()), over)

    async def with_id(self, broadcast_id: str) -> LiveBroadcast | None:
        """The account's broadcast of that id; None: it has none. Raises: AbilityError."""
        found = (await self._api.get("liveBroadcasts", Items[LiveBroadcast], LOOK, part=PART, id=broadcast_id)).items
        return found[0] if found else None

    async def upcoming(self) -> list[LiveBroadcast]:
        """Those that have not begun: first those that have a stream, then the nearest to now. Raises: AbilityError."""
        now_ms = round(self._now().timestamp() * 1000)

        def place(one: LiveBroadcast) -> tuple[bool, float]:
            begins_ms = stamp_ms(one.snippet.scheduled_start_time)
            return not one.content_details.bound_stream_id, math.inf if begins_ms is None else abs(begins_ms - now_ms)

        return sorted(await listed(self._api, "upcoming"), key=place)

    async def planned(self, current: LiveBroadcast | None) -> list[PlannedBroadcast]:
        """The same for the operator. Raises: AbilityError."""
        return [
            PlannedBroadcast(
                id=one.id,
                title=plain(one.snippet.title, _SHOWN),
                begins_at_ms=stamp_ms(one.snippet.scheduled_start_time),
                chosen=current is not None and one.id == current.id,
            )
            for one in await self.upcoming()
        ]

    async def insert(self, title: str, privacy: Privacy) -> LiveBroadcast:
        """A new one, which begins when a stream comes and ends only when it is ended. Raises: AbilityError."""
        begins = (self._now() + _AHEAD).strftime("%Y-%m-%dT%H:%M:%SZ")
        wanted = {
            "snippet": {"title": plain(title, TITLE_BOUND), "scheduledStartTime": begins},
            "status": {"privacyStatus": privacy},
            "contentDetails": {
                "enableAutoStart": True,
                "enableAutoStop": False,
                "monitorStream": {"enableMonitorStream": False},
            },
        }
        return await self._api.ask("POST", "liveBroadcasts", LiveBroadcast, CHANGE, {"part": PART}, wanted)

    async def bind(self, broadcast: LiveBroadcast, stream_id: str) -> None:
        """Have it take this stream. Raises: AbilityError."""
        if broadcast.content_details.bound_stream_id != stream_id:
            query = {"id": broadcast.id, "streamId": stream_id, "part": PART}
            await self._api.ask("POST", "liveBroadcasts/bind", LiveBroadcast, CHANGE, query)

    async def choose(self, broadcast: LiveBroadcast, before: LiveBroadcast | None) -> None:
        """Have the stream that went to `before` go to `broadcast`: whose key a destination has already. Raises: AbilityError."""
        if broadcast.has_not_begun:
            stream = await streams.find(self._api, before.content_details.bound_stream_id) if before is not None else None
            if stream is None or not stream.content_details.is_reusable:
                stream = await streams.own(self._api)
            await self.bind(broadcast, stream.id)
        self.chosen = broadcast.id
