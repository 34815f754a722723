"""Channels of the Twitch plugin at the stand-in of this computer, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from twitch.access import Access
from twitch.addresses import stand_in
from twitch.channel import TwitchChannel
from twitch.rights import RIGHTS
from twitch.wire import Patience

from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import Tokens
from tests.parts.kept_login import Kept
from tests.parts.twitch import CLIENT_ID, Twitch


def logged_in(twitch: Twitch, name: str = "Shop", scopes: tuple[str, ...] = RIGHTS) -> Kept:
    """A keyring with a login of that account."""
    login = twitch.identity.hand_out(name, scopes)
    return Kept(Tokens(access=login.access, refresh=login.refresh, scopes=scopes).to_secret())


@contextlib.asynccontextmanager
async def connected(
    twitch: Twitch, kept: Kept, channel: str = "", patience: Patience | None = None
) -> AsyncIterator[TwitchChannel]:
    """A channel that stays connected for as long as the block runs."""
    ours = TwitchChannel(Access(CLIENT_ID, channel), stand_in(twitch.place), KeptSecret(kept.read, kept.keep), patience)
    running = asyncio.create_task(ours.run())
    try:
        yield ours
    finally:
        running.cancel()
        await asyncio.wait([running])
