"""Writes into the chat, one message after the other, and knows which of what is heard was written from here."""

from __future__ import annotations

import asyncio

from studio.plugin_api.remembered import Remembered
from studio.values.plain_text import plain
from youtube.answers import Resource
from youtube.api import YouTube
from youtube.broadcast import Live
from youtube.quota import WRITE

LONGEST = 200  # characters that YouTube takes
TEXT_BOUND = 160  # with room for the name of who is answered
_NAME = LONGEST - TEXT_BOUND - len("@ ")


class Sending:
    """`is_settled` is False while a message is on its way: its echo may come before its id. One event loop."""

    def __init__(self, api: YouTube) -> None:
        self._api = api
        self._turn = asyncio.Lock()
        self._sent: Remembered[None] = Remembered(500)
        self.is_settled = True

    def is_ours(self, message_id: str) -> bool:
        """Whether a message was sent from here, as far as is known by now: see `is_settled`."""
        return message_id in self._sent

    async def send(self, live: Live, text: str, to: str) -> str:
        """Send it, to the viewer of that name or "" for all; its id. YouTube has no replies: the name stands before the text.

        Raises:
            AbilityError: YouTube did not take it, or does not answer.
        """
        words = plain(text, TEXT_BOUND)
        if name := plain(to.removeprefix("@"), _NAME):
            words = f"@{name} {words}"
        details = {"messageText": words}
        snippet = {"liveChatId": live.chat_id, "type": "textMessageEvent", "textMessageDetails": details}
        async with self._turn:
            self.is_settled = False
            try:
                sent = await self._api.ask(
                    "POST", "liveChat/messages", Resource, WRITE, {"part": "snippet"}, {"snippet": snippet}
                )
                self._sent.put(sent.id, None)
            finally:
                self.is_settled = True
        return sent.id
