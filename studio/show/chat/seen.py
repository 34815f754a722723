"""Which ids were there already: two generations of fingerprints, in memory that never grows.

A plain set of 1.8 million ids takes 120 MB and is walked by every full garbage collection; these tables take 16 MB each
at most: they are anonymous mappings, whose pages cost nothing before an id falls into them.
"""

from __future__ import annotations

import mmap

_FILL = 0.45  # of a table's places: one and a half looks per id, on average


class Seen:
    """Remembers every id for `keep_ns` or until `capacity` others came after it, whichever is sooner; at most twice as long.

    Ids are 64-bit fingerprints. A new one is taken for a known one about once in 3,000 million times: 32 bits are compared, at
    the one or two places that its other bits name. Where more come than `capacity` in `keep_ns`, they are known for less than
    that: see `known_ns`.
    """

    def __init__(self, capacity: int, keep_ns: int | None = None) -> None:
        self._capacity, self._keep_ns = capacity, keep_ns
        self._bits = int(capacity / _FILL).bit_length()
        self._mask = (1 << self._bits) - 1
        self._young = self._table()
        self._old: memoryview | None = None
        self._count = 0
        self._now_ns = 0
        self._since_ns: int | None = None
        self._old_since_ns: int | None = None
        self._forgot = False

    def pass_time(self, now_ns: int) -> None:
        """Forget what is old enough. To be called before ids that come at `now_ns`."""
        self._now_ns = now_ns
        if self._since_ns is None:
            self._since_ns = now_ns
        elif self._keep_ns is not None and now_ns - self._since_ns >= self._keep_ns:
            self._turn()

    def known_ns(self, now_ns: int) -> int:
        """For how long every id is known again, at this moment: `keep_ns`, or less where very many come."""
        keep_ns = self._keep_ns or 0
        if not self._forgot:
            return keep_ns
        since_ns = self._old_since_ns if self._old_since_ns is not None else self._since_ns
        return min(keep_ns, now_ns - (since_ns or 0))

    @property
    def nbytes(self) -> int:
        """What the tables take, when all of their pages are used."""
        return self._young.nbytes + (self._old.nbytes if self._old is not None else 0)

    def add(self, hashed: int) -> bool:
        """Whether the id is new; it is known from now on."""
        mask = self._mask
        mark = (hashed >> self._bits) & 0xFFFFFFFF or 1  # 0 is an empty place
        for table in (self._young, self._old):
            if table is not None:
                place = hashed & mask
                while found := table[place]:
                    if found == mark:
                        return False
                    place = (place + 1) & mask
        if self._count >= self._capacity:
            self._turn()
        place = hashed & mask
        while self._young[place]:
            place = (place + 1) & mask
        self._young[place] = mark
        self._count += 1
        return True

    def _turn(self) -> None:
        self._forgot = self._forgot or self._old is not None
        self._old, self._young, self._count = self._young, self._table(), 0
        self._old_since_ns, self._since_ns = self._since_ns, self._now_ns

    def _table(self) -> memoryview:
        return memoryview(mmap.mmap(-1, 4 * (self._mask + 1))).cast("I")
