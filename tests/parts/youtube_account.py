"""Channels of the YouTube plugin at the stand-in of this computer, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlsplit

import httpx
from youtube.access import Access
from youtube.addresses import stand_in
from youtube.channel import YouTubeChannel
from youtube.rights import RIGHTS

from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import Tokens
from tests.parts.kept_login import Kept
from tests.parts.youtube import CLIENT_ID, CLIENT_SECRET, YouTube

SOON_S = 20.0
ENOUGH = 10_000_000  # units a day, so that nothing waits for the quota


def logged_in(youtube: YouTube, name: str = "Shop", scopes: tuple[str, ...] = RIGHTS) -> Kept:
    """A keyring with a login of that account."""
    login = youtube.identity.hand_out(name, scopes)
    return Kept(Tokens(access=login.access, refresh=login.refresh, scopes=scopes).to_secret())


@contextlib.asynccontextmanager
async def connected(
    youtube: YouTube,
    kept: Kept,
    broadcast: str = "",
    units_per_day: int = ENOUGH,
    secret: str = CLIENT_SECRET,
    bans: KeptBans | None = None,
) -> AsyncIterator[YouTubeChannel]:
    """A channel that stays connected for as long as the block runs."""
    access = Access(CLIENT_ID, secret, broadcast, units_per_day=units_per_day)
    ours = YouTubeChannel(access, stand_in(youtube.place), KeptSecret(kept.read, kept.keep), bans)
    running = asyncio.create_task(ours.run())
    try:
        yield ours
    finally:
        running.cancel()
        await asyncio.wait([running])


def at_stand_in(place: str, address: str) -> str:
    """The address of a login's page, at the stand-in."""
    parts = urlsplit(address)
    return f"{place}{parts.path}?{parts.query}"


async def browse(place: str, address: str) -> httpx.Response:
    """What the operator's browser does with the address of a login: the page, at the stand-in, and then wherever that leads."""
    async with httpx.AsyncClient(follow_redirects=True, trust_env=False) as browser:
        return await browser.get(at_stand_in(place, address))


async def until(holds: Callable[[], object]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(SOON_S):
        while not holds():
            await asyncio.sleep(0.02)
