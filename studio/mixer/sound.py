"""Mixes the strips of a plan into the program's and the monitor's sound, block by block, on the absolute sample axis.

Blocks begin at multiples of 1024. The limiter looks 64 samples ahead: the strips are read that much further on, so that the
program's sound still lies at the index where it sounds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.contracts.plan import PlanStrip, RenderPlan
from studio.ipc.clock import NS, sample_at, sample_time_ns
from studio.ipc.sound_ring import SoundWriter
from studio.mixer.limiter import AHEAD, Limiter
from studio.mixer.meters import Level, Meters
from studio.mixer.plans import newest_effective
from studio.mixer.strip import BLOCK, RAMP, Strip

F32 = NDArray[np.float32]

SOUND_WAIT_NS = 60_000_000  # how long after its time a block waits for late samples
METERS_EVERY_NS = NS // 20


class _Bank:
    """The strips side by side, one row of interleaved samples each, so that most arithmetic is one call for all.

    The last row of `after` is the program's.
    """

    def __init__(self, strips: list[Strip]) -> None:
        rows = len(strips)
        self.strips = strips
        self.before: F32 = np.zeros((rows, 2 * BLOCK), np.float32)  # the inputs
        self.after: F32 = np.zeros((rows + 1, 2 * BLOCK), np.float32)  # after gain and balance
        self.gains: F32 = np.zeros((rows, 2 * BLOCK), np.float32)
        self.meters = Meters(rows + 1, BLOCK)
        self.blocks = [row.reshape(BLOCK, 2) for row in self.before]
        self._gain_blocks = [row.reshape(BLOCK, 2) for row in self.gains]
        self._ramped = [True] * rows  # the gains of a row are not yet those it shall stay at

    def settle_gains(self) -> None:
        """Bring the rows of gains up to what the strips want, with a ramp over this block where that is new."""
        for number, strip in enumerate(self.strips):
            if strip.gains != strip.target:
                start, end = np.array(strip.gains, np.float32), np.array(strip.target, np.float32)
                self._gain_blocks[number][:] = start + (end - start) * RAMP
                strip.gains = strip.target
                self._ramped[number] = True
            elif self._ramped[number]:
                self._gain_blocks[number][:] = np.array(strip.gains, np.float32)
                self._ramped[number] = False

    def sum_into(self, program: F32, monitor: F32) -> None:
        """Mix one block of all strips, each (2048,) interleaved; the monitor is before the faders."""
        count = len(self.strips)
        if not count:
            program.fill(0)
            monitor.fill(0)
            return
        gained = self.after[:count]
        np.multiply(self.before, self.gains, out=gained)
        np.add.reduce(gained, axis=0, out=program)
        np.dot(np.array([strip.monitored for strip in self.strips], np.float32), self.before, out=monitor)
        for number, strip in enumerate(self.strips):
            if strip.gains == (0.0, 0.0):  # metered before its gain: a microphone is seen before it is opened
                np.copyto(gained[number], self.before[number])


class SoundMixer:
    """One thread. Call `mix` when the clock passes `due_ns`.

    `changed(ring, late)` is called when a source's sound goes missing and when it is back.
    """

    def __init__(self, session: Path, now_ns: int, changed: Callable[[str, bool], None] | None = None) -> None:
        self.blocks = 0
        self._session = session
        self._changed = changed or (lambda _ring, _late: None)
        self._index = self._first_after(now_ns)
        self._bank = _Bank([])
        self._late: set[str] = set()
        self._gone_missing = 0
        self._limiter = Limiter()
        self._program = SoundWriter(session, "program")
        self._monitor = SoundWriter(session, "monitor")
        self._bus: F32 = np.zeros(2 * (AHEAD + BLOCK), np.float32)
        self._heard: F32 = np.zeros(2 * BLOCK, np.float32)
        self._gain = self._wanted_gain = 1.0
        self._ceiling: float | None = None
        self._plans: list[RenderPlan] = []

    @property
    def due_ns(self) -> int:
        """When the next block is to be mixed."""
        return sample_time_ns(self._index + BLOCK) + SOUND_WAIT_NS

    @property
    def missing(self) -> int:
        """Samples that were not there in time, all strips since the start."""
        return self._gone_missing + sum(strip.missing for strip in self._bank.strips)

    @property
    def late(self) -> list[str]:
        """Rings whose sound is missing now."""
        return sorted(self._late)

    def plan(self, plan: RenderPlan) -> None:
        """Follow this plan from the first block that begins at or after its `effective_ns`."""
        self._plans.append(plan)

    def mix(self, now_ns: int) -> None:
        """Mix the block that is due. One that is over a second late, after a standstill, is given up with all before it."""
        if now_ns - self.due_ns > NS:
            self._index = self._first_after(now_ns)
        index = self._index
        if self._plans:
            self._take_plans(sample_time_ns(index))
        bank, bus = self._bank, self._bus
        for strip, block in zip(bank.strips, bank.blocks, strict=True):
            strip.read(index + AHEAD, block)
            if strip.late != (strip.ring in self._late):
                self._say_late(strip)
        bus[: 2 * AHEAD] = bus[2 * BLOCK :]
        fresh = bus[2 * AHEAD :]
        bank.settle_gains()
        bank.sum_into(fresh, self._heard)
        self._apply_master(fresh)
        out = bank.after[-1]
        if self._ceiling is None:
            np.copyto(out, bus[: 2 * BLOCK])
        else:
            self._limiter.apply(bus, out, self._ceiling)
        bank.meters.add(bank.after)
        self._program.write(index, out.reshape(BLOCK, 2))
        self._monitor.write(index + AHEAD, self._heard.reshape(BLOCK, 2))
        self._index = index + BLOCK
        self.blocks += 1
        if any(strip.gone for strip in bank.strips):
            self._drop_gone()

    def levels(self) -> dict[str, Level]:
        """Levels since the last call: every strip's ring, and `program`."""
        names = [*(strip.ring for strip in self._bank.strips), "program"]
        return dict(zip(names, self._bank.meters.take(), strict=True))

    def close(self) -> None:
        for strip in self._bank.strips:
            strip.close()
        self._bank = _Bank([])
        self._program.close()
        self._monitor.close()

    def _say_late(self, strip: Strip) -> None:
        if strip.late:
            self._late.add(strip.ring)
        else:
            self._late.discard(strip.ring)
        self._changed(strip.ring, strip.late)

    def _apply_master(self, fresh: F32) -> None:
        if self._gain != self._wanted_gain:
            fresh.reshape(BLOCK, 2)[:] *= self._gain + (self._wanted_gain - self._gain) * RAMP
            self._gain = self._wanted_gain
        elif self._gain != 1.0:
            fresh *= np.float32(self._gain)

    # ------------------------------------------------------------ plans

    def _take_plans(self, start_ns: int) -> None:
        taken, self._plans = newest_effective(self._plans, start_ns)
        if taken is not None:
            self._follow(taken)

    def _follow(self, plan: RenderPlan) -> None:
        self._wanted_gain = plan.master_gain
        self._ceiling = plan.ceiling if plan.limiter else None
        wanted: dict[str, tuple[PlanStrip, bool]] = {strip.ring: (strip, not plan.panic) for strip in plan.strips}
        if plan.panic and plan.panic_strip is not None:
            wanted[plan.panic_strip.ring] = (plan.panic_strip, True)
        strips = {strip.ring: strip for strip in self._bank.strips}
        for ring, strip in strips.items():
            if ring not in wanted:
                strip.follow(None)
        for ring, (settings, audible) in wanted.items():
            if ring not in strips:
                strips[ring] = Strip(self._session, ring)
            strips[ring].follow(settings, audible)
        if len(strips) != len(self._bank.strips):
            self._bank = _Bank(list(strips.values()))

    def _drop_gone(self) -> None:
        """Let go of strips that have had their last, ramped block."""
        for strip in self._bank.strips:
            if strip.gone:
                self._gone_missing += strip.missing
                if strip.ring in self._late:
                    strip.late = False
                    self._say_late(strip)
                strip.close()
        self._bank = _Bank([strip for strip in self._bank.strips if not strip.gone])

    @staticmethod
    def _first_after(now_ns: int) -> int:
        """Start of the first block whose time to be mixed has not passed."""
        return -(-max(0, sample_at(now_ns - SOUND_WAIT_NS) - BLOCK) // BLOCK) * BLOCK
