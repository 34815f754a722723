"""Channels of the Facebook plugin at the stand-in of this computer, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from facebook.access import Access
from facebook.addresses import stand_in
from facebook.channel import FacebookChannel

from studio.plugin_api.kept_bans import KeptBans
from tests.parts.facebook import Facebook

SOON_S = 20.0


@contextlib.asynccontextmanager
async def connected(
    facebook: Facebook, access: Access, keep: Callable[[str], None] | None = None, bans: KeptBans | None = None
) -> AsyncIterator[FacebookChannel]:
    """A channel that stays connected for as long as the block runs."""
    ours = FacebookChannel(access, stand_in(facebook.place), keep or (lambda _token: None), bans)
    running = asyncio.create_task(ours.run())
    try:
        yield ours
    finally:
        running.cancel()
        await asyncio.wait([running])


async def until(holds: Callable[[], object]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(SOON_S):
        while not holds():
            await asyncio.sleep(0.02)
