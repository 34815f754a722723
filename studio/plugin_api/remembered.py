"""What has been met before, by its id: the latest of it. Pure."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Generic, TypeVar

__all__ = ["Remembered"]

V = TypeVar("V")


class Remembered(Generic[V]):
    """The values of the latest `bound` keys; the oldest key goes first. `values`: those of before, the oldest first."""

    def __init__(self, bound: int, values: Mapping[str, V] | None = None) -> None:
        self._bound = bound
        self._values: OrderedDict[str, V] = OrderedDict()
        for key, value in (values or {}).items():
            self.put(key, value)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    @property
    def values(self) -> Mapping[str, V]:
        """All of them by their keys, the oldest first."""
        return self._values

    def get(self, key: str) -> V | None:
        """The value of a key; None: it is not known any more."""
        return self._values.get(key)

    def put(self, key: str, value: V) -> None:
        """The key is the latest from now on."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._bound:
            self._values.popitem(last=False)

    def drop(self, key: str) -> bool:
        """The key is known no more; whether it was."""
        return self._values.pop(key, None) is not None
