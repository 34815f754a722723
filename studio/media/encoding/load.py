"""Decides when an encoder is too slow for its preset. Pure: what happened in, a verdict out, time as an argument."""

from __future__ import annotations

from collections import deque

from studio.ipc import clock as clocks

PRESETS = ("medium", "fast", "faster", "veryfast", "superfast", "ultrafast")  # x264's, slowest first

JUMP_NS = clocks.NS // 2  # further behind than this, ticks are given up
_WINDOW_NS = 3 * clocks.NS
_GRACE_NS = 2 * clocks.NS  # after an opening, when other processes start too
_BEHIND_NS = 90_000_000  # three ticks at 30 Hz
_BUSY = 0.85  # share of the time spent encoding above which lateness is not the mixer's
_BEHIND = 0.1  # so large a share of late ticks in a window is no accident
_OWN_CPU = 0.4  # below that share of a core, it is others who keep us from encoding: a quicker preset helps little
_STARVED_NS = 5 * clocks.NS  # and is worth its looks only when they go on


def next_preset(preset: str) -> str | None:
    """The next quicker one, None when there is none."""
    at = PRESETS.index(preset) if preset in PRESETS else len(PRESETS)
    return PRESETS[at + 1] if at + 1 < len(PRESETS) else None


class LoadWatch:
    """Watches one opening of an encoder; make a new one after each change."""

    def __init__(self, now_ns: int) -> None:
        self._since_ns = now_ns
        self._bad_since_ns: int | None = None
        self._ticks: deque[tuple[int, int, int, bool]] = deque()  # when, time spent encoding, CPU time, late
        self._busy_ns = self._cpu_ns = self._behind = 0

    @property
    def busy(self) -> float:
        """Share of the last three seconds spent inside the encoder, 0..1."""
        return self._busy_ns / self._span_ns()

    @property
    def starved(self) -> bool:
        """Whether the encoder is late because other programs leave it no processor."""
        return self._bad_since_ns is not None and self._cpu_ns < _OWN_CPU * self._span_ns()

    def encoded(self, now_ns: int, spent_ns: int, cpu_ns: int, late_ns: int) -> None:
        """A tick was encoded.

        Args:
            now_ns: when that was done.
            spent_ns: how long it took.
            cpu_ns: CPU time of the whole process since the tick before.
            late_ns: how long after its due time it began, 0 when its picture came late.
        """
        self._ticks.append((now_ns, spent_ns, cpu_ns, late_ns > _BEHIND_NS))
        self._count(self._ticks[-1], 1)
        while self._ticks[0][0] < now_ns - _WINDOW_NS:
            self._count(self._ticks.popleft(), -1)
        bad = now_ns - self._since_ns > _GRACE_NS and self.busy > _BUSY and self._behind > _BEHIND * len(self._ticks)
        if not bad:
            self._bad_since_ns = None
        elif self._bad_since_ns is None:
            self._bad_since_ns = now_ns

    def too_slow(self, now_ns: int) -> bool:
        """Whether a quicker preset is called for."""
        if self._bad_since_ns is None:
            return False
        return not self.starved or now_ns - self._bad_since_ns > _STARVED_NS

    def keeps_up(self, now_ns: int) -> bool:
        """Whether it has been quick enough for a whole window."""
        return self._bad_since_ns is None and now_ns - self._since_ns > _GRACE_NS + _WINDOW_NS

    def _count(self, tick: tuple[int, int, int, bool], sign: int) -> None:
        _, spent_ns, cpu_ns, late = tick
        self._busy_ns += sign * spent_ns
        self._cpu_ns += sign * cpu_ns
        self._behind += sign * late

    def _span_ns(self) -> int:
        return max(_GRACE_NS, self._ticks[-1][0] - self._ticks[0][0]) if self._ticks else _GRACE_NS
