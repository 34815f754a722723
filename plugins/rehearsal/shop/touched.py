"""Which items changed, for each who wants to know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rehearsal.bell import Bell


class Touched:
    """Whoever follows has a set of his own, to which every change adds its item; what he takes out nobody else misses.

    `bell` rings at every change. One thread.
    """

    def __init__(self) -> None:
        self.bell = Bell()
        self._followers: list[set[str]] = []

    def add(self, item_id: str) -> None:
        """The item is not as it was."""
        for waiting in self._followers:
            waiting.add(item_id)
        self.bell.ring()

    def follow(self) -> set[str]:
        """A set of the items that change from now on, until it is left."""
        self._followers.append(set())
        return self._followers[-1]

    @contextmanager
    def followed(self) -> Iterator[set[str]]:
        """As `follow`, for as long as the block lasts."""
        waiting = self.follow()
        try:
            yield waiting
        finally:
            self._followers = [other for other in self._followers if other is not waiting]
