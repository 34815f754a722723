"""The studio's own user in the chat: registered once, known by a token that lies in the keyring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from owncast.api import OwncastApi


@dataclass(frozen=True)
class Keyring:
    """The place of the token: `read` gives it, None while there is none; `keep` puts another there."""

    read: Callable[[], str | None]
    keep: Callable[[str], None]


class ChatUser:
    """Reads the chat, and keeps order in it where the server's owner has made it a moderator. One event loop."""

    def __init__(self, api: OwncastApi, keyring: Keyring) -> None:
        self._api, self._keyring = api, keyring
        self._is_forgotten = False

    async def token(self) -> str:
        """Its token; where there is none it is registered. Raises: AbilityError."""
        kept = (self._keyring.read() or "").strip()
        if kept and not self._is_forgotten:
            return kept
        registered = await self._api.register()
        self._keyring.keep(registered.access_token)
        self._is_forgotten = False
        return registered.access_token

    def forget(self) -> None:
        """The server does not know it any more: the next `token` is another one's."""
        self._is_forgotten = True
