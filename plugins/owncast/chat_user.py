"""The studio's own user in the chat: registered once, known by a token that lies in the keyring."""

from __future__ import annotations

import asyncio

from owncast.api import OwncastApi
from studio.plugin_api.kept_secret import KeptSecret

_LOOK_EVERY_S = 0.1


class ChatUser:
    """Reads the chat, and keeps order in it where the server's owner has made it a moderator. One event loop.

    `wait_s`: so long a token may take to come out of the keyring; another user would be no moderator.
    """

    def __init__(self, api: OwncastApi, token: KeptSecret, wait_s: float) -> None:
        self._api, self._kept, self._wait_s = api, token, wait_s
        self._is_forgotten = False
        self._turn = asyncio.Lock()

    async def token(self) -> str:
        """Its token; where there is none it is registered, once for all who ask meanwhile. Raises: AbilityError."""
        async with self._turn:
            return await self._token()

    def forget(self) -> None:
        """The server does not know it any more: the next `token` is another one's."""
        self._is_forgotten = True

    async def _token(self) -> str:
        now_s = asyncio.get_running_loop().time
        until_s = now_s() + self._wait_s
        while not self._is_forgotten:
            if kept := (self._kept.read() or "").strip():
                return kept
            if now_s() >= until_s:
                break
            await asyncio.sleep(_LOOK_EVERY_S)
        registered = await self._api.register()
        self._kept.keep(registered.access_token)
        self._is_forgotten = False
        return registered.access_token
