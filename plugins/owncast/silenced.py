"""Whom the studio has disabled at Owncast, and until when: Owncast lists that for its administrator alone, and knows no end."""

from __future__ import annotations

import logging
from collections import OrderedDict

import msgspec

from studio.plugin_api.bookmark import Note

_BOUND = 2_000  # of more the oldest goes, and stays disabled

log = logging.getLogger(__name__)


class Disabled(msgspec.Struct, frozen=True):
    """`until_ms`: since 1970, by this computer's clock; None: until somebody enables them."""

    user_id: str
    until_ms: int | None = None


class Silenced:
    """By the key of a viewer (`ChatMessage.buyer_key`), whatever server they are at. One thread.

    `note` keeps them for a process after this one; None: they end with this one, as they do where the disk takes nothing.
    """

    def __init__(self, note: Note | None = None) -> None:
        self._note = note
        self._viewers: OrderedDict[str, Disabled] = OrderedDict(_read(note))

    def all(self) -> list[tuple[str, Disabled]]:
        """Each with their key, the oldest first."""
        return list(self._viewers.items())

    def user(self, key: str) -> str | None:
        """The user of a viewer who is disabled; None: they are not, or not from here."""
        found = self._viewers.get(key)
        return found.user_id if found is not None else None

    def put(self, key: str, user_id: str, until_ms: int | None) -> None:
        """They are disabled, until then."""
        self._viewers[key] = Disabled(user_id, until_ms)
        self._viewers.move_to_end(key)
        if len(self._viewers) > _BOUND:
            self._viewers.popitem(last=False)
        self._write()

    def drop(self, key: str) -> None:
        """They are enabled."""
        if self._viewers.pop(key, None) is not None:
            self._write()

    def _write(self) -> None:
        if self._note is not None:
            try:
                self._note.write(msgspec.json.encode(self._viewers).decode())
            except OSError as error:
                log.info("Who was muted is noted nowhere: %s", error)


def _read(note: Note | None) -> dict[str, Disabled]:
    try:
        text = note.read() if note is not None else ""
        return msgspec.json.decode(text, type=dict[str, Disabled]) if text else {}
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        log.info("Who was muted before is not known: %s", error)
        return {}
