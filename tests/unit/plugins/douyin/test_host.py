"""Secrets that come begin it; it ends in order, without a relay too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from douyin.addresses import STAND_IN
from douyin.host import serve_room

from studio.plugin_api import complete, read_manifest, webhooks
from studio.plugin_api.testing import PluginContext
from studio.webhooks import Call, DiskFile, Retention, open_stream
from tests.parts.douyin import APP_ID, APP_SECRET, ROOM, Douyin

FOLDER = Path(__file__).parents[4] / "plugins" / "douyin"


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


def made(session: Path, **given: object) -> PluginContext:
    manifest = read_manifest(FOLDER)
    settings = dict(complete(manifest.settings, {"app_id": APP_ID, "room_id": ROOM, **given}))
    return PluginContext(session, FOLDER, polls=1_000_000, settings=settings, provides=manifest.provides)


async def test_secrets_begin_it_and_what_the_relay_has_is_chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "_WAIT_S", 0.2)
    place = tmp_path / "calls.sqlite3"
    stream = open_stream(DiskFile(place), Retention())
    async with Douyin("http://127.0.0.1:1/hooks/douyin") as server:
        monkeypatch.setenv(STAND_IN, server.place)
        context = made(tmp_path, relay=str(place), desk="studio")
        serving = asyncio.create_task(serve_room(context))
        await until(lambda: any("Enter the AppSecret" in str(data.get("text")) for _, data in context.events))
        context.secrets["app_secret"] = APP_SECRET
        await until(lambda: len(server.tasks.running) == 4)
        headers = {"x-roomid": ROOM, "x-msg-type": "live_comment"}
        body = '[{"msg_id": "1", "sec_openid": "a", "nickname": "An", "content": "有货吗？", "timestamp": 1705989099973}]'
        await stream.publish("douyin", Call(id="1", received_ms=1_705_989_100_000, headers=headers, body=body.encode()))
        await until(lambda: any(name == "chat" for name, _ in context.events))
        ((row,),) = [data["rows"] for name, data in context.events if name == "chat"]
        assert (row["name"], row["text"], row["at_ms"]) == ("An", "有货吗？", 1_705_989_099_973)
        serving.cancel()
        await asyncio.wait([serving])
        assert server.tasks.running == set(), "the tasks are stopped with the plugin"
    await stream.close()


async def test_without_a_relay_it_says_what_to_enter(tmp_path: Path) -> None:
    context = made(tmp_path)
    context.secrets["app_secret"] = APP_SECRET
    serving = asyncio.create_task(serve_room(context))
    await until(lambda: any("where your relay keeps its calls" in str(data.get("text")) for _, data in context.events))
    serving.cancel()
    await asyncio.wait([serving])
