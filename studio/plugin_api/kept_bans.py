"""Which bans a plugin has set at its platform, for who has to name a ban to lift it."""

from __future__ import annotations

import logging
from collections import OrderedDict

import msgspec

from studio.plugin_api.bookmark import Note

_VIEWERS, _BANS = 2_000, 8  # that are kept, and of one viewer; of more the oldest goes

log = logging.getLogger(__name__)


class KeptBans:
    """By the key of a viewer (`ChatMessage.buyer_key`) what the platform calls the bans of theirs. One thread.

    `note` keeps them for a process after this one; None: they end with this one, as they do where the disk takes nothing.
    """

    def __init__(self, note: Note | None = None) -> None:
        self._note = note
        self._bans: OrderedDict[str, tuple[str, ...]] = OrderedDict(_read(note))

    def of(self, key: str) -> tuple[str, ...] | None:
        """Those that stand, the oldest first; none of them where all were lifted. None: nobody set one from here."""
        return self._bans.get(key)

    def add(self, key: str, ban: str) -> None:
        """One more was set; the same one again is the latest."""
        before = self._bans.get(key) or ()
        self._keep(key, (*(other for other in before if other != ban), ban)[-_BANS:])

    def lifted(self, key: str) -> None:
        """None of theirs stands any more."""
        self._keep(key, ())

    def _keep(self, key: str, bans: tuple[str, ...]) -> None:
        self._bans[key] = bans
        self._bans.move_to_end(key)
        if len(self._bans) > _VIEWERS:
            self._bans.popitem(last=False)
        if self._note is not None:
            try:
                self._note.write(msgspec.json.encode(self._bans).decode())
            except OSError as error:
                log.info("Which bans were set is noted nowhere: %s", error)


def _read(note: Note | None) -> dict[str, tuple[str, ...]]:
    try:
        text = note.read() if note is not None else ""
        return msgspec.json.decode(text, type=dict[str, tuple[str, ...]]) if text else {}
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        log.info("Which bans were set before is not known: %s", error)
        return {}
