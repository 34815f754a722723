"""Sound in shared memory, addressed by time: sample `i` is the one that sounds at `clock.sample_time_ns(i)`.

Stereo float32 at 48 kHz, -1..1 nominal. A writer puts samples where they belong in time; a reader takes a span and is
told how much of it was there. Nobody waits: a late source is silence with a number on it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ipc import mapped

F32 = NDArray[np.float32]

CHANNELS = 2
CAPACITY = 1 << 17  # samples: 2.73 s
SUFFIX = _SUFFIX = ".sound"  # a source has a picture ring of the same name: two files, two rows of epochs
_MAGIC = 0x3144_4E55_4F53_4D4E  # "NMSOUND1"
_H_MAGIC, _H_START, _H_END, _H_CLOSED, _H_RESTING = range(5)


class SoundWriter:
    """The writing end. One thread."""

    def __init__(self, session: Path, name: str) -> None:
        self._mapping = mapped.create(session, name + _SUFFIX, CAPACITY * CHANNELS * 4)
        self._samples: F32 = self._mapping.body.view(np.float32).reshape(CAPACITY, CHANNELS)
        self._head = self._mapping.header
        self._head[_H_MAGIC] = _MAGIC

    @property
    def end(self) -> int:
        """Index after the last sample written, 0 before the first."""
        return int(self._head[_H_END])

    def write(self, index: int, samples: F32) -> None:
        """Put `samples` (n, 2) at `index`. A gap before them becomes silence; a part already written is dropped.

        A jump of more than the ring's capacity, or back by more than one, starts a new run at `index`.
        """
        end = self.end
        if end and index < end - CAPACITY // 2:
            end = 0
        if not end or index > end + CAPACITY // 2:
            self._head[_H_START] = index
            self._head[_H_END] = end = index
        elif index > end:
            self._put(end, np.zeros((index - end, CHANNELS), np.float32))
        else:
            samples = samples[end - index :]
            index = end
        if len(samples):
            self._head[_H_RESTING] = 0
            self._put(index, samples)
            self._head[_H_END] = index + len(samples)

    def rest(self) -> None:
        """Say that silence is meant (a pause, the end of a file) until the next `write`: nobody is to miss anything."""
        self._head[_H_RESTING] = 1

    def _put(self, index: int, samples: F32) -> None:
        at = index % CAPACITY
        first = min(len(samples), CAPACITY - at)
        self._samples[at : at + first] = samples[:first]
        self._samples[: len(samples) - first] = samples[first:]

    def close(self) -> None:
        """Goodbye: nobody is to miss anything."""
        self._head[_H_CLOSED] = 1
        del self._samples, self._head
        self._mapping.retire()


class SoundReader:
    """A reading end that follows its writer through restarts. One thread."""

    def __init__(self, session: Path, name: str) -> None:
        self._session, self._name = session, name
        self._mapping: mapped.Mapping | None = None
        self._samples: F32 | None = None
        self._calls = 0

    def _find(self) -> bool:
        self._calls += 1
        mapping = self._mapping
        if self._calls % 16 == 1 or (mapping is not None and mapping.header[_H_CLOSED]):
            found = mapped.newest(self._session, self._name + _SUFFIX, mapping.epoch if mapping else 0)
            if found is not None and int(found.header[_H_MAGIC]) == _MAGIC:
                self.close()
                self._mapping = found
                self._samples = found.body.view(np.float32).reshape(CAPACITY, CHANNELS)
        return self._mapping is not None

    @property
    def end(self) -> int:
        """Index after the newest sample there is, 0 when there is none."""
        return int(self._mapping.header[_H_END]) if self._find() and self._mapping else 0

    @property
    def resting(self) -> bool:
        """The writer means the silence after its last sample: it rests, or has said goodbye."""
        return self._mapping is not None and bool(self._mapping.header[_H_CLOSED : _H_RESTING + 1].any())

    def read(self, index: int, out: F32) -> int:
        """Fill `out` (n, 2) with the samples from `index` on; what is not there is zero.

        Returns how many samples were there (n when all were).
        """
        first, last = self.read_span(index, out)
        return last - first

    def read_span(self, index: int, out: F32) -> tuple[int, int]:
        """The same, returning which of `out` was there: from, to (both 0 when nothing was)."""
        if not self._find() or self._mapping is None or self._samples is None:
            out[:] = 0
            return 0, 0
        start, end = self._mapping.header[_H_START : _H_END + 1].tolist()
        start = max(start, end - CAPACITY + 4096)  # keep away from what is being overwritten
        first, last = max(index, start), min(index + len(out), end)
        if first >= last:
            out[:] = 0
            return 0, 0
        at, count, skip = first % CAPACITY, last - first, first - index
        head_part = min(count, CAPACITY - at)
        out[:skip] = 0
        out[skip : skip + head_part] = self._samples[at : at + head_part]
        if head_part < count:
            out[skip + head_part : skip + count] = self._samples[: count - head_part]
        out[skip + count :] = 0
        return skip, skip + count

    def close(self) -> None:
        self._samples = None
        if self._mapping is not None:
            self._mapping.close()
            self._mapping = None
