"""Whom the studio has disabled at Owncast, and until when: Owncast lists that for its administrator alone, and knows no end."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.plugin_api.bookmark import Note
from studio.plugin_api.noted_value import NotedValue
from studio.plugin_api.remembered import Remembered

_BOUND = 2_000  # of more the oldest goes, and stays disabled


class Disabled(msgspec.Struct, frozen=True):
    """`until_ms`: since 1970, by this computer's clock; None: until somebody enables them."""

    user_id: str
    until_ms: Annotated[int, msgspec.Meta(ge=0, le=10**14)] | None = None


class Silenced:
    """By the key of a viewer (`ChatMessage.buyer_key`), whatever server they are at. One thread.

    `note` keeps them for a process after this one; None: they end with this one, as they do where the disk takes nothing.
    """

    def __init__(self, note: Note | None = None) -> None:
        self._noted = NotedValue(note, dict[str, Disabled], "who was muted")
        self._viewers = Remembered(_BOUND, self._noted.read())

    def all(self) -> list[tuple[str, Disabled]]:
        """Each with their key, the oldest first."""
        return list(self._viewers.values.items())

    def user(self, key: str) -> str | None:
        """The user of a viewer who is disabled; None: they are not, or not from here."""
        found = self._viewers.get(key)
        return found.user_id if found is not None else None

    def put(self, key: str, user_id: str, until_ms: int | None) -> None:
        """They are disabled, until then."""
        self._viewers.put(key, Disabled(user_id, until_ms))
        self._noted.write({**self._viewers.values})

    def drop(self, key: str) -> None:
        """They are enabled."""
        if self._viewers.drop(key):
            self._noted.write({**self._viewers.values})
