"""Reads a chat: in one connection that YouTube writes into, or page by page where it does not, from where it was left off."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says
from youtube.answers import Page
from youtube.api import YouTube
from youtube.broadcast import NotLiveError
from youtube.chat_message import Said, published_ms, read
from youtube.quota import READ
from youtube.refusals import YouTubeRefusalError

SILENCE_S = 120.0  # without a word in a stream, and a page is asked for: is it the chat that is silent?
_MISSED_MS = 60_000  # of what was written before the chat was entered, the latest is told: it may have been missed
_FAILURES = 3  # of streams, one after the other
_PAGE = "500"  # messages at most
_LOST_PLACE = ("pageTokenInvalid", "invalidPageToken")

log = logging.getLogger(__name__)


class Reading:
    """`heard(said)` is called with each message, some of them twice. It knows its place in the latest chat, and goes on there.

    One event loop.
    """

    def __init__(
        self, api: YouTube, heard: Callable[[Said], None], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._api, self._heard, self._sleep = api, heard, sleep
        self._chat_id = self._place = ""
        self._pages = 0  # of streams
        self._failures = 0  # of streams since a page came in one
        self.streams = True  # False: YouTube streams nothing here, and is asked for pages

    async def follow(self, chat_id: str, entered: Callable[[], None]) -> None:
        """Hear a chat until something ends it; `entered()` is called once it is heard.

        Raises:
            NotLiveError: the chat has ended.
            AbilityError: what else ended it, or kept it from beginning.
        """
        if chat_id != self._chat_id:
            self._chat_id, self._place = chat_id, ""
            self._failures, self.streams = 0, True
        was_silent = False
        while True:
            page = await self._page()
            entered()
            self._take(page)
            if was_silent and page.items:
                log.info("YouTube streams no chat here: it is read page by page")
                self.streams = False
            if self.streams:
                was_silent = await self._listen()
            if not self.streams:
                await self._sleep(max(page.polling_interval_millis / 1000, self._api.pace_s()))

    async def _page(self) -> Page:
        """The next page; the first has what was written before. Raises: AbilityError."""
        try:
            page = await self._api.get("liveChat/messages", Page, READ, **self._query())
        except YouTubeRefusalError as error:
            if not self._has_lost_place(error):
                raise
            page = await self._api.get("liveChat/messages", Page, READ, **self._query())
        return page

    async def _listen(self) -> bool:
        """Hear streams, one after the other, until one is silent or there are none; whether nothing at all came in the last."""
        now_s = asyncio.get_running_loop().time
        while self.streams:
            began_s, before = now_s(), self._pages
            try:
                ended = await self._api.stream(self._query(), SILENCE_S, self._take_streamed)
            except AbilityError as error:
                if self._has_lost_place(error):
                    continue
                if not self._is_of_streams(error):
                    raise
                log.info("YouTube streams no chat here, which is read page by page: %s", error.text)
                self.streams = False
                return False
            if not ended:
                return self._pages == before
            await self._sleep(max(0.0, self._api.pace_s() - (now_s() - began_s)))
        return False

    def _has_lost_place(self, error: AbilityError) -> bool:
        """Whether YouTube does not know where it was left off; it begins with what was written last then."""
        if not isinstance(error, YouTubeRefusalError) or error.reason not in _LOST_PLACE or not self._place:
            return False
        self._place = ""
        return True

    def _is_of_streams(self, error: AbilityError) -> bool:
        """Whether it is streams that do not work, and pages may."""
        if error.code == "unreachable":
            self._failures += 1
            return self._failures >= _FAILURES
        return error.code in ("refused", "not_found") and not isinstance(error, NotLiveError)

    def _query(self) -> dict[str, str]:
        place = {"pageToken": self._place} if self._place else {}
        return {"liveChatId": self._chat_id, "part": "id,snippet,authorDetails", "maxResults": _PAGE, **place}

    def _take_streamed(self, page: Page) -> None:
        self._pages += 1
        self._failures = 0
        self._take(page)

    def _take(self, page: Page) -> None:
        """Tell what stands in a page. Raises: NotLiveError: it was the last one."""
        since_ms = 0 if self._place else round(datetime.now(UTC).timestamp() * 1000) - _MISSED_MS
        self._place = page.next_page_token or self._place
        for said in filter(None, map(read, page.items)):
            if said.ends_chat:
                raise NotLiveError(says.chat_ended())
            if published_ms(said.snippet.published_at) >= since_ms:
                self._heard(said)
