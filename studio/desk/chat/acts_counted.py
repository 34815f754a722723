"""How often who did what in the chats of the show, for its report."""

from __future__ import annotations

from collections import Counter
from typing import Any

from studio.control.schema.answers import Moderated

_PERSONS = 100
_OTHERS = "…"  # all that are more


class ActsCounted:
    """One event loop. Bounded by the number of persons: a client may call itself what it likes."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, bool]] = Counter()  # who, which deed, whether it was done
        self._persons: set[str] = set()

    def take(self, act: Moderated) -> None:
        """One more."""
        if len(self._persons) < _PERSONS:
            self._persons.add(act.by)
        person = act.by if act.by in self._persons else _OTHERS
        self._counts[person, act.deed, not act.code] += 1

    def clear(self) -> None:
        """Another show begins."""
        self._counts.clear()
        self._persons.clear()

    def told(self) -> list[dict[str, Any]]:
        """By person and deed: how many were `done`, and how many `refused`."""
        pairs = sorted({(person, deed) for person, deed, _done in self._counts})
        return [
            {
                "by": person,
                "deed": deed,
                "done": self._counts[person, deed, True],
                "refused": self._counts[person, deed, False],
            }
            for person, deed in pairs
        ]
