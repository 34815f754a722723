"""What every channel must do that counts its audience, or takes a stream. `provider` is the deriving class's fixture."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from studio.plugin_api.abilities import Broadcast, Stats

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


class BroadcastConformance:
    """The suite of `broadcast`."""

    async def test_it_says_where_a_stream_is_taken(self, provider: Broadcast) -> None:
        point = await provider.ingest()
        place = urlsplit(point.url)
        assert place.scheme in {"rtmp", "rtmps", "http", "https", "srt"}
        assert place.hostname
        assert place.username is None, "what opens it is the key"
        assert point.page_url == "" or urlsplit(point.page_url).scheme in {"http", "https"}

    async def test_it_says_the_same_when_asked_again(self, provider: Broadcast) -> None:
        assert await provider.ingest() == await provider.ingest()
