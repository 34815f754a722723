"""What has been met before, by its id: the latest of it. Pure."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

__all__ = ["Remembered"]

V = TypeVar("V")


class Remembered(Generic[V]):
    """The values of the latest `bound` keys; the oldest key goes first."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._values: OrderedDict[str, V] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def get(self, key: str) -> V | None:
        """The value of a key; None: it is not known any more."""
        return self._values.get(key)

    def put(self, key: str, value: V) -> None:
        """The key is the latest from now on."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._bound:
            self._values.popitem(last=False)
