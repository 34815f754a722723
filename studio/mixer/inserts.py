"""The sound filters of one strip, in the order in which they work, before its fader.

A plan changes only what it changes: a filter that stays keeps what it has heard. One that comes, goes or moves is faded over
within a block.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ipc.clock import SAMPLE_RATE_HZ
from studio.kinds.sound_filters import FAMILY, SoundFilter
from studio.kinds.sound_filters.working import SoundWork

F32 = NDArray[np.float32]


def prepare() -> None:
    """Import all working parts, so that no block has to."""
    for kind in FAMILY.kinds:
        FAMILY.working(kind)


@dataclass(slots=True, eq=False)
class _Slot:
    """A place in the chain. `coming`, `going`: the next block fades it in, or out."""

    settings: SoundFilter
    work: SoundWork
    coming: bool = True
    going: bool = False


class Inserts:
    """One strip's chain for blocks of `samples`. One thread."""

    def __init__(self, samples: int) -> None:
        self._samples = samples
        self._filters: tuple[SoundFilter, ...] = ()
        self._slots: list[_Slot] = []
        self._fading = False
        self._before: F32 | None = None
        self._ramp: F32 = (np.arange(1, samples + 1) / samples).astype(np.float32)[:, None]

    def follow(self, filters: tuple[SoundFilter, ...]) -> None:
        """Work with these from the next block on."""
        if filters == self._filters:
            return
        self._filters = filters
        there = {slot.settings.id: slot for slot in self._slots if not slot.going}
        chain: list[_Slot] = []
        last = -1
        for wanted in filters:
            slot = there.get(wanted.id)
            place = self._slots.index(slot) if slot is not None else -1
            if slot is None or type(slot.settings) is not type(wanted) or place < last:
                chain.append(_Slot(wanted, self._make(wanted)))
                continue
            for passed in self._slots[last + 1 : place]:  # what is no longer here fades out where it was
                passed.going = True
                chain.append(passed)
            last = place
            if slot.settings != wanted:
                slot.settings = wanted
                slot.work.follow(wanted)
            chain.append(slot)
        for passed in self._slots[last + 1 :]:
            passed.going = True
            chain.append(passed)
        self._slots = chain
        self._fading = any(slot.coming or slot.going for slot in chain)
        if self._fading and self._before is None:
            self._before = np.empty((self._samples, 2), np.float32)

    def apply(self, block: F32) -> None:
        """Change a block (samples, 2) in place."""
        for slot in self._slots:
            if slot.coming == slot.going:  # it stays; or it came and went before it was heard
                if not slot.going:
                    slot.work.apply(block)
            else:
                self._fade(slot, block)
        if self._fading:
            self._slots = [slot for slot in self._slots if not slot.going]
            for slot in self._slots:
                slot.coming = False
            self._fading = False

    def _fade(self, slot: _Slot, block: F32) -> None:
        before = self._before
        assert before is not None
        np.copyto(before, block)
        slot.work.apply(block)
        if slot.going:
            np.subtract(before, block, out=before)
            np.multiply(before, self._ramp, out=before)
            np.add(block, before, out=block)
        else:
            np.subtract(block, before, out=block)
            np.multiply(block, self._ramp, out=block)
            np.add(block, before, out=block)

    def _make(self, settings: SoundFilter) -> SoundWork:
        made: SoundWork = FAMILY.working(FAMILY.of(settings).name).make(settings, SAMPLE_RATE_HZ, self._samples)
        return made
