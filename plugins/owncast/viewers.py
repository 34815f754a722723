"""Who wrote what: keys that tell viewers apart and name nobody, and the latest messages that can be hidden or answered. Pure."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

BOUND = 20_000


class Viewers:
    """Keys of the viewers of one server."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._users: OrderedDict[str, str] = OrderedDict()

    def key(self, user_id: str) -> str:
        """The key of a user, whom `user` knows from now on."""
        key = hashlib.blake2s(f"owncast {self._server} {user_id}".encode(), digest_size=8).hexdigest()
        self._users[key] = user_id
        self._users.move_to_end(key)
        if len(self._users) > BOUND:
            self._users.popitem(last=False)
        return key

    def user(self, key: str) -> str | None:
        """The user who has written under a key of late."""
        return self._users.get(key)


class Messages:
    """The latest messages, by their ids, each with the name of who wrote it."""

    def __init__(self, bound: int = BOUND) -> None:
        self._bound = bound
        self._names: OrderedDict[str, str] = OrderedDict()

    def is_new(self, message_id: str, name: str) -> bool:
        """Whether it has not been heard yet; from now on it has."""
        if message_id in self._names:
            return False
        self._names[message_id] = name
        if len(self._names) > self._bound:
            self._names.popitem(last=False)
        return True

    def name(self, message_id: str) -> str | None:
        """Who wrote it; None: it is not known, or no more."""
        return self._names.get(message_id)
