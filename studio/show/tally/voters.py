"""Remembers which choice each viewer made last, in memory that does not grow with the crowd.

An open-addressing table with linear probing, as `studio.show.chat.seen` keeps ids: 4 bytes of a viewer's fingerprint and one byte
for the choice, in anonymous mappings. A million viewers take 10 MiB.
"""

from __future__ import annotations

import mmap

CAPACITY = 1_000_000  # viewers of one tally
_FILL = 0.5  # of a table's places: one and a half looks per viewer, on average


class Voters:
    """Up to `capacity` viewers, each by a 64-bit fingerprint, with a choice from 0 to 254.

    Of a fingerprint the bits that name its place and 32 others are compared: two of a million viewers are taken for one with a
    chance of about 1 in 3,000 for a whole tally.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._bits = int(capacity / _FILL).bit_length()
        self._mask = (1 << self._bits) - 1
        self._marks = memoryview(mmap.mmap(-1, 4 * (self._mask + 1))).cast("I")
        self._choices = memoryview(mmap.mmap(-1, self._mask + 1))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def choose(self, viewer: int, choice: int) -> int | None:
        """Note a viewer's choice and give the one before it; None: the viewer is new. One who finds no room is not noted."""
        marks, mask = self._marks, self._mask
        mark = (viewer >> self._bits) & 0xFFFFFFFF or 1  # 0 is an empty place
        place = viewer & mask
        while found := marks[place]:
            if found == mark:
                before = self._choices[place]
                self._choices[place] = choice
                return before
            place = (place + 1) & mask
        if self._count < self._capacity:
            marks[place] = mark
            self._choices[place] = choice
            self._count += 1
        return None
