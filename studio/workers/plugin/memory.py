"""How much memory a plugin's process may take. Linux is tested; elsewhere only what it uses is looked at."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable

from studio.ipc.clock import NS, Clock
from studio.system import process

_LOOK_EVERY_NS = NS // 4  # a plugin that leaks 8 MB every 10 ms is named before an allocation fails
_BETWEEN_LOOKS_MB = 512  # what it may run away with before anybody looks: an allocation beyond it fails


class MemoryWatch:
    """Looks at the memory of this process four times a second at most, however often it is asked."""

    def __init__(self, allowed_mb: int, clock: Clock, used_bytes: Callable[[], int] = process.memory_bytes) -> None:
        self._allowed_mb, self._clock, self._used_bytes = allowed_mb, clock, used_bytes
        self._next_ns = 0

    def exceeded(self) -> bool:
        """Whether it was seen just now to use more than it may."""
        now_ns = self._clock.now_ns()
        if now_ns < self._next_ns:
            return False
        self._next_ns = now_ns + _LOOK_EVERY_NS
        return self._used_bytes() > self._allowed_mb << 20


def bound_memory(allowed_mb: int) -> None:
    """Let the system refuse allocations far above what is allowed, so that a leak never takes the studio's memory."""
    if sys.platform != "linux":
        return
    import resource

    limit = (allowed_mb + _BETWEEN_LOOKS_MB) << 20
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
