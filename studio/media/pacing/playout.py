"""When a live source's pictures are due and where its sound sounds, although both arrive unevenly. Pure: time is an argument.

`ArrivalClock` turns media time into due times, `SoundPacer` lays sound without gaps on the 48 kHz axis although the
device's clock is not ours.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.ipc import clock as clocks

F32 = NDArray[np.float32]

_MS = 1_000_000
_WINDOW_NS = 2 * clocks.NS  # how far back arrivals are remembered
_REVIEW_EVERY_NS = clocks.NS // 8
_SETTLING_NS = clocks.NS // 2  # the start, when due times may still jump
_SLEW = 0.005  # of real time: how fast due times follow; the sound's resampler can do as much
_JUMP_NS = 100 * _MS  # a shift that is made at once
_GAP_NS = clocks.NS  # media time that moves by more than this, unlike real time, has been restarted
_MIN_STEP_NS = _MS


class ArrivalClock:
    """Maps the media time of a live source to due times: the fastest way through the network, plus a margin.

    The fastest way is the smallest (arrival - media time) of the last 2 s; the margin is what 95 of 100 pictures need on
    top of it, between `floor_ms` and `ceiling_ms`. Follows drift by 5 ms a second; jumps start afresh (`resets`).
    """

    def __init__(self, floor_ms: float = 5.0, ceiling_ms: float = 40.0) -> None:
        self._floor, self._ceiling = int(floor_ms * _MS), int(ceiling_ms * _MS)
        self.resets = -1
        self._restart()

    def _restart(self) -> None:
        self.resets += 1  # also counts due times that jumped: whoever follows them evenly starts again
        self._seen: deque[tuple[int, int]] = deque()  # (arrival, arrival - media time)
        self._offset: int | None = None
        self._target = 0
        self._began = self._reviewed = self._media = self._arrival = self._due = 0

    def due_ns(self, media_ns: int, arrival_ns: int) -> int:
        """The due time of a picture with media time `media_ns` that arrived (decoded) at `arrival_ns`. Never goes back."""
        if self._offset is not None and self._is_jump(media_ns - self._media, arrival_ns - self._arrival):
            self._restart()
        offset = arrival_ns - media_ns
        if self._offset is None:
            self._offset = self._target = offset + self._floor
            self._began = self._reviewed = arrival_ns
        self._seen.append((arrival_ns, offset))
        while self._seen[0][0] < arrival_ns - _WINDOW_NS:
            self._seen.popleft()
        if arrival_ns - self._reviewed >= _REVIEW_EVERY_NS or arrival_ns - self._began < _SETTLING_NS:
            self._review(arrival_ns)
        self._follow(arrival_ns - self._arrival if self._arrival else 0, arrival_ns)
        self._media, self._arrival = media_ns, arrival_ns
        self._due = max(media_ns + self._offset, self._due + _MIN_STEP_NS if self._due else 0)
        return self._due

    def at(self, media_ns: int) -> int | None:
        """The due time of `media_ns` (sound beside the pictures), None before the first picture."""
        return None if self._offset is None else media_ns + self._offset

    def settled(self, now_ns: int) -> bool:
        """True when due times move smoothly from here on; before, for half a second, they jump to where they belong."""
        return self._offset is not None and now_ns - self._began >= _SETTLING_NS

    def _is_jump(self, media_step: int, real_step: int) -> bool:
        restarted = media_step < -_GAP_NS // 2 or media_step > _GAP_NS
        return restarted and abs(media_step - real_step) > _GAP_NS // 4

    def _review(self, now: int) -> None:
        self._reviewed = now
        offsets = sorted(offset for _, offset in self._seen)
        fastest = offsets[0]
        need = offsets[min(len(offsets) - 1, len(offsets) * 95 // 100)] - fastest
        self._target = fastest + min(self._ceiling, max(self._floor, need + need // 4))

    def _follow(self, elapsed: int, now: int) -> None:
        assert self._offset is not None
        wanted = self._target - self._offset
        if now - self._began < _SETTLING_NS or abs(wanted) > _JUMP_NS:
            if abs(wanted) > _JUMP_NS:
                self._due = 0  # a new time line: due times may go back
                self.resets += now - self._began >= _SETTLING_NS
            self._offset = self._target
            return
        limit = int(elapsed * _SLEW)
        self._offset += max(-limit, min(limit, wanted))


_HISTORY = 4  # samples before a block that the cubic may look at
_SETTLE_S = 2.0  # an error is worked off over this time
_MAX_CORRECTION = 0.005
_RESYNC_SAMPLES = clocks.SAMPLE_RATE_HZ // 10
_SMOOTHING_SAMPLES = clocks.SAMPLE_RATE_HZ  # one second


class SoundPacer:
    """Lays blocks that claim 48 kHz on our 48 kHz axis, gaplessly.

    Each block says when its first sample is due; the pacer plays up to 0.5 % faster or slower (cubic interpolation) so
    that its place follows that. An error above 100 ms is mended at once (`resyncs`): forward leaves a gap, backward drops.
    """

    def __init__(self, emit: Callable[[F32, int], None]) -> None:
        """`emit(samples (n, 2) float32, index)`, e.g. `SourceOutput.sound`, called within `push`."""
        self._emit = emit
        self.resyncs = 0
        self.error_ms = 0.0
        self.ratio = 1.0
        self.reset()

    def reset(self) -> None:
        """The next block starts where it is due."""
        self._history: F32 | None = None
        self._index = 0  # of the next sample to emit
        self._phase = 0.0  # where that sample lies in history + next block, in input samples
        self._error = 0.0

    def push(self, samples: F32, due_ns: int) -> None:
        """A block (n, 2) whose first sample is due at `due_ns`."""
        if not len(samples):
            return
        due = due_ns * (clocks.SAMPLE_RATE_HZ / clocks.NS)
        if self._history is None:
            self._start(samples, due)
        error = due - (self._index + _HISTORY - self._phase)
        if abs(error) > _RESYNC_SAMPLES:
            self.resyncs += 1
            self._start(samples, due)
            error = 0.0
        weight = min(1.0, len(samples) / _SMOOTHING_SAMPLES)
        self._error += (error - self._error) * weight
        correction = self._error / (_SETTLE_S * clocks.SAMPLE_RATE_HZ)
        step = 1.0 - max(-_MAX_CORRECTION, min(_MAX_CORRECTION, correction))
        self.ratio, self.error_ms = 1.0 / step, error * 1000 / clocks.SAMPLE_RATE_HZ
        self._play(samples, step)

    def _start(self, samples: F32, due: float) -> None:
        self._history = np.repeat(samples[:1], _HISTORY, axis=0)
        self._index = int(-(-due // 1))
        self._phase = _HISTORY + (self._index - due)
        self._error = 0.0

    def _play(self, samples: F32, step: float) -> None:
        assert self._history is not None
        line = np.concatenate((self._history, samples))
        last = len(line) - 3  # the cubic looks two samples ahead
        count = max(0, int((last - self._phase) / step) + 1)
        if count:
            places: NDArray[np.float64] = self._phase + step * np.arange(count, dtype=np.float64)
            self._emit(cubic(line, places), self._index)
        self._index += count
        self._phase += count * step - len(samples)
        self._history = line[-_HISTORY:]


def cubic(line: F32, places: NDArray[np.float64]) -> F32:
    """Catmull-Rom interpolation of `line` (n, 2) at `places` (in samples, 1 <= place < n - 2).

    Reckoned with a row for each channel: a sum over pairs takes numpy twice as long, and every live sound comes through here.
    """
    whole = places.astype(np.intp)
    t = (places - whole).astype(np.float32)
    if not t.any():
        return line[whole]
    rows = np.ascontiguousarray(line.T)
    before, here, after, beyond = (rows.take(whole + at, axis=1) for at in (-1, 0, 1, 2))
    slope = (after - before) * np.float32(0.5)
    bend = before - np.float32(2.5) * here + np.float32(2.0) * after - np.float32(0.5) * beyond
    twist = np.float32(0.5) * (beyond - before) + np.float32(1.5) * (here - after)
    return np.ascontiguousarray((((twist * t + bend) * t + slope) * t + here).T)
