"""The room of our server in Bilibili's place speaks like Bilibili's: a client of others (npm's bilibili-live-ws) works with it.

What the plugin is tested against is therefore not only what we have understood of the protocol: greeting, heartbeats and
messages in all three versions of a packet.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from bilibili.signing import signed

from tests.parts import bilibili_client
from tests.parts.bilibili import ACCESS_KEY_ID, ACCESS_KEY_SECRET, APP_ID, IDENTITY_CODE, Bilibili, packing
from tests.parts.bilibili_account import connected
from tests.parts.chat_feed import heard

_SOON_S = 20.0

pytestmark = [
    pytest.mark.part("bilibili-live-ws"),
    pytest.mark.skipif(not bilibili_client.installed(), reason="node or bilibili-live-ws is not installed"),
]


@pytest.fixture
async def server() -> AsyncIterator[Bilibili]:
    async with Bilibili() as running:
        yield running


async def start(server: Bilibili) -> str:
    """A project that was started by hand; what opens its room."""
    body = json.dumps({"code": IDENTITY_CODE, "app_id": APP_ID}).encode()
    now_s = int(datetime.now(UTC).timestamp())
    answers = []
    async with httpx.AsyncClient() as client:
        for nonce, at_s in (("1", now_s - 3_600), ("2", now_s), ("2", now_s)):
            headers = signed(ACCESS_KEY_ID, ACCESS_KEY_SECRET, body, nonce, at_s)
            answers.append((await client.post(f"{server.place}/v2/app/start", content=body, headers=headers)).json())
    codes = [answer["code"] for answer in answers]
    assert codes == [4003, 0, 4004], "an old request is not taken, and none twice"
    return str(answers[1]["data"]["websocket_info"]["auth_body"])


async def test_a_client_of_others_is_let_in_beats_and_reads_every_version(server: Bilibili) -> None:
    greeting = await start(server)
    async with bilibili_client.following(server.projects.links[0], greeting) as client:
        await client.heard("live")
        assert await client.heard("heartbeat") == 1_234
        for version in (packing.PLAIN, packing.ZLIB, packing.BROTLI):
            server.room.version = version
            told = [{"cmd": "LIVE_OPEN_PLATFORM_DM", "data": server.room.by("An") | {"msg": text}} for text in ("有货吗？", "🙂")]
            server.room.tell_all(told)
            assert [await client.heard("msg") for _ in told] == told
        assert server.room.sockets[0].beats == 1
        server.room.cut(1000)
        await client.heard("close")


async def test_who_does_not_know_the_greeting_is_not_let_in(server: Bilibili) -> None:
    greeting = await start(server)
    async with bilibili_client.following(server.projects.links[0], greeting.replace('"key": "', '"key": "0')) as client:
        await client.heard("close")
    assert server.room.sockets == []


async def test_it_and_the_plugin_hear_the_same(server: Bilibili) -> None:
    async with connected(server) as ours:
        feed = ours.messages()
        async with asyncio.timeout(_SOON_S):
            await anext(feed)
            greeting = server.projects.round.greeting
            async with bilibili_client.following(server.projects.links[0], greeting) as client:
                await client.heard("heartbeat")
                server.room.version = packing.BROTLI
                told = server.room.say("An", "有货吗？")
                assert await client.heard("msg") == told
        assert [(row.id, row.name, row.text) for row in await heard(ours, 1)] == [(told["data"]["msg_id"], "An", "有货吗？")]
