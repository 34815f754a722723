"""Reads the comments of a live video: streamed as they are written, and asked for where streams leave something out.

Facebook streams comments as server-sent events, and tells in a stream nothing of what was written before it began. So a
stream always begins with a look at the list, the latest first, back to where the last one left off: before it is opened, so that
nothing waits for it, and once more when it stands and before it is read, for what was written meanwhile, which neither that look
nor the stream has. Whatever comes twice is told once. A stream that is silent for a minute is left, for another look: is it the
chat that is silent? Where streams do not work, the list is looked at every few seconds, which is the way that Facebook itself
advises; a stream is tried again later.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable

import msgspec

from facebook.answers import Comment, Rows, understood
from facebook.api import Graph
from facebook.comments import FIELDS, told, written_ms
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.recent_ids import RecentIds

SILENCE_S = 60.0  # without a byte of a stream
_SHORT_S = 10.0  # a stream that ends sooner, and in which nothing came, is none
_LATE_MS = 5_000  # a stream brings what was written so long before its end, or it brings nothing
_SLACK_MS = 5_000  # Facebook's clock is good to a second, and comments come out of order
_MISSED_MS = 60_000  # of what was written before the chat was entered, the latest is told: it may have been missed
_FAILURES = 3  # of streams, one after the other
_AGAIN_S = 600.0  # after these, and a stream is tried again
_PAGE, _PAGES = "100", 10  # comments of a page, and pages of a look

log = logging.getLogger(__name__)


class Reading:
    """`heard(comment)` is called with each comment once. It knows where it left off in the latest live video, and goes on there.

    One event loop.
    """

    def __init__(
        self, api: Graph, heard: Callable[[Comment], None], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._api, self._heard, self._sleep = api, heard, sleep
        self._video_id = ""
        self._known = RecentIds()
        self._latest_ms = 0  # when the latest comment that was told was written; 0: none was
        self._again_s = math.inf  # when a stream is tried again where none is heard
        self._streamed = 0  # comments that came in the latest stream
        self._failures = 0  # of streams, one after the other
        self.streams = True  # False: Facebook streams nothing here

    async def follow(self, video_id: str, entered: Callable[[], None]) -> None:
        """Hear the comments until something ends it; `entered()` is called once they are heard.

        Raises:
            AbilityError: what ended it, or kept it from beginning.
        """
        if video_id != self._video_id:
            self._video_id, self._latest_ms, self._failures, self.streams = video_id, 0, 0, True
        silent_ms = 0  # when a stream ended in which nothing came
        now_s = asyncio.get_running_loop().time
        while True:
            begun_s = now_s()
            first_ms = await self._look()
            entered()
            if first_ms < silent_ms - _LATE_MS:
                self._failed("no comment came in it")
            self._try_again()
            silent_ms = await self._listen() if self.streams else 0
            await self._sleep(max(0.0, begun_s + self._api.limits.pace_s() - now_s()))  # however short a stream was

    # ------------------------------------------------------------ the list

    async def _look(self) -> float:
        """Tell what was written since the last time, oldest first; when the first of it was, inf: nothing was.

        Raises:
            AbilityError: Facebook does not answer.
        """
        since_ms = self._latest_ms - _SLACK_MS if self._latest_ms else self._api.now_ms - _MISSED_MS
        query = {"order": "reverse_chronological", "filter": "stream", "live_filter": "no_filter", "limit": _PAGE}
        query |= {"since": str(int(since_ms // 1000)), "fields": FIELDS}
        found: list[Comment] = []
        for _ in range(_PAGES):
            rows = await self._api.get(f"{self._video_id}/comments", Rows[msgspec.Raw], **query)
            young = [comment for comment in understood(rows.data, Comment) if written_ms(comment) >= since_ms]
            found += young
            if not young or not rows.after:
                break
            query["after"] = rows.after
        else:
            log.info("More comments were written meanwhile than are caught up with: those before the latest %d", len(found))
        found.reverse()  # of the same second too the oldest first
        new_ms = [written_ms(comment) for comment in sorted(found, key=written_ms) if self._tell(comment)]
        self._latest_ms = self._latest_ms or int(since_ms) + _SLACK_MS
        return min(new_ms, default=math.inf)

    def _tell(self, comment: Comment) -> bool:
        """Whether it is new."""
        if not self._known.is_new(comment.id):
            return False
        self._latest_ms = max(self._latest_ms, written_ms(comment))
        self._heard(comment)
        return True

    # ------------------------------------------------------------ streams

    async def _listen(self) -> int:
        """Hear one stream until it ends; when it did, by Facebook's clock, where nothing came in it, else 0.

        Raises:
            AbilityError: it is not only of streams.
        """
        now_s = asyncio.get_running_loop().time
        opened_s, self._streamed = now_s(), 0
        try:
            ended = await self._api.hear(self._video_id, FIELDS, SILENCE_S, self._take, self._look)
        except AbilityError as error:
            if error.code not in ("unreachable", "refused", "not_found"):
                raise
            self._failed(error.text)
            return 0
        if self._streamed:
            return 0
        if ended and now_s() - opened_s < _SHORT_S:
            self._failed("it ended at once")
            return 0
        return self._api.now_ms

    def _take(self, event: bytes) -> None:
        for comment in told(event):
            self._streamed += 1
            self._failures = 0
            self._tell(comment)

    def _failed(self, why: str) -> None:
        """One more stream was none."""
        self._failures += 1
        if self._failures >= _FAILURES:
            log.info("Facebook streams no comments here; they are asked for: %s", why)
            self.streams, self._again_s = False, asyncio.get_running_loop().time() + _AGAIN_S

    def _try_again(self) -> None:
        """Try one stream where several failed long ago: what broke them may have passed."""
        if not self.streams and asyncio.get_running_loop().time() >= self._again_s:
            self.streams, self._failures = True, _FAILURES - 1
