"""The clients against a server that patches at the worst moments, and hears what they ask for."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

from websockets.asyncio.server import ServerConnection, serve

from studio.control.client import AsyncClient, Client


async def _answer(connection: ServerConnection) -> None:
    """A patch before the snapshot, and the next one in the same breath as the snapshot."""
    revision = 4
    async for text in connection:
        asked = json.loads(text)
        result: dict[str, Any] = {}
        if asked["method"] == "snapshot":
            revision = 5
            result = {"revision": revision, "state": {"show": {"name": "A"}}}
        await connection.send(json.dumps({"jsonrpc": "2.0", "id": asked["id"], "result": result}))
        if asked["method"] != "hello":
            ops = [["set", ["show", "name"], f"patched to {revision + 1}"]]
            told = {"jsonrpc": "2.0", "method": "patch", "params": {"revision": revision + 1, "ops": ops}}
            with contextlib.suppress(OSError):
                await connection.send(json.dumps(told))


async def test_patches_around_the_snapshot_neither_break_it_nor_get_lost(tmp_path: Path) -> None:
    async with serve(_answer, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        (tmp_path / "control.json").write_text(json.dumps({"port": port, "token": "secret"}))
        async with AsyncClient.open(tmp_path, "test") as client:
            tree = await client.until(lambda tree: tree["show"]["name"] == "patched to 6")
            assert tree == {"show": {"name": "patched to 6"}}
            assert client.revision == 6


async def test_a_client_has_the_rights_that_it_is_made_with(tmp_path: Path) -> None:
    said: list[dict[str, Any]] = []

    async def hear(connection: ServerConnection) -> None:
        async for text in connection:
            asked = json.loads(text)
            said.extend([asked["params"]] if asked["method"] == "hello" else [])
            await connection.send(json.dumps({"jsonrpc": "2.0", "id": asked["id"], "result": {"revision": 1, "state": {}}}))

    def dial() -> None:
        with Client(tmp_path, "panel", rights=("watch",)), Client(tmp_path):
            pass

    async with serve(hear, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        (tmp_path / "control.json").write_text(json.dumps({"port": port, "token": "secret"}))
        async with AsyncClient.open(tmp_path, "panel", rights=("watch", "queue")):
            pass
        await asyncio.to_thread(dial)
    hello = {"token": "secret", "client": "panel"}
    assert said == [hello | {"rights": ["watch", "queue"]}, hello | {"rights": ["watch"]}, hello | {"client": "script"}]
