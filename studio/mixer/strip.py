"""One sound input of the mixing desk: reads its ring in time, mends what is missing, knows its gains."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.contracts.plan import PlanStrip
from studio.ipc.clock import SAMPLE_RATE_HZ
from studio.ipc.sound_ring import SoundReader
from studio.mixer.inserts import Inserts

F32 = NDArray[np.float32]

BLOCK = 1024
FADE = SAMPLE_RATE_HZ * 5 // 1000  # samples: what is missing begins and ends with 5 ms of fade
_WHOLE_AGAIN = 10  # blocks in a row without a gap, before a late source counts as back
_LOUDEST = 1e9  # energy of a block: no sound is that loud (+57 dBFS), it is a broken source's numbers

_RISE: F32 = (np.arange(1, FADE + 1) / FADE).astype(np.float32)[:, None]
_FALL: F32 = (np.arange(FADE - 1, -1, -1) / FADE).astype(np.float32)[:, None]
RAMP: F32 = (np.arange(1, BLOCK + 1) / BLOCK).astype(np.float32)[:, None]


class Strip:
    """One input. One thread. `missing` counts samples that were not there in time; `late` says that some are missing now."""

    def __init__(self, session: Path, ring: str) -> None:
        self.ring = ring
        self.missing = 0
        self.late = False
        self.monitored = False
        self.gone = False  # no longer in the plan
        self.gains = self.target = (0.0, 0.0)  # left, right: what the last block ended with, what the next is to reach
        self._reader = SoundReader(session, ring)
        self._inserts = Inserts(BLOCK)
        self._delay = self._wanted_delay = 0  # samples
        self._whole_blocks = 0
        self._resting = True  # the source means its silence, or has not begun
        self._sounding = False  # the last sample given out was a real one
        self._last: F32 = np.zeros(2, np.float32)
        self._falling: F32 = np.zeros(2, np.float32)  # the level that dies away
        self._risen = self._fallen = FADE  # how far the last rise and the last fall have come, samples

    def follow(self, strip: PlanStrip | None, audible: bool = True) -> None:
        """Take over the plan's settings from the next block on; None or not `audible`: go silent."""
        self.gone = strip is None
        self.monitored = strip is not None and strip.monitor
        self.target = (0.0, 0.0)
        if strip is not None:
            self._inserts.follow(strip.filters)
            self._wanted_delay = strip.delay_ms * SAMPLE_RATE_HZ // 1000
            if audible:
                self.target = (strip.gain * min(1.0, 1.0 - strip.balance), strip.gain * min(1.0, 1.0 + strip.balance))

    def read(self, index: int, out: F32) -> None:
        """Fill `out` (1024, 2) with the input from `index` on, through its filters and before its gain.

        A changed delay is faded over within the block.
        """
        self._fetch(index - self._delay, out)
        if self._wanted_delay != self._delay:
            old = out.copy()
            self._delay = self._wanted_delay
            self._fetch(index - self._delay, out)
            out[:] = old + (out - old) * RAMP
        self._inserts.apply(out)

    def _fetch(self, index: int, out: F32) -> None:
        """Fill `out` with what sounds from `index` on, faded where something is missing; count what is."""
        first, last = self._reader.read_span(index, out)
        if last and not float(np.vdot(out, out)) < _LOUDEST:  # not-a-number fails every comparison
            out.fill(0)
            first = last = 0
        whole = last - first == BLOCK
        if whole and self.late:
            self._whole_blocks += 1
            self.late = self._whole_blocks < _WHOLE_AGAIN
        if whole:
            self._resting = False
        elif not self._at_rest(index, last):
            self._count_missing(BLOCK - (last - first))
        if not (whole and self._steady):
            self._mend(out, first, last)
        np.copyto(self._last, out[-1])

    def _at_rest(self, index: int, last: int) -> bool:
        """Whether what is missing of a block is meant to be: the source rests, or begins within the block or after it."""
        begins = self._resting and last == BLOCK
        nothing_yet = self._resting and not last and not 0 < self._reader.end <= index
        self._resting = self._reader.resting or nothing_yet
        if self._resting:
            self.late = False
        return self._resting or begins

    def _count_missing(self, samples: int) -> None:
        self.missing += samples
        self.late = True
        self._whole_blocks = 0

    @property
    def _steady(self) -> bool:
        return self._sounding and self._risen == FADE == self._fallen

    def _mend(self, out: F32, first: int, last: int) -> None:
        """Samples `first` to `last` of `out` are real: rise into them, let what sounded before or until then die away."""
        real = first < last
        if real and (first > 0 or not self._sounding):
            self._risen = 0
        if real and self._risen < FADE:
            span = min(FADE - self._risen, last - first)
            out[first : first + span] *= _RISE[self._risen : self._risen + span]
            self._risen += span
        if self._sounding and (first > 0 or not real):
            self._fall_from(self._last)
        self._fall(out)
        if real and last < BLOCK:
            self._fall_from(out[last - 1])
            self._fall(out[last:])
        self._sounding = real and last == BLOCK

    def _fall_from(self, level: F32) -> None:
        np.copyto(self._falling, level)
        self._fallen = 0

    def _fall(self, out: F32) -> None:
        """Add the rest of the fall that is under way, as far as it goes into `out`."""
        span = min(FADE - self._fallen, len(out))
        out[:span] += self._falling * _FALL[self._fallen : self._fallen + span]
        self._fallen += span

    def close(self) -> None:
        self._reader.close()
