"""Which messages of a platform were heard already: some tell one twice, or tell the last ones again after a loss. Pure."""

from __future__ import annotations

from collections import OrderedDict

__all__ = ["RecentIds"]


class RecentIds:
    """Remembers the latest ids, `bound` of them."""

    def __init__(self, bound: int = 20_000) -> None:
        self._bound = bound
        self._ids: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, message_id: str) -> bool:
        return message_id in self._ids

    def is_new(self, message_id: str) -> bool:
        """Whether it has not been heard yet; from now on it has."""
        if message_id in self._ids:
            return False
        self._ids[message_id] = None
        if len(self._ids) > self._bound:
            self._ids.popitem(last=False)
        return True
