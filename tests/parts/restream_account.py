"""The Restream plugin's chats at the stand-in of this computer, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlsplit

import httpx
from restream.access import Access
from restream.addresses import stand_in
from restream.chat import RestreamChat
from restream.wire import Patience

from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import Tokens
from tests.parts.kept_login import Kept
from tests.parts.ports import free_port
from tests.parts.restream import CLIENT_ID, CLIENT_SECRET, Restream

SOON_S = 20.0


def logged_in(restream: Restream) -> Kept:
    """A keyring with a login of the operator."""
    login = restream.identity.hand_out()
    return Kept(Tokens(access=login.access, refresh=login.refresh, scopes=tuple(login.scopes.split())).to_secret())


@contextlib.asynccontextmanager
async def connected(
    restream: Restream, kept: Kept, secret: str = CLIENT_SECRET, patience: Patience | None = None
) -> AsyncIterator[RestreamChat]:
    """Chats that stay connected for as long as the block runs; the port of the redirect is registered at the stand-in."""
    port = free_port()
    restream.identity.redirects = [f"http://127.0.0.1:{port}/"]
    ours = RestreamChat(Access(CLIENT_ID, secret, port), stand_in(restream.place), KeptSecret(kept.read, kept.keep), patience)
    running = asyncio.create_task(ours.run())
    try:
        yield ours
    finally:
        running.cancel()
        await asyncio.wait([running])


async def browse(place: str, address: str) -> httpx.Response:
    """What the operator's browser does with the address of a login: the page, at the stand-in, and then wherever that leads."""
    parts = urlsplit(address)
    async with httpx.AsyncClient(follow_redirects=True, trust_env=False) as browser:
        return await browser.get(f"{place}{parts.path}?{parts.query}")


async def until(holds: Callable[[], object]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(SOON_S):
        while not holds():
            await asyncio.sleep(0.02)
