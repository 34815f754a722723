"""A persistent map: a change gives a new version that shares the rest, so that it costs the same however large the map is.

Two levels of dictionaries over a checksum of the key. The same contents always have the same shape, so versions compare
with `==` and survive JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")
PersistentMap = dict[int, dict[int, dict[str, T]]]

_WAYS = 128  # at a million entries a leaf holds 61 of them


def find(entries: Mapping[int, Mapping[int, Mapping[str, T]]], key: str) -> T | None:
    upper, lower = _place(key)
    return entries.get(upper, {}).get(lower, {}).get(key)


def added(entries: PersistentMap[T], key: str, value: T) -> PersistentMap[T]:
    """A version in which `key` has `value`; the other entries are shared."""
    upper, lower = _place(key)
    branch = entries.get(upper, {})
    return {**entries, upper: {**branch, lower: {**branch.get(lower, {}), key: value}}}


def values(entries: PersistentMap[T]) -> Iterator[T]:
    for branch in entries.values():
        for leaf in branch.values():
            yield from leaf.values()


def items(entries: PersistentMap[T]) -> Iterator[tuple[str, T]]:
    for branch in entries.values():
        for leaf in branch.values():
            yield from leaf.items()


def _place(key: str) -> tuple[int, int]:
    hashed = crc32(key.encode(errors="surrogatepass"))
    return hashed % _WAYS, hashed // _WAYS % _WAYS
