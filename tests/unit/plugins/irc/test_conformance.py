"""The channel does what every chat must do, at real servers."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import ExitStack

import irc.channel
import pytest

from studio.plugin_api.testing import ChatReaderConformance, ChatStand, ChatWriterConformance, StatsConformance
from tests.parts.ircd import Inspircd, Ngircd, Viewer
from tests.unit.plugins.irc.conftest import account, connected

_numbers = itertools.count()


@pytest.fixture
def channel() -> str:
    """One where nobody has been."""
    return f"#market{next(_numbers)}"


class TestIrcChat(ChatReaderConformance, ChatWriterConformance):
    @pytest.fixture
    async def stand(self, server: Ngircd | Inspircd, channel: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ChatStand]:
        monkeypatch.setattr(irc.channel, "QUIET_S", 0.3)
        with ExitStack() as stack:
            viewers = {"Watcher": stack.enter_context(Viewer(server.port, "Watcher", channel))}

            async def write(viewer: str, text: str) -> bool:
                if viewer not in viewers:
                    viewers[viewer] = stack.enter_context(Viewer(server.port, viewer, channel))
                viewers[viewer].say(text)
                return True

            async def seen() -> list[str]:
                return [text for _, text in viewers["Watcher"].said]

            async with connected(account(server.port, channel)) as ours:
                await anext(ours.messages())
                yield ChatStand(reader=ours, write=write, seen=seen, writer=ours)


class TestIrcStats(StatsConformance):
    @pytest.fixture
    async def provider(self, server: Ngircd | Inspircd, channel: str) -> AsyncIterator[irc.channel.IrcChannel]:
        async with connected(account(server.port, channel)) as ours:
            yield ours
