"""Memory by physical page: what a group of processes holds, each page divided by how many of the group have it mapped.

Unlike PSS it does not depend on what else runs: a library that other programs use as well lowers nobody's figure.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

_PAGE_BYTES, _ENTRY_BYTES = 4096, 8
_PRESENT, _NUMBER = np.uint64(1 << 63), np.uint64((1 << 55) - 1)  # Documentation/admin-guide/mm/pagemap.rst


def shares(pids: Mapping[str, int]) -> dict[str, float]:
    """MB by name; empty where the system does not tell page numbers (to root only)."""
    if sys.platform != "linux":
        return {}
    pages = {name: np.concatenate([np.empty(0, np.uint64), *_pages(pid)]) for name, pid in pids.items()}
    if not all(len(numbers) for numbers in pages.values()):
        return {}
    known, holders = np.unique(np.concatenate(list(pages.values())), return_counts=True)
    part = _PAGE_BYTES / (1 << 20) / holders
    return {name: float(part[np.searchsorted(known, numbers)].sum()) for name, numbers in pages.items()}


def _pages(pid: int) -> Iterator[NDArray[np.uint64]]:
    """Physical page numbers, area by area."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/pagemap", "rb", buffering=0) as pagemap:
        for line in maps:
            start, end = (int(side, 16) for side in line.split()[0].split("-"))
            if end >= 1 << 63:  # the system's own
                continue
            pagemap.seek(start // _PAGE_BYTES * _ENTRY_BYTES)
            entries = np.frombuffer(pagemap.read((end - start) // _PAGE_BYTES * _ENTRY_BYTES), np.uint64)
            numbers = entries[(entries & _PRESENT) != 0] & _NUMBER
            yield numbers[numbers != 0]
