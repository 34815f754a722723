"""Accounts of the IRC plugin at servers of this computer, and channels of it that stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from irc.access import Access
from irc.channel import IrcChannel
from irc.wire import Patience


def account(port: int, channel: str = "#market", nick: str = "studio", **more: Any) -> Access:
    """At 127.0.0.1, in the clear unless `more` says otherwise."""
    fields = {"server": "127.0.0.1", "tls": False, "ca_file": "", "account": nick, **more}
    return Access(port=port, channel=channel, nick=nick, **fields)


@contextlib.asynccontextmanager
async def connected(access: Access, patience: Patience | None = None) -> AsyncIterator[IrcChannel]:
    """A channel that stays connected for as long as the block runs."""
    channel = IrcChannel(access, patience)
    running = asyncio.create_task(channel.run())
    try:
        yield channel
    finally:
        running.cancel()
        await asyncio.wait([running])
