"""At which size sources are asked for pictures, kept calm: a drag wants sixty sizes a second, and each makes a ring anew."""

from __future__ import annotations

from collections.abc import Mapping

Size = tuple[int, int]
CALM_NS = 700_000_000


class CalmSizes:
    """Takes over a source's new size once it stood for 0.7 s; at once when the source is new or its own size changed."""

    def __init__(self) -> None:
        self.in_force: dict[str, Size | None] = {}
        self._natural: dict[str, Size] = {}
        self._waiting: dict[str, tuple[Size | None, int]] = {}  # wanted size, since when

    def update(self, wanted: Mapping[str, Size | None], natural: Mapping[str, Size], now_ns: int) -> int | None:
        """Note the sizes wanted now. Returns when to ask again (ns), None when all wishes are in force."""
        for source in self.in_force.keys() - wanted.keys():
            del self.in_force[source]
            self._waiting.pop(source, None)
        for source, size in wanted.items():
            fresh = source not in self.in_force or natural.get(source) != self._natural.get(source)
            if fresh or size == self.in_force[source]:
                self.in_force[source] = size
                self._waiting.pop(source, None)
                continue
            asked, since_ns = self._waiting.get(source, (None, 0))
            if source not in self._waiting or asked != size:
                self._waiting[source] = (size, now_ns)
            elif now_ns - since_ns >= CALM_NS:
                self.in_force[source] = size
                del self._waiting[source]
        self._natural = dict(natural)
        return min((since_ns + CALM_NS for _, since_ns in self._waiting.values()), default=None)
