"""Chats of the Owncast plugin at the stand-in of this computer, which stay connected for a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from owncast.access import Access
from owncast.chat import OwncastChat
from owncast.silenced import Silenced
from owncast.wire import Patience

from studio.plugin_api.kept_secret import KeptSecret
from tests.parts.owncast import Owncast

QUICK = Patience(keyring_s=0.0)


@dataclass
class Kept:
    """A keyring with one place."""

    token: str | None = None

    def keep(self, token: str) -> None:
        """Put it there in place of what there was."""
        self.token = token

    @property
    def ring(self) -> KeptSecret:
        """As the plugin has it."""
        return KeptSecret(read=lambda: self.token, keep=self.keep)


def moderator(server: Owncast) -> Kept:
    """A chat user of the studio that the owner has made a moderator."""
    user = server.users.register("Studio")
    user.scopes.append("MODERATOR")
    return Kept(user.token)


@contextlib.asynccontextmanager
async def connected(
    server: Owncast,
    kept: Kept,
    token: str = "",
    as_server: bool = False,
    patience: Patience = QUICK,
    silenced: Silenced | None = None,
) -> AsyncIterator[OwncastChat]:
    """A chat that stays connected for as long as the block runs."""
    access = Access(server.place, as_server=as_server, access_token=token)
    ours = OwncastChat(access, kept.ring, patience, silenced)
    running = asyncio.create_task(ours.run())
    try:
        yield ours
    finally:
        running.cancel()
        await asyncio.wait([running])
