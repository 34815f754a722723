"""How a process keeps to a share of one core: it measures what it used, and rests until that was its share of the time."""

from __future__ import annotations

import time
from collections.abc import Callable

from studio.system import process


class Pace:
    """At most `share` (0 to 1) of one core, over any time that is longer than one piece of work. Rest saves nothing up.

    What is used between two pieces counts as well. `now_s` is monotonic, `cpu_s` counts all threads of the process.
    """

    def __init__(
        self, share: float, now_s: Callable[[], float] = time.monotonic, cpu_s: Callable[[], float] = process.cpu_s
    ) -> None:
        self._share, self._now_s, self._cpu_s = share, now_s, cpu_s
        self.begin()

    def begin(self) -> None:
        """A piece of work begins."""
        self._begun_s, self._used_s = self._now_s(), self._cpu_s()

    def rest_s(self) -> float:
        """Seconds until the next piece may begin; 0 when it may now."""
        return max(0.0, self._begun_s + (self._cpu_s() - self._used_s) / self._share - self._now_s())
