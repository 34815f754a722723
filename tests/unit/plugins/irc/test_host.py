"""Changed settings begin another connection."""

from __future__ import annotations

import asyncio
from pathlib import Path

from irc.host import serve_channel

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "irc"


async def test_other_settings_or_secrets_begin_it_anew(tmp_path: Path) -> None:
    nicks: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = []
        while raw := await reader.readline():
            said.append(raw.decode().rstrip("\r\n"))
            if said[-1].startswith("NICK :"):
                nicks.put_nowait((said[-1].removeprefix("NICK :"), said[0]))
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        manifest = read_manifest(FOLDER)
        port = server.sockets[0].getsockname()[1]
        given = {"server": "127.0.0.1", "port": port, "tls": False, "channel": "#market", "nick": "shop"}
        given = dict(complete(manifest.settings, given))
        context = PluginContext(tmp_path, FOLDER, polls=1_000_000, settings=given, provides=manifest.provides)
        serving = asyncio.create_task(serve_channel(context))
        async with asyncio.timeout(20):
            assert await nicks.get() == ("shop", "CAP LS :302")
            context.settings = given | {"nick": "stall"}
            assert await nicks.get() == ("stall", "CAP LS :302")
            context.secrets["server_password"] = "sesame"
            assert await nicks.get() == ("stall", "PASS :sesame")
        serving.cancel()
        await asyncio.wait([serving])
    assert [data["abilities"] for name, data in context.events if name == "connection_state"]
