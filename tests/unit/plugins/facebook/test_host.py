"""Another token begins another connection to Facebook, the one that the plugin put in its place too; the chat goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from facebook.addresses import STAND_IN
from facebook.host import serve_channel

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.testing import PluginContext
from tests.parts.facebook import Facebook
from tests.parts.facebook.server import PAGE
from tests.parts.facebook.tokens import APP_ID, APP_SECRET
from tests.parts.facebook_anew import is_read_anew

FOLDER = Path(__file__).parents[4] / "plugins" / "facebook"


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


async def test_a_token_of_a_person_becomes_the_pages_in_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Facebook() as server:
        monkeypatch.setenv(STAND_IN, server.place)
        manifest = read_manifest(FOLDER)
        given = dict(complete(manifest.settings, {"page": PAGE, "app_id": APP_ID}))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        serving = asyncio.create_task(serve_channel(context))
        await until(lambda: any("Enter an access token" in str(data.get("text")) for _, data in context.events))
        pasted = server.tokens.of_person()
        context.secrets |= {"app_secret": APP_SECRET, "token": pasted}
        await until(lambda: context.secrets["token"] != pasted)
        await until(lambda: is_read_anew(server))
        server.comments.say("An", "Hello")
        await until(lambda: "Hello" in str(context.events))
        assert server.tokens.exchanges == 1
        serving.cancel()
        await asyncio.wait([serving])
