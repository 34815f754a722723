"""Who wrote what: keys that tell viewers apart and name nobody, and the latest messages that can be hidden or answered. Pure."""

from __future__ import annotations

import hashlib

from studio.plugin_api.remembered import Remembered

BOUND = 20_000


class Viewers:
    """Keys of the viewers of one server."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._users: Remembered[str] = Remembered(BOUND)

    def key(self, user_id: str) -> str:
        """The key of a user, whom `user` knows from now on."""
        key = hashlib.blake2s(f"owncast {self._server} {user_id}".encode(), digest_size=8).hexdigest()
        self._users.put(key, user_id)
        return key

    def user(self, key: str) -> str | None:
        """The user who has written under a key of late."""
        return self._users.get(key)


class Messages:
    """The latest messages, by their ids, each with the name of who wrote it."""

    def __init__(self, bound: int = BOUND) -> None:
        self._names: Remembered[str] = Remembered(bound)

    def is_new(self, message_id: str, name: str) -> bool:
        """Whether it has not been heard yet; from now on it has."""
        if message_id in self._names:
            return False
        self._names.put(message_id, name)
        return True

    def name(self, message_id: str) -> str | None:
        """Who wrote it; None: it is not known, or no more."""
        return self._names.get(message_id)
