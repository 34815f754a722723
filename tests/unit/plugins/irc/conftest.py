"""Real servers for the tests of the IRC plugin, and channels of the plugin in them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from irc.access import Access
from irc.channel import IrcChannel

from tests.parts.ircd import Inspircd, Ngircd

MARKET = "#market"


def account(port: int, channel: str = MARKET, nick: str = "studio", server: str = "127.0.0.1", **more: object) -> Access:
    """Access to a server of this computer, in the clear."""
    fields = {"tls": False, "ca_file": "", "account": nick, **more}
    return Access(server=server, port=port, channel=channel, nick=nick, **fields)  # type: ignore[arg-type]


@contextlib.asynccontextmanager
async def connected(access: Access) -> AsyncIterator[IrcChannel]:
    """A channel of the plugin that stays connected for as long as the block runs."""
    channel = IrcChannel(access)
    running = asyncio.create_task(channel.run())
    try:
        yield channel
    finally:
        running.cancel()
        await asyncio.wait([running])


@pytest.fixture(scope="session", params=[Ngircd, Inspircd])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ngircd | Inspircd]:
    with request.param(tmp_path_factory.mktemp("ircd")) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
