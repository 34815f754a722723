"""Which bans a plugin has set at its platform, for who has to name a ban to lift it."""

from __future__ import annotations

from studio.plugin_api.bookmark import Note
from studio.plugin_api.noted_value import NotedValue
from studio.plugin_api.remembered import Remembered

__all__ = ["KeptBans"]

_VIEWERS, _BANS = 2_000, 8  # that are kept, and of one viewer; of more the oldest goes


class KeptBans:
    """By the key of a viewer (`ChatMessage.buyer_key`) what the platform calls the bans of theirs. One thread.

    `note` keeps them for a process after this one; None: they end with this one, as they do where the disk takes nothing.
    """

    def __init__(self, note: Note | None = None) -> None:
        self._noted = NotedValue(note, dict[str, tuple[str, ...]], "which bans were set")
        self._bans = Remembered(_VIEWERS, self._noted.read())

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
        self._bans.put(key, bans)
        self._noted.write({**self._bans.values})
