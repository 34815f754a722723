"""What an encoder reads: the program's picture for a tick, the program's sound block by block. Never waits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ipc import clock as clocks
from studio.ipc.picture_ring import Picture, PictureReader, RingFinder
from studio.ipc.sound_ring import SoundReader
from studio.media.encoding.sound import SOUND_BLOCK

F32 = NDArray[np.float32]

SILENCE_AFTER_NS = 300_000_000  # a block that is not there so long after its end is encoded as silence
_GIVE_UP_NS = 2 * clocks.NS  # further behind than the ring is long: go on at the present


class ProgramPictures:
    """Finds the picture of a tick in the ring `program.<canvas>`, through restarts of the mixer. One thread."""

    def __init__(self, folder: Path, canvas: str) -> None:
        self._finder = RingFinder(folder, f"program.{canvas}")
        self._ring: PictureReader | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in the present epoch, zeros before the first."""
        return (self._ring.width, self._ring.height) if self._ring is not None else (0, 0)

    @property
    def published_ns(self) -> int:
        """When the newest picture was published."""
        return self._ring.alive_ns if self._ring is not None else 0

    def newest(self) -> Picture | None:
        """The picture published last, None when there is none yet."""
        self._ring = self._finder.ring()
        return self._ring.newest() if self._ring is not None else None

    def at(self, tick: int) -> Picture | None:
        """The picture for `tick`, None when it is not published yet.

        When that one has been overwritten, or the mixer never drew it, it is the next later one: `stands_for` tells.
        """
        newest = self.newest()
        if newest is None or newest.tick < tick or stands_for(newest, tick) or self._ring is None:
            return newest if newest is not None and newest.tick >= tick else None
        oldest = newest.number - 2 * (self._ring.slots - 1)  # that slot is written next: hands off
        later = [picture for picture in self._ring.after(max(0, oldest)) if picture.tick >= tick]
        return min(later, key=_tick_of, default=newest)

    def close(self) -> None:
        self._finder.close()
        self._ring = None


def stands_for(picture: Picture, tick: int) -> bool:
    """Whether the mixer meant `picture` for `tick`: drawn for it, or in payment of a debt."""
    return bool(picture.tick - picture.repeats <= tick <= picture.tick)


def _tick_of(picture: Picture) -> int:
    return int(picture.tick)


class ProgramSound:
    """Takes the sound ring `program` in blocks of `block` samples, each once, in order. One thread."""

    def __init__(self, folder: Path, block: int = SOUND_BLOCK) -> None:
        self._reader = SoundReader(folder, "program")
        self._block: F32 = np.zeros((block, 2), np.float32)
        self._index = -1
        self.missing = 0  # samples that were not there in time, and became silence

    def cut(self, block: int) -> None:
        """From here on in blocks of another length; what lies before the first of them is left out."""
        self._block = np.zeros((block, 2), np.float32)
        self._index = -(-self._index // block) * block if self._index >= 0 else -1

    def start(self, time_ns: int) -> None:
        """Go on with the first whole block at or after `time_ns`; never back."""
        self._index = max(self._index, -(-clocks.sample_at(time_ns) // len(self._block)) * len(self._block))

    def next(self, now_ns: int) -> tuple[int, F32] | None:
        """(index, samples) of the next block when it is due, else None. The samples hold until the next call."""
        length = len(self._block)
        end_index = self._index + length
        late_ns = now_ns - clocks.sample_time_ns(end_index)
        if self._index < 0 or late_ns < 0:
            return None
        if late_ns > _GIVE_UP_NS:
            behind = self._index
            self.start(now_ns - SILENCE_AFTER_NS)
            self.missing += self._index - behind
            end_index = self._index + length
            late_ns = now_ns - clocks.sample_time_ns(end_index)
        if self._reader.end < end_index and late_ns < SILENCE_AFTER_NS:
            return None
        index, self._index = self._index, end_index
        self.missing += length - self._reader.read(index, self._block)
        return index, self._block

    def close(self) -> None:
        self._reader.close()
