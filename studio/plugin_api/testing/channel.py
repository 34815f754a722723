"""What every channel must do that counts its audience. `provider` is the deriving class's fixture."""

from __future__ import annotations

import asyncio

from studio.plugin_api.abilities import Stats

_QUIET_S = 15.0


class StatsConformance:
    """The suite of `stats`."""

    async def test_who_is_there_is_said_again_and_again(self, provider: Stats) -> None:
        feed = provider.stats()
        for _ in range(2):
            async with asyncio.timeout(_QUIET_S):
                stats = await anext(feed)
            assert stats.online >= 0
            assert stats.behind_ms is None or 0 <= stats.behind_ms <= 60_000
            assert all(count is None or count >= 0 for count in (stats.viewers, stats.views, stats.followers))
