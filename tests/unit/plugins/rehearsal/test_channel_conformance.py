"""The rehearsal's channel does what every channel must do: its viewers come by the page's own socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import rehearsal.bell
from rehearsal.channel import RehearsalChannel
from rehearsal.chat import Chat
from rehearsal.pictures import Pictures
from rehearsal.room import Door, Room
from rehearsal.shop import Store
from rehearsal.stage import RehearsalStage
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import serve

from studio.plugin_api.abilities import RoomStats
from studio.plugin_api.testing import (
    BroadcastConformance,
    BroadcastPartsConformance,
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
    StatsConformance,
)


class Pages:
    """Viewers at a real door of the room, each at a socket of its own. `now_ns` is a clock that runs a second ahead a message:
    nobody here writes too fast."""

    def __init__(self) -> None:
        self.store, self.chat = Store(None), Chat()
        self._seconds = 0
        self.room = Room(self.store, self.chat, Pictures(), self.now_ns)
        self._sockets: dict[str, ClientConnection] = {}
        self._open = AsyncExitStack()

    def now_ns(self) -> int:
        return self._seconds * 1_000_000_000

    async def __aenter__(self) -> Pages:
        server = await self._open.enter_async_context(serve(Door(self.room).serve, "127.0.0.1", 0))
        self._page = f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._open.aclose()
        self.store.close()

    async def write(self, viewer: str, text: str) -> bool:
        if viewer not in self._sockets:
            self._sockets[viewer] = await self._open.enter_async_context(connect(self._page))
            await self._ask(viewer, {"do": "enter", "buyer": (viewer * 16)[:16], "name": viewer})
        self._seconds += 1
        return await self._ask(viewer, {"do": "say", "text": text})

    async def _ask(self, viewer: str, request: dict[str, str]) -> bool:
        await self._sockets[viewer].send(json.dumps({"n": 1, **request}))
        async with asyncio.timeout(5):
            while (news := json.loads(await self._sockets[viewer].recv())).get("n") != 1:
                pass
        return bool(news["ok"])

    async def seen(self) -> list[str]:
        """As a page that is opened now shows it."""
        self.room.tell()
        async with connect(self._page) as page:
            snapshot = json.loads(await page.recv())["snapshot"]
        return [said["text"] for said in snapshot["chat"]]


@pytest.fixture
async def pages() -> AsyncIterator[Pages]:
    async with Pages() as pages:
        yield pages


def channel_of(pages: Pages) -> RehearsalChannel:
    return RehearsalChannel(pages.chat, "house", lambda: RoomStats(online=1), pages.store.now_ms, pages.now_ns)


class TestRehearsalChat(ChatReaderConformance, ChatWriterConformance, ModerationConformance):
    @pytest.fixture
    async def stand(self, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> ChatStand:
        monkeypatch.setattr(rehearsal.bell, "QUIET_S", 0.5)
        channel = channel_of(pages)
        return ChatStand(reader=channel, write=pages.write, seen=pages.seen, writer=channel, moderation=channel)


class TestRehearsalStats(StatsConformance):
    @pytest.fixture
    async def provider(self, pages: Pages) -> RehearsalChannel:
        return channel_of(pages)


class TestRehearsalStage(BroadcastConformance, BroadcastPartsConformance):
    @pytest.fixture
    async def provider(self) -> RehearsalStage:
        return RehearsalStage(1935, 8080)


async def test_the_rehearsal_is_live_while_a_program_comes() -> None:
    coming = [False]
    stage = RehearsalStage(1935, 8080, lambda: coming[0])
    assert (await stage.broadcast_status()).stage == "planned"
    coming[0] = True
    status = await stage.broadcast_status()
    assert (status.stage, status.receiving) == ("live", True)
