"""Another server begins another connection; the chat user that was registered lies in the keyring and begins none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from owncast.host import serve_chat

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.testing import PluginContext
from tests.parts.owncast import Owncast

FOLDER = Path(__file__).parents[4] / "plugins" / "owncast"


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


async def test_a_server_is_served_and_then_another(tmp_path: Path) -> None:
    async with Owncast() as first, Owncast() as second:
        manifest = read_manifest(FOLDER)
        given = dict(complete(manifest.settings, {}))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        serving = asyncio.create_task(serve_chat(context))
        await until(lambda: any("Enter the address" in str(data.get("text")) for _, data in context.events))
        context.settings = given | {"server": first.place}
        await until(lambda: first.chat.heard_by)
        token = first.users.named("Studio").token
        assert context.secrets == {"chat_user": token}
        context.settings = given | {"server": second.place}
        context.secrets["chat_user"] = second.users.register("Studio").token  # the studio gives another account its own
        await until(lambda: second.chat.heard_by and not first.chat.heard_by)
        assert first.asked.count("POST /api/chat/register") == 1
        assert "POST /api/chat/register" not in second.asked
        serving.cancel()
        await asyncio.wait([serving])
