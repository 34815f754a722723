"""How a sound input fares: pure rules about blocks, silence and standstill. Time is an argument, monotonic ns."""

from __future__ import annotations

from typing import Literal

from studio.ipc import clock as clocks

STANDSTILL_NS = clocks.NS * 3 // 2  # without a block, once some came
OPENING_NS = 4 * clocks.NS  # until the first block; PulseAudio takes up to 1.7 s
GIVE_UP_NS = 10 * clocks.NS  # then the device is opened anew
SILENT_NS = 2 * clocks.NS  # of digital zeros after sound

Health = Literal["opening", "sounding", "silent", "still", "lost"]


class Listening:
    """One opened input."""

    def __init__(self, now_ns: int) -> None:
        self._opened_ns = now_ns
        self._block_ns = 0
        self._sound_ns = 0
        self._period_ns = 0.0

    def block(self, now_ns: int, sounds: bool) -> bool:
        """A block came; `sounds`: it is not all zeros. True when it does not join the one before: a standstill ended."""
        after = now_ns - self._block_ns
        fresh = not self._block_ns or after > STANDSTILL_NS // 3
        if not fresh:
            self._period_ns += (after - self._period_ns) * 0.1
        self._block_ns = now_ns
        if sounds:
            self._sound_ns = now_ns
        return fresh

    def health(self, now_ns: int) -> Health:
        if not self._block_ns:
            return "opening" if now_ns - self._opened_ns < OPENING_NS else "lost"
        quiet = now_ns - self._block_ns
        if quiet > GIVE_UP_NS:
            return "lost"
        if quiet > STANDSTILL_NS:
            return "still"
        return "silent" if self._sound_ns and now_ns - self._sound_ns > SILENT_NS else "sounding"

    def wait_s(self, now_ns: int) -> float:
        """How long to sleep until the next block is likely there: 3 to 25 ms."""
        if not self._block_ns or now_ns - self._block_ns > STANDSTILL_NS // 3:
            return 0.02
        likely = self._block_ns + self._period_ns
        return min(25.0, max(3.0, (likely - now_ns) / 1e6)) / 1e3
