"""Other settings begin another connection to Twitch; a refreshed login does not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from twitch.addresses import STAND_IN
from twitch.host import serve_channel
from twitch.rights import RIGHTS

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.login import Tokens
from studio.plugin_api.testing import PluginContext
from tests.parts.twitch import CLIENT_ID, Twitch

FOLDER = Path(__file__).parents[4] / "plugins" / "twitch"


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


async def test_settings_begin_it_anew_and_a_refreshed_login_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Twitch() as twitch:
        monkeypatch.setenv(STAND_IN, twitch.place)
        manifest = read_manifest(FOLDER)
        given = dict(complete(manifest.settings, {"client_id": CLIENT_ID}))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        login = twitch.identity.hand_out("Guest", RIGHTS)
        serving = asyncio.create_task(serve_channel(context))
        await until(lambda: any("Nobody is logged in" in str(data.get("text")) for _, data in context.events))
        context.secrets["login"] = Tokens(access=login.access, refresh=login.refresh, expires_ms=1).to_secret()
        await until(lambda: twitch.events.followed())
        assert Tokens.of_secret(context.secrets["login"]).access == login.access != ""
        (first,) = twitch.events.sessions
        context.settings = given | {"channel": "shop"}
        await until(lambda: first not in twitch.events.sessions and twitch.events.followed())
        assert twitch.identity.asked == ["refresh_token"]
        serving.cancel()
        await asyncio.wait([serving])
