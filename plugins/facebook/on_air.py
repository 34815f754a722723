"""Which live video of the page is read. A page can have several at once, and Facebook does not say whose each of them is.

It is the one that this studio streams to, once viewers see it, else the one that was read last, else the latest; where there are
several, it is said which. The page is looked at again and again while one is read: the studio's own may begin, and others beside
it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from typing import NoReturn

from facebook import sentences as says
from facebook.account import Account
from facebook.chosen import Chosen
from facebook.comments import stamp_ms
from facebook.live_answers import LiveVideo
from facebook.videos import SHOWN, Videos
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import plain
from studio.values.sentences import together

NOT_LIVE_S = 15.0  # between two looks for a live video
CHECK_S = 30.0  # between two looks whether it still is


class NotLiveError(AbilityError):
    """There is nothing to enter yet, or any more."""

    def __init__(self, text: str) -> None:
        super().__init__("not_found", text, NOT_LIVE_S)


class OnAir:
    """Of one page. `chosen`: what this studio streams to. One event loop."""

    def __init__(self, videos: Videos, chosen: Chosen) -> None:
        self._videos, self._chosen = videos, chosen
        self._which = ""
        self._read_id = ""  # of the one that was read last: an outage, after which another one is the latest, does not change it

    @property
    def notice(self) -> str:
        """Which of several live videos is read, and that some cannot be; "": neither."""
        return together(self._which, self._videos.odd)

    async def find(self, account: Account) -> LiveVideo:
        """The one to read. Raises: NotLiveError: there is none; AbilityError."""
        self._which = ""
        live = await self._videos.live(account)
        if not live:
            raise NotLiveError(self._videos.odd or says.not_live())
        own = self._own(account, live)
        video = own or max(live, key=lambda one: (one.id == self._read_id, stamp_ms(one.creation_time) or 0))
        self._read_id = video.id
        self._say(video, live, own)
        return video

    async def until_over(self, account: Account, video: LiveVideo) -> NoReturn:
        """Wait for as long as it is the one to read.

        Raises:
            NotLiveError: viewers see it no more.
            AbilityError: `unreachable`: this studio's own has begun beside it; or the token is not taken.
        """
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._videos.rest_s(CHECK_S)):
                    await self._chosen.changed.wait()
            self._chosen.changed.clear()
            try:
                live = await self._videos.live(account)
                is_over = all(one.id != video.id for one in live) and await self._is_over(video)
            except AbilityError as error:
                if error.code == "logged_out":
                    raise
                continue  # its comments may be told all the same: who reads them finds out
            if is_over:
                raise NotLiveError(says.ended())
            own = self._own(account, live)
            if own is not None and own.id != video.id:
                raise AbilityError("unreachable", says.own_begun(title=plain(own.title, SHOWN) or own.id))
            self._say(video, live, own)

    async def _is_over(self, video: LiveVideo) -> bool:
        now = await self._videos.with_id(video.id)
        return now is None or now.is_over

    def _own(self, account: Account, live: Sequence[LiveVideo]) -> LiveVideo | None:
        chosen = self._chosen.of(account.page_id)
        return next((one for one in live if one.id == chosen), None)

    def _say(self, video: LiveVideo, live: Sequence[LiveVideo], own: LiveVideo | None) -> None:
        which = says.reads_one if own is None else says.reads_own
        self._which = which(count=len(live), title=plain(video.title, SHOWN) or video.id) if len(live) > 1 else ""
