"""Who wrote: keys that tell viewers apart and name nobody, and the accounts behind the latest of them."""

from __future__ import annotations

import hashlib

from studio.plugin_api.remembered import Remembered

BOUND = 20_000  # viewers that can be muted


class Viewers:
    """Keys of the viewers of one channel; another channel has others for the same accounts. Pure."""

    def __init__(self, channel_id: str) -> None:
        self._channel_id = channel_id
        self._accounts: Remembered[str] = Remembered(BOUND)

    def key(self, user_id: str) -> str:
        """The key of an account, which `account` knows from now on."""
        key = hashlib.blake2s(f"twitch {self._channel_id} {user_id}".encode(), digest_size=8).hexdigest()
        self._accounts.put(key, user_id)
        return key

    def account(self, key: str) -> str | None:
        """The account that has written under a key of late."""
        return self._accounts.get(key)
