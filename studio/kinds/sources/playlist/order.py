"""In which order the files of a playlist come: as they are listed, or shuffled anew for every round. Pure."""

from __future__ import annotations

import random
from collections.abc import Sequence


class Order:
    """A place in a round of files. It begins before the first one: `forward` goes there."""

    def __init__(self, files: Sequence[str] = (), shuffle: bool = False, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()
        self.files = tuple(files)
        self._shuffle = shuffle
        self.place = -1  # in the round
        self._round = self._begun(None)

    @property
    def file(self) -> str:
        """The file at the place."""
        return self.files[self._round[self.place]]

    @property
    def number(self) -> int:
        """Which one of the list it is, from 1 on."""
        return self._round[self.place] + 1

    def follow(self, files: Sequence[str], shuffle: bool) -> bool:
        """Take over another list. The file at the place stays there; where it is gone, the one that came after it is next.

        Returns whether it is another: then places of before mean nothing any more.
        """
        if (tuple(files), shuffle) == (self.files, self._shuffle):
            return False
        was = self._round[self.place] if self.place >= 0 else -1
        now = self.files[was] if was >= 0 else None
        self.files, self._shuffle = tuple(files), shuffle
        there = [number for number, file in enumerate(self.files) if file == now]
        at = min(there, key=lambda number: abs(number - was), default=None)
        self._round = self._begun(None)
        if at is None:
            self.place = min(was, len(self.files)) - 1 if was >= 0 and not shuffle else -1
        elif shuffle:
            self._round.remove(at)
            self._round.insert(0, at)
            self.place = 0
        else:
            self.place = at
        return True

    def forward(self, loop: bool) -> bool:
        """Go to the next file; False at the end of the last round."""
        if not self.files or (self.place + 1 >= len(self._round) and not loop):
            return False
        self.place += 1
        if self.place >= len(self._round):
            self._round, self.place = self._begun(self._round[-1]), 0
        return True

    def back_to(self, file: str) -> None:
        """Go back to a file that was at the place before; where another round has begun since, to before its first one."""
        before = range(self.place - 1, -1, -1)
        self.place = next((place for place in before if self.files[self._round[place]] == file), -1)

    def go(self, place: int, loop: bool) -> None:
        """Go to a place of this round: `loop` counts on from the other end, else the ends hold."""
        last = len(self._round) - 1
        self.place = place % (last + 1) if loop else max(0, min(place, last))

    def _begun(self, last: int | None) -> list[int]:
        """A round; a shuffled one does not begin with the file that was played last."""
        numbers = list(range(len(self.files)))
        if self._shuffle:
            self._chance.shuffle(numbers)
            if len(numbers) > 1 and numbers[0] == last:
                numbers.append(numbers.pop(0))
        return numbers
