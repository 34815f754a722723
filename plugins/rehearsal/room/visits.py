"""How often somebody came into the room since it is open, and how many people that were."""

from __future__ import annotations

_PEOPLE_BOUND = 500_000  # beyond, nobody knows how many people there were


class Visits:
    """Counts buyers as they enter. `speaker`: what tells one buyer from another."""

    def __init__(self) -> None:
        self.views = 0
        self._people: set[str] = set()

    def came(self, speaker: str) -> None:
        """A buyer entered."""
        self.views += 1
        if len(self._people) <= _PEOPLE_BOUND:
            self._people.add(speaker)

    @property
    def viewers(self) -> int | None:
        """How many people came; None: more than can be remembered."""
        return len(self._people) if len(self._people) <= _PEOPLE_BOUND else None
