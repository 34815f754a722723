"""A provider with a task of its own: what that does to leave is done, whoever cancels what meanwhile."""

from __future__ import annotations

import asyncio
from pathlib import Path

from studio.plugin_api.serving import serve_account
from studio.plugin_api.testing import PluginContext

_SOON_S = 10.0


class Stay:
    """Leaving it takes until the platform has said yes."""

    def __init__(self) -> None:
        self.leaving, self.yes, self.left = asyncio.Event(), asyncio.Event(), False

    async def run(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.leaving.set()
            await self.yes.wait()
            self.left = True


async def test_a_provider_leaves_its_platform_in_peace(tmp_path: Path) -> None:
    """Serving ends by itself when the studio wants it to stop, and a moment later is cancelled for the same reason."""
    context = PluginContext(tmp_path, tmp_path / "room", polls=100)
    stay = Stay()
    serving = asyncio.create_task(serve_account(context, lambda one: one.id, lambda _: stay))
    async with asyncio.timeout(_SOON_S):
        await stay.leaving.wait()
        serving.cancel()
        for _ in range(10):
            await asyncio.sleep(0)
        assert not serving.done(), "the loop ends with it, and cuts off what still runs"
        stay.yes.set()
        await asyncio.wait([serving])
    assert stay.left
