"""How long to wait before a server is tried again: longer each time, and not as long as others who lost the same one. Pure."""

from __future__ import annotations

import random
from collections.abc import Callable

SHORTEST_S, LONGEST_S = 0.5, 30.0
REFUSED_S = 120.0  # nothing gets better by asking a server again that has said no


class Backoff:
    """Doubles from 0.5 s to 30 s, each a half to the whole of it by `chance` (0 to 1)."""

    def __init__(self, chance: Callable[[], float] = random.random) -> None:
        self._chance = chance
        self._next_s = SHORTEST_S

    def reset(self) -> None:
        """Begin with the shortest wait again."""
        self._next_s = SHORTEST_S

    def wait_s(self) -> float:
        """The next wait."""
        wait_s, self._next_s = self._next_s, min(2 * self._next_s, LONGEST_S)
        return max(SHORTEST_S, wait_s * (1 + self._chance()) / 2)
