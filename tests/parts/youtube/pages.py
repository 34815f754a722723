"""What was told in the chat, page by page and as a stream that never closes."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

from aiohttp import web

from tests.parts.youtube.chat import Chat
from tests.parts.youtube.contract import Contract

_PATH = "/youtube/v3/liveChat/messages/stream"


class Pages:
    """`interval_ms`: how long YouTube has its clients wait between pages. `streams`: whether it streams at all; `mute`: a stream
    says nothing; `short`: it ends after each page; `own_places`: it goes on only where a stream was left off.

    `open`: how many streams are; `opened`: how many have ever been.
    """

    def __init__(self, chat: Chat, contract: Contract) -> None:
        self._chat, self._contract = chat, contract
        self.interval_ms = 50
        self.streams = True
        self.mute = False
        self.short = False
        self.own_places = False
        self.open = 0
        self.opened = 0
        self._generation = 0
        self._cut = asyncio.Event()

    def cut(self) -> None:
        """Break all streams off."""
        cut, self._cut = self._cut, asyncio.Event()
        cut.set()

    def forget(self) -> None:
        """All places where pages began."""
        self._generation += 1

    def knows(self, token: str, streamed: bool) -> bool:
        """Whether a page begins there."""
        return not token or self._index(token, streamed) is not None

    def is_last(self, token: str) -> bool:
        """Whether nothing is told after it."""
        return (self._index(token) or 0) >= len(self._chat.events)

    def page(self, token: str, streamed: bool = False) -> dict[str, Any]:
        """What was told since."""
        items = self._chat.events[self._index(token) or 0 :]
        return {
            "kind": "youtube#liveChatMessageListResponse",
            "etag": "e",
            "pollingIntervalMillis": self.interval_ms,
            "pageInfo": {"totalResults": len(items), "resultsPerPage": len(items)},
            "nextPageToken": self._token(len(self._chat.events), streamed),
            "items": items,
        }

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """An array of pages, each in pieces."""
        response = web.StreamResponse(headers={"Content-Type": "application/json; charset=UTF-8"})
        await response.prepare(request)
        self.open += 1
        self.opened += 1
        try:
            await response.write(b"[")
            if await self._write(request, response):
                await response.write(b"]")
        finally:
            self.open -= 1
        return response

    async def _write(self, request: web.Request, response: web.StreamResponse) -> bool:
        """Until there is no more (True), or it is cut."""
        token, cut, first = request.query.get("pageToken", ""), self._cut, True
        while True:
            told = self._chat.told
            page = self.page(token, streamed=True)
            if not self.mute and (page["items"] or first):
                self._contract.answer("GET", _PATH, 200, page)
                text = (b"" if first else b",\r\n") + json.dumps(page, ensure_ascii=False).encode()
                await response.write(text[: len(text) // 2])
                await response.write(text[len(text) // 2 :])
                token, first = page["nextPageToken"], False
                if self._chat.ended or (self.short and page["items"]):
                    return True
            waiting = [asyncio.create_task(event.wait()) for event in (told, cut)]
            try:
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in waiting:
                    task.cancel()
            if cut.is_set():
                if request.transport is not None:
                    request.transport.abort()
                return False

    def _token(self, index: int, streamed: bool) -> str:
        return base64.urlsafe_b64encode(f"{self._generation} {index} {int(streamed)}".encode()).decode()

    def _index(self, token: str, streamed: bool = False) -> int | None:
        """Where a page begins; None: nowhere."""
        try:
            generation, index, of_stream = map(int, base64.urlsafe_b64decode(token).decode().split())
        except ValueError:
            return None
        is_strange = streamed and self.own_places and not of_stream
        return index if generation == self._generation and not is_strange else None
