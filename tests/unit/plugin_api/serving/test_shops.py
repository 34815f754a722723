"""A shop that is only asked: opened for its access, closed when that changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from studio.plugin_api.abilities import Reading
from studio.plugin_api.context import Context
from studio.plugin_api.serving import serve_shop
from studio.plugin_api.testing import PluginContext
from studio.values.errors import OperatorError

_SOON_S = 10.0


class Shop:
    notice = "A webhook is switched off."
    capabilities = frozenset({"item.read"})

    async def read_item(self, item_id: str) -> Reading:
        return Reading(item_id=item_id, currency="EUR")

    async def find_items(self) -> list[Reading]:
        return []


async def test_another_access_is_another_shop(tmp_path: Path) -> None:
    context = PluginContext(tmp_path, tmp_path / "shop", polls=1_000_000, settings={"url": "a"}, provides=["catalogue"])
    happened: list[str] = []
    changed = asyncio.Event()

    @asynccontextmanager
    async def opened(url: str) -> AsyncIterator[Shop]:
        happened.append(f"opened {url}")
        changed.set()
        try:
            yield Shop()
        finally:
            happened.append(f"closed {url}")

    serving = asyncio.create_task(serve_shop(context, lambda one: str(one.settings["url"]), opened))
    async with asyncio.timeout(_SOON_S):
        await changed.wait()
        changed.clear()
        context.settings = {"url": "b"}
        await changed.wait()
        assert ("running", Shop.notice) in [(state, text) for state, text, _ in context.reports]
        assert happened == ["opened a", "closed a", "opened b"]
        serving.cancel()
        await asyncio.wait([serving])
    assert happened[-1] == "closed b"


async def test_what_serving_raises_ends_it(tmp_path: Path) -> None:
    context = PluginContext(tmp_path, tmp_path / "shop", polls=1_000_000, provides=["catalogue"])
    closed: list[bool] = []

    @asynccontextmanager
    async def opened(_: str) -> AsyncIterator[object]:
        yield object()  # provides nothing of what the manifest says
        closed.append(True)

    def read(_: Context) -> str:
        return "a"

    async with asyncio.timeout(_SOON_S):
        with pytest.raises(OperatorError):
            await serve_shop(context, read, opened)
    assert closed == [True]
