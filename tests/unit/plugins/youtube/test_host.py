"""Other settings and another client secret begin another connection to YouTube; a refreshed login does not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from youtube.addresses import STAND_IN
from youtube.host import serve_channel
from youtube.rights import RIGHTS

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.login import Tokens
from studio.plugin_api.testing import PluginContext
from tests.parts.youtube import CLIENT_ID, CLIENT_SECRET, YouTube
from tests.parts.youtube.api import VIDEO_ID
from tests.parts.youtube_account import until

FOLDER = Path(__file__).parents[4] / "plugins" / "youtube"


async def test_settings_begin_it_anew_and_a_refreshed_login_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with YouTube() as youtube:
        monkeypatch.setenv(STAND_IN, youtube.place)
        manifest = read_manifest(FOLDER)
        given = dict(complete(manifest.settings, {"client_id": CLIENT_ID}))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        login = youtube.identity.hand_out("Shop", RIGHTS)

        def said(words: str) -> bool:
            return any(words in str(data.get("text")) for _, data in context.events)

        serving = asyncio.create_task(serve_channel(context))
        await until(lambda: said("Enter the client secret"))
        context.secrets["client_secret"] = CLIENT_SECRET
        await until(lambda: said("Nobody is logged in"))
        context.secrets["login"] = Tokens(access=login.access, refresh=login.refresh, expires_ms=1).to_secret()
        await until(lambda: youtube.api.pages.open)
        assert Tokens.of_secret(context.secrets["login"]).access == login.access != ""
        assert youtube.api.asked.count(("GET", "liveChat/messages")) == 1, "a stay begins with its page of the past"
        context.settings = given | {"broadcast": VIDEO_ID}
        await until(lambda: ("GET", "channels") in youtube.api.asked and youtube.api.pages.open)
        assert youtube.identity.asked == ["refresh_token"]
        serving.cancel()
        await asyncio.wait([serving])
    assert youtube.contract.problems == []
