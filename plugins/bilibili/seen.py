"""Which messages have been heard already: the platform may tell one twice, and after a loss tells some again. Pure."""

from __future__ import annotations

from collections import OrderedDict


class Seen:
    """Remembers the latest ids, `bound` of them."""

    def __init__(self, bound: int = 20_000) -> None:
        self._bound = bound
        self._ids: OrderedDict[str, None] = OrderedDict()

    def is_new(self, message_id: str) -> bool:
        """Whether it has not been heard yet; from now on it has."""
        if message_id in self._ids:
            return False
        self._ids[message_id] = None
        if len(self._ids) > self._bound:
            self._ids.popitem(last=False)
        return True
