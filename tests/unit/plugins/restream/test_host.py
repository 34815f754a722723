"""Another client secret begins another connection to Restream; a refreshed login does not. What is not heard is reported."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from restream.addresses import STAND_IN
from restream.host import serve_chat

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.login import Tokens
from studio.plugin_api.testing import PluginContext
from tests.parts.restream import CLIENT_ID, CLIENT_SECRET, Restream
from tests.parts.restream_account import until

FOLDER = Path(__file__).parents[4] / "plugins" / "restream"


async def test_settings_begin_it_anew_and_a_refreshed_login_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Restream() as restream:
        monkeypatch.setenv(STAND_IN, restream.place)
        manifest = read_manifest(FOLDER)
        given = dict(complete(manifest.settings, {"client_id": CLIENT_ID}))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        login = restream.identity.hand_out()

        def said(words: str) -> bool:
            return any(words in str(data.get("text")) for _, data in context.events)

        serving = asyncio.create_task(serve_chat(context))
        await until(lambda: said("Enter the client secret"))
        context.secrets["client_secret"] = CLIENT_SECRET
        await until(lambda: said("Nobody is logged in"))
        context.secrets["login"] = Tokens(access=login.access, refresh=login.refresh, expires_ms=1).to_secret()
        await until(lambda: restream.chats.heard_by)
        assert (restream.chats.entries, restream.identity.grants) == (1, ["refresh_token"])
        restream.chats.tell_connection("YouTube", "error", "channel_added_manually")
        await until(lambda: said("added to Restream by its stream key"))
        assert context.events[-1][1].get("state", "running") == "running"
        serving.cancel()
        await asyncio.wait([serving])
    assert restream.contract.problems == []
