"""Secrets that come, and another room, begin the project anew; what ran before is ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from bilibili.addresses import STAND_IN
from bilibili.host import serve_room

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.testing import PluginContext
from tests.parts.bilibili import ACCESS_KEY_ID, ACCESS_KEY_SECRET, APP_ID, IDENTITY_CODE, Bilibili

FOLDER = Path(__file__).parents[4] / "plugins" / "bilibili"


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


async def test_secrets_begin_it_and_others_begin_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Bilibili() as server:
        monkeypatch.setenv(STAND_IN, server.place)
        manifest = read_manifest(FOLDER)
        given = dict(complete(manifest.settings, {"access_key_id": ACCESS_KEY_ID, "app_id": str(APP_ID)}))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        serving = asyncio.create_task(serve_room(context))
        await until(lambda: any("Enter the access key secret" in str(data.get("text")) for _, data in context.events))
        context.secrets |= {"access_key_secret": ACCESS_KEY_SECRET, "identity_code": IDENTITY_CODE}
        await until(lambda: server.is_heard)
        first = server.projects.round
        server.projects.identity_code = context.secrets["identity_code"] = "REN3W3DC0DE"
        await until(lambda: server.is_heard and first.id not in server.projects.rounds and server.projects.rounds)
        assert server.projects.asked == ["start", "end", "start"]
        serving.cancel()
        await asyncio.wait([serving])
        assert server.projects.rounds == {}, "the project is ended with the plugin"
