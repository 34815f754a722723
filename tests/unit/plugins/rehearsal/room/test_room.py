"""A page's snapshot and the patches after it always add up to the shop as it is; who reads slowly is left out, not queued."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from rehearsal.chat import Chat
from rehearsal.pictures import Pictures
from rehearsal.room import Door, Room
from rehearsal.room.viewer import BEHIND_BYTES
from rehearsal.shop import Store
from rehearsal.shop.seeds import read_seeds
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import Server, serve
from websockets.exceptions import ConnectionClosed

ANN, BOB = "a" * 20, "b" * 20


class Page:
    """What a page knows of the shop from what it was told."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.shown: dict[str, Any] = {}
        self.messages = 0

    async def read(self) -> dict[str, Any]:
        """The next message, taken in."""
        news: dict[str, Any] = json.loads(await asyncio.wait_for(self.connection.recv(), 5))
        self.messages += 1
        if "snapshot" in news:
            self.shown = {**news["snapshot"], "items": {item["id"]: item for item in news["snapshot"]["items"]}}
        elif patch := news.get("patch"):
            self.shown["items"] |= {item["id"]: item for item in patch.get("items", ())}
            for item_id in patch.get("gone", ()):
                del self.shown["items"][item_id]
            self.shown |= {name: patch[name] for name in ("online", "pinned") if name in patch}
            self.shown["chat"] = (self.shown["chat"] + patch.get("chat", []))[-40:]
        return news

    async def ask(self, do: str, **request: Any) -> dict[str, Any]:
        await self.connection.send(json.dumps({"n": 7, "do": do, **request}))
        while True:
            news = await self.read()
            if news.get("n") == 7:
                return news

    async def until_closed(self) -> None:
        """Read what comes until the connection ends; raises `ConnectionClosed`, which says how."""
        while True:
            await asyncio.wait_for(self.connection.recv(), 5)


class Rig:
    """A room with a door on a real socket. Nothing ticks by itself."""

    def __init__(self) -> None:
        self.store = Store(None)
        variants = [{"sku": "s", "stock": 5}]
        products = [
            {"id": name, "title": name, "live_price_minor": 500, "purchase_limit": 4, "variants": variants}
            for name in ("cup", "pan")
        ]
        self.store.shelf.seed(read_seeds(products))
        self.store.shelf.open_link("cup", True)
        self.room = Room(self.store, Chat(), Pictures(), lambda: 5_000_000_000)
        self.server: Server | None = None
        self.open = contextlib.AsyncExitStack()

    async def page(self) -> Page:
        """A browser that has come in and read its snapshot."""
        assert self.server
        port = next(iter(self.server.sockets)).getsockname()[1]
        page = Page(await self.open.enter_async_context(connect(f"ws://127.0.0.1:{port}", compression=None)))
        await page.read()
        return page


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    rig = Rig()
    async with serve(Door(rig.room).serve, "127.0.0.1", 0, compression=None, max_size=4096) as rig.server:
        yield rig
        await rig.open.aclose()
    rig.store.close()


async def test_a_page_sees_what_is_open_pinned_or_announced(rig: Rig) -> None:
    page = await rig.page()
    assert set(page.shown["items"]) == {"cup"}
    assert page.shown["pinned"] is None
    rig.store.shelf.pin("pan")
    rig.store.shelf.open_link("cup", False)
    rig.room.tell()
    await page.read()
    assert set(page.shown["items"]) == {"pan"}
    assert page.shown["pinned"] == "pan"
    rig.store.shelf.pin(None)
    rig.store.announce("pan", 9_000_000_000, None)
    rig.room.tell()
    news = await page.read()
    assert news["now_ms"] == 5000
    assert (page.shown["pinned"], page.shown["items"]["pan"]["zero_ms"]) == (None, 9000)


async def test_patches_are_small_and_nothing_new_is_not_told(rig: Rig) -> None:
    page = await rig.page()
    rig.store.shelf.open_link("pan", True)
    rig.room.tell()
    assert [item["id"] for item in (await page.read())["patch"]["items"]] == ["pan"]
    rig.room.tell()
    rig.store.shelf.open_link("pan", True)  # touched, but the same
    rig.room.tell()
    rig.store.shelf.set_stock("cup", "s", 3, 5)
    rig.room.tell()
    news = await page.read()
    assert [item["id"] for item in news["patch"]["items"]] == ["cup"]
    assert page.messages == 3


async def test_snapshots_and_patches_add_up_however_one_comes_in(rig: Rig) -> None:
    early = await rig.page()
    for number in range(12):
        rig.store.shelf.set_stock("cup", "s", 10 + number, None)
        rig.room.chat.say("abc", "Ann", f"{number}", 1, bought=False)
        late = await rig.page()  # before the tick: its snapshot is the last tick's
        rig.room.tell()
        await early.read()
        await late.read()
        assert late.shown == early.shown
        assert late.shown["items"]["cup"]["skus"][0]["stock"] == 10 + number
        assert [row["text"] for row in late.shown["chat"]] == [str(at) for at in range(number + 1)]


async def test_a_flood_of_chat_is_sampled_and_counted(rig: Rig) -> None:
    page = await rig.page()
    for number in range(100):
        rig.room.chat.say("abc", "Ann", f"{number}", 1, bought=False)
    rig.room.tell()
    patch = (await page.read())["patch"]
    assert [row["text"] for row in patch["chat"]] == [str(at) for at in range(80, 100)]
    assert patch["unshown"] == 80


async def test_a_page_that_does_not_read_is_left_out_and_comes_back_by_a_snapshot(rig: Rig) -> None:
    slow, quick = await rig.page(), await rig.page()
    viewer = next(one for one in rig.room.viewers if one.connection.remote_address == slow.connection.local_address)
    slow.connection.transport.pause_reading()
    unread = 0
    for number in range(2000):
        rig.store.shelf.set_stock("cup", "s", number, None)
        for _ in range(20):
            rig.room.chat.say("abc", "Ann", "字" * 200, 1, bought=False)
        rig.room.tell()
        await quick.read()
        unread = max(unread, viewer.unread)
        if viewer.behind and unread == viewer.unread and number % 50 == 0:
            break
    assert viewer.behind
    assert unread < BEHIND_BYTES + 20_000
    slow.connection.transport.resume_reading()
    for _ in range(2000):
        rig.room.tell()
        if "snapshot" in await slow.read():
            break
    assert slow.shown == quick.shown


async def test_answers_that_nobody_reads_end_the_connection(rig: Rig) -> None:
    page = await rig.page()
    viewer = next(iter(rig.room.viewers))
    page.connection.transport.pause_reading()
    for _ in range(400):
        viewer.answer(b"x" * 65_536)
    page.connection.transport.resume_reading()
    with pytest.raises(ConnectionClosed):
        await page.until_closed()


async def test_online_counts_buyers_and_not_sockets(rig: Rig) -> None:
    page = await rig.page()
    await page.ask("enter", buyer=ANN, name="Ann")
    await page.ask("enter", buyer=BOB)
    assert rig.room.online == 2
    await page.ask("leave", **{"as": BOB})
    assert rig.room.online == 1
    await page.connection.close()
    async with asyncio.timeout(5):
        while rig.room.online:
            await asyncio.sleep(0.01)
