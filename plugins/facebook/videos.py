"""The live videos of the page: which one a stream goes to, those that are planned, and a new one."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from facebook import sentences as says
from facebook.account import Account
from facebook.answers import Node, Rows, understood
from facebook.api import Graph
from facebook.chosen import Chosen
from facebook.comments import stamp_ms
from facebook.live_answers import FIELDS, OPEN, LiveVideo
from studio.plugin_api.abilities import AbilityError, PlannedBroadcast
from studio.values.broadcasts import Privacy
from studio.values.plain_text import plain

_KNOWN_FOR_S = 10.0
TITLE_BOUND = 200  # characters; Facebook takes 254
SHOWN = 200  # of a title
_AT_ONCE = "25"  # live videos of a list
_SEEN_BY: dict[Privacy, str] = {"public": "EVERYONE", "private": "SELF"}

log = logging.getLogger(__name__)


class Videos:
    """Of one page. `chosen`: what this studio streams to. `now`: UTC. One event loop."""

    def __init__(self, api: Graph, chosen: Chosen, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._api, self._chosen, self._now = api, chosen, now
        self._odd: dict[tuple[str, ...], int] = {}  # rows of the latest list of each kind that could not be read

    @property
    def odd(self) -> str:
        """That live videos that viewers see cannot be read, and are left out; "": all can."""
        count = self._odd.get(OPEN[:1], 0)
        return says.odd_videos(count=count) if count else ""

    def rest_s(self, usual_s: float) -> float:
        """Seconds until what is usually asked every `usual_s` is asked again."""
        return self._api.limits.rest_s(usual_s)

    def known_s(self) -> float:
        """Seconds for which what was seen of a live video may be told again."""
        return self.rest_s(_KNOWN_FOR_S)

    async def live(self, account: Account) -> list[LiveVideo]:
        """Those that viewers see. Raises: AbilityError."""
        return [video for video in await self._listed(account, OPEN[:1]) if video.is_live]

    async def current(self, account: Account) -> LiveVideo | None:
        """The one to which a stream goes: the chosen while it is not over, else the live, else the next one. Only where there is
        no other it is one that is over. None: there is none. Raises: AbilityError."""
        chosen = self._chosen.of(account.page_id)
        over = await self.with_id(chosen) if chosen else None
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
        """Those that have not begun, the next one first; where several are live, these before them. Raises: AbilityError."""
        found = await self._open(account)
        are_several = sum(video.is_live for video in found) > 1
        return [
            PlannedBroadcast(
                id=video.id,
                title=plain(video.title, SHOWN),
                begins_at_ms=stamp_ms(video.planned_start_time),
                chosen=current is not None and video.id == current.id,
            )
            for video in found
            if video.has_not_begun or are_several
        ]

    async def make(self, account: Account, title: str, privacy: Privacy) -> LiveVideo:
        """A new one, which nobody sees until somebody asks for that; it is the chosen one. Raises: AbilityError."""
        if privacy not in _SEEN_BY:
            raise AbilityError("unsupported", says.no_unlisted())
        wanted = {"status": "UNPUBLISHED", "privacy": json.dumps({"value": _SEEN_BY[privacy]})}
        if title:
            wanted["title"] = plain(title, TITLE_BOUND)
        made = await self._api.post(f"{account.page_id}/live_videos", Node, **wanted)
        self._chosen.put(account.page_id, made.id)
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
        rows = (await self._api.get(f"{account.page_id}/live_videos", Rows[msgspec.Raw], **query)).data
        found = understood(rows, LiveVideo)
        odd = len(rows) - len(found)
        if odd != self._odd.get(statuses, 0):
            log.info("Live videos that cannot be read, of %d: %d", len(rows), odd)
        self._odd[statuses] = odd
        return found
