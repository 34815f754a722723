"""The latest value of one thing, believed for a while: what was just asked need not be asked again."""

from __future__ import annotations

import time
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Keeps one value with its name, for `good_for_s` seconds. One thread."""

    def __init__(self, good_for_s: float) -> None:
        self._good_for_s = good_for_s
        self._kept: tuple[str, T, float] | None = None

    def keep(self, name: str, value: T) -> T:
        """Keep it in place of what was there. Returns it."""
        self._kept = name, value, time.monotonic()
        return value

    def of(self, name: str) -> T | None:
        """The value, if it is of that name and young enough."""
        if self._kept is None or self._kept[0] != name or time.monotonic() - self._kept[2] >= self._good_for_s:
            return None
        return self._kept[1]
