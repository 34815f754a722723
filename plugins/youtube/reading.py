"""Reads a chat: in one connection that YouTube writes into, or page by page where it does not, from where it was left off."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says
from youtube.answers import Page
from youtube.api import YouTube
from youtube.broadcast import NotLiveError, is_over
from youtube.chat_message import Said, published_ms, read
from youtube.quota import READ, SLOWEST_S
from youtube.refusals import YouTubeRefusalError

SILENCE_S = 120.0  # without a word in a stream, and a page is asked for: is it the chat that is silent?
_LATE_MS = 3_000  # a stream brings what was written so long ago, or it brings nothing
_MISSED_MS = 60_000  # of what was written before the chat was entered, the latest is told: it may have been missed
_FAILURES = 3  # of streams, one after the other
_AGAIN_S = 600.0  # after these, and a stream is tried again
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
        self._latest_ms: int | None = None  # when the latest message that was told was written
        self._opened_s = -math.inf  # when the latest stream was
        self._again_s = math.inf  # when a stream is tried again where none is heard
        self._interval_s = 0.0  # from one page to the next, as YouTube has it
        self._pages = 0  # of streams
        self._failures = 0  # of streams, one after the other
        self.streams = True  # False: YouTube streams nothing here, and is asked for pages

    async def follow(self, chat_id: str, entered: Callable[[], None]) -> None:
        """Hear a chat until something ends it; `entered()` is called once it is heard.

        Raises:
            NotLiveError: the chat has ended.
            AbilityError: what else ended it, or kept it from beginning.
        """
        if chat_id != self._chat_id:
            self._chat_id, self._place, self._latest_ms = chat_id, "", None
            self._failures, self.streams = 0, True
        silent_ms = 0.0  # when a stream ended in which nothing came
        while True:
            page = await self._page()
            entered()
            if self._take(page) < silent_ms - _LATE_MS:
                log.info("YouTube streams no chat here: it is read page by page")
                self.streams, self._again_s = False, math.inf
            self._look_again()
            if self.streams:
                silent_ms = _wall_ms() if await self._listen() else 0.0
            if not self.streams:
                silent_ms = 0.0
                await self._sleep(self._pace_s())

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
        """Hear streams, one after the other, until nothing comes in one (True) or there are none (False). Each costs as much as a
        page, and is opened no sooner after the one before, however that ended."""
        now_s = asyncio.get_running_loop().time
        while True:
            await self._sleep(max(0.0, self._opened_s + self._pace_s() - now_s()))
            self._opened_s, before = now_s(), self._pages
            try:
                ended = await self._stream()
            except AbilityError as error:
                if not self._is_of_streams(error):
                    raise
                log.info("YouTube streams no chat here, which is read page by page: %s", error.text)
                self.streams = False
                self._again_s = now_s() + _AGAIN_S if error.code == "unreachable" else math.inf
                return False
            self._failures = 0
            if not ended or self._pages == before:
                return True

    def _look_again(self) -> None:
        """Try one stream where several broke long ago: what broke them may have passed."""
        if not self.streams and asyncio.get_running_loop().time() >= self._again_s:
            self.streams, self._failures = True, _FAILURES - 1

    async def _stream(self) -> bool:
        """Hear one stream; whether YouTube ended it. Raises: AbilityError."""
        try:
            return await self._api.stream(self._query(), SILENCE_S, self._take_streamed)
        except YouTubeRefusalError as error:
            if not self._has_lost_place(error):
                raise
            return await self._api.stream(self._query(), SILENCE_S, self._take_streamed)

    def _pace_s(self) -> float:
        """From one page or stream to the next, as YouTube and the quota have it."""
        return max(self._interval_s, self._api.limits.pace_s())

    def _has_lost_place(self, error: YouTubeRefusalError) -> bool:
        """Whether YouTube does not know where it was left off; it begins with what was written last then."""
        if error.reason not in _LOST_PLACE or not self._place:
            return False
        self._place = ""
        return True

    def _is_of_streams(self, error: AbilityError) -> bool:
        """Whether it is streams that do not work, and pages may."""
        if error.code == "unreachable":
            self._failures += 1
            return self._failures >= _FAILURES
        return error.code in ("refused", "not_found") and not is_over(error)

    def _query(self) -> dict[str, str]:
        place = {"pageToken": self._place} if self._place else {}
        return {"liveChatId": self._chat_id, "part": "id,snippet,authorDetails", "maxResults": _PAGE, **place}

    def _take_streamed(self, page: Page) -> None:
        self._pages += 1
        self._failures = 0
        self._take(page)

    def _take(self, page: Page) -> float:
        """Tell what stands in a page; when the first of it that is new was written, inf: nothing is.

        Raises:
            NotLiveError: it was the last one.
        """
        since_ms, known_ms, first_ms = self._since_ms(), self._latest_ms or 0, math.inf
        self._place = page.next_page_token or self._place
        self._interval_s = min(page.polling_interval_millis / 1000, SLOWEST_S)
        for said in filter(None, map(read, page.items)):
            if said.ends_chat:
                raise NotLiveError(says.chat_ended())
            at_ms = published_ms(said.snippet.published_at)
            if at_ms >= since_ms:
                self._heard(said)
                self._latest_ms = max(at_ms, self._latest_ms or 0)
                first_ms = min(first_ms, at_ms) if at_ms > known_ms else first_ms
        return first_ms

    def _since_ms(self) -> float:
        """From when on what stands in the next page is told: without a place it has much that was told, or is old."""
        if self._place:
            return 0.0
        since_ms = _wall_ms() - _MISSED_MS
        return since_ms if self._latest_ms is None else min(since_ms, self._latest_ms)


def _wall_ms() -> float:
    return datetime.now(UTC).timestamp() * 1000
