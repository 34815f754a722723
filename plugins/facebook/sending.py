"""Writes comments as the page, one after the other, and knows which of what is heard was written from here.

Comments are written on the video that viewers see: on the live video itself, and on other comments, Facebook's reference says
that none can be (Live Video Comments, Comment Comments).
"""

from __future__ import annotations

import asyncio

from facebook.answers import Written
from facebook.api import Graph
from studio.plugin_api.recent_ids import RecentIds
from studio.values.plain_text import plain

TEXT_BOUND = 1_000  # characters; Facebook publishes no bound
_NAME = 60  # characters of a name before an answer


class Sending:
    """`is_settled` is False while a comment is on its way: its echo may come before its id. One event loop."""

    def __init__(self, api: Graph) -> None:
        self._api = api
        self._turn = asyncio.Lock()
        self._sent = RecentIds(500)
        self.is_settled = True

    def is_ours(self, comment_id: str) -> bool:
        """Whether a comment was written from here, as far as is known by now: see `is_settled`."""
        return comment_id in self._sent

    async def send(self, video_id: str, text: str, to: str) -> str:
        """Write a comment, to the viewer of that name or "" for all; its id. The name stands before the text.

        Raises:
            AbilityError: Facebook did not take it, or does not answer.
        """
        words = plain(text, TEXT_BOUND)
        if name := plain(to, _NAME):
            words = f"{name}: {words}"
        async with self._turn:
            self.is_settled = False
            try:
                sent = await self._api.post(f"{video_id}/comments", Written, message=words)
                self._sent.is_new(sent.id)
            finally:
                self.is_settled = True
        return sent.id
