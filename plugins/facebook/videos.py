"""The live videos of the page: which one a stream goes to, those that are planned, and a new one."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NoReturn

from facebook import sentences as says
from facebook.account import Account
from facebook.answers import Node, Rows
from facebook.api import Graph
from facebook.comments import stamp_ms
from facebook.live_answers import FIELDS, OPEN, LiveVideo
from studio.plugin_api.abilities import AbilityError, PlannedBroadcast
from studio.values.broadcasts import Privacy
from studio.values.plain_text import plain

NOT_LIVE_S = 15.0  # between two looks for a live video
CHECK_S = 30.0  # between two looks whether it still is
_KNOWN_FOR_S = 10.0
TITLE_BOUND = 200  # characters; Facebook takes 254
SHOWN = 200  # of a title
_AT_ONCE = "25"  # live videos of a list
_SEEN_BY: dict[Privacy, str] = {"public": "EVERYONE", "private": "SELF"}


class NotLiveError(AbilityError):
    """There is nothing to enter yet, or any more."""

    def __init__(self, text: str) -> None:
        super().__init__("not_found", text, NOT_LIVE_S)


class Videos:
    """Of one page. `now`: UTC. One event loop."""

    def __init__(self, api: Graph, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._api, self._now = api, now
        self.chosen = ""

    def known_s(self) -> float:
        """Seconds for which what was seen of a live video may be told again."""
        return self._api.limits.rest_s(_KNOWN_FOR_S)

    async def live(self, account: Account) -> LiveVideo:
        """The one that viewers see, the chosen one first. Raises: NotLiveError: there is none; AbilityError."""
        found = [video for video in await self._listed(account, OPEN[:1]) if video.is_live]
        if not found:
            raise NotLiveError(says.not_live())
        return next((video for video in found if video.id == self.chosen), found[0])

    async def until_over(self, video_id: str) -> NoReturn:
        """Wait for as long as viewers see it. Raises: NotLiveError: they do no more; AbilityError: the token is not taken."""
        while True:
            await asyncio.sleep(self._api.limits.rest_s(CHECK_S))
            try:
                video = await self.with_id(video_id)
            except AbilityError as error:
                if error.code not in ("unreachable", "limited"):
                    raise
                continue
            if video is None or video.is_over:
                raise NotLiveError(says.ended())

    async def current(self, account: Account) -> LiveVideo | None:
        """The one to which a stream goes: the chosen while it is not over, else the live, else the next one. Only where there is
        no other it is one that is over. None: there is none. Raises: AbilityError."""
        over = await self.with_id(self.chosen) if self.chosen else None
        if over is not None and not over.is_over:
            return over
        found = await self._open(account)
        return found[0] if found else over

    async def with_id(self, video_id: str) -> LiveVideo | None:
        """The live video of that id; None: there is none. Raises: AbilityError."""
        try:
            return await self._api.get(video_id, LiveVideo, fields=FIELDS)
        except AbilityError as error:
            if error.code != "not_found":
                raise
            return None

    async def planned(self, account: Account, current: LiveVideo | None) -> list[PlannedBroadcast]:
        """Those that have not begun, the next one first. Raises: AbilityError."""
        return [
            PlannedBroadcast(
                id=video.id,
                title=plain(video.title, SHOWN),
                begins_at_ms=stamp_ms(video.planned_start_time),
                chosen=current is not None and video.id == current.id,
            )
            for video in await self._open(account)
            if video.has_not_begun
        ]

    async def make(self, account: Account, title: str, privacy: Privacy) -> LiveVideo:
        """A new one, which nobody sees until somebody asks for that; it is the chosen one. Raises: AbilityError."""
        if privacy not in _SEEN_BY:
            raise AbilityError("unsupported", says.no_unlisted())
        wanted = {"status": "UNPUBLISHED", "privacy": json.dumps({"value": _SEEN_BY[privacy]})}
        if title:
            wanted["title"] = plain(title, TITLE_BOUND)
        made = await self._api.post(f"{account.page_id}/live_videos", Node, **wanted)
        self.chosen = made.id
        video = await self.with_id(made.id)
        if video is None:
            raise AbilityError("unreachable", says.not_made())
        return video

    async def change(self, video: LiveVideo, **wanted: str) -> None:
        """Change one. Raises: AbilityError."""
        await self._api.post(video.id, Node, **wanted)

    async def _open(self, account: Account) -> list[LiveVideo]:
        """Those that are not over: the live ones, then those whose time has come, then the nearest to now."""
        now_ms = round(self._now().timestamp() * 1000)

        def place(video: LiveVideo) -> tuple[bool, bool, float]:
            begins_ms = stamp_ms(video.planned_start_time) or stamp_ms(video.creation_time)
            late = math.inf if begins_ms is None else abs(begins_ms - now_ms)
            return not video.is_live, video.status != "SCHEDULED_LIVE", late

        return sorted((video for video in await self._listed(account, OPEN) if not video.is_over), key=place)

    async def _listed(self, account: Account, statuses: tuple[str, ...]) -> list[LiveVideo]:
        query = {"broadcast_status": json.dumps(statuses), "fields": FIELDS, "limit": _AT_ONCE}
        return (await self._api.get(f"{account.page_id}/live_videos", Rows[LiveVideo], **query)).data
