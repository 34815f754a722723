"""Who wrote: keys that tell viewers apart and name nobody, and the accounts and names behind the latest of them. Pure."""

from __future__ import annotations

import hashlib

from studio.plugin_api.remembered import Remembered

BOUND = 20_000  # viewers that can be blocked, and comments that can be answered


class Viewers:
    """Of one page; another page has others for the same people, since Facebook numbers them anew for each."""

    def __init__(self) -> None:
        self._accounts: Remembered[str] = Remembered(BOUND)
        self._writers: Remembered[str] = Remembered(BOUND)

    def key(self, page_id: str, user_id: str) -> str:
        """The key of an account, which `account` knows from now on; those of whom Facebook says nothing have one together."""
        key = hashlib.blake2s(f"facebook {page_id} {user_id}".encode(), digest_size=8).hexdigest()
        if user_id:
            self._accounts.put(key, user_id)
        return key

    def account(self, key: str) -> str | None:
        """The account that has written under a key of late."""
        return self._accounts.get(key)

    def wrote(self, comment_id: str, name: str) -> None:
        """Who wrote a comment, for answers to it; "" where Facebook does not say."""
        self._writers.put(comment_id, name)

    def writer(self, comment_id: str) -> str | None:
        """The name of who wrote a comment of late."""
        return self._writers.get(comment_id)
