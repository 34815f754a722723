"""Unmaps what this process has read of its libraries and files and never changed; whatever is needed again is mapped anew.

Loading a library touches its symbols and relocations once, and the system maps what lies around. A process that only waits
holds all of that. Linux only; one thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
import sys
from collections.abc import Iterable, Iterator

_MADV_DONTNEED = 4
_AREA = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-.p \S+ \S+ \S+ +/")  # proc(5): private, of a file
_CHANGED = ("Anonymous:", "Swap:")  # pages that are copies, in memory or written out


def give_back() -> None:
    """Unmap the pages; where the system has no such thing, or refuses, they stay."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(AttributeError, OSError):
        madvise = ctypes.CDLL(None).madvise
        madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        with open("/proc/self/smaps") as file:
            areas = list(unchanged(file.readlines()))
        for start, end in areas:
            madvise(start, end - start, _MADV_DONTNEED)


def unchanged(smaps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of the areas that are files' own bytes and nothing else: not writable, none of their pages a copy.

    What was relocated and then sealed is not writable either, but changed: it would be lost.
    """
    area: tuple[int, int] | None = None
    for line in smaps:
        if line[:1] in "0123456789abcdef" and "-" in line.partition(" ")[0]:
            if area is not None:
                yield area
            found = _AREA.match(line)
            area = (int(found[1], 16), int(found[2], 16)) if found else None
        elif line.startswith(_CHANGED) and int(line.split()[1]) > 0:
            area = None
    if area is not None:
        yield area
