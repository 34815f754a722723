"""How much memory a plugin's process may take. Linux is tested; elsewhere only what it uses is looked at."""

from __future__ import annotations

import contextlib
import sys

from studio.ipc import process

_BETWEEN_POLLS_MB = 512  # what it may run away with before anybody looks: an allocation beyond it fails


def used_mb() -> float:
    """Resident memory of this process."""
    return process.memory_bytes() / (1 << 20)


def bound_memory(allowed_mb: int) -> None:
    """Let the system refuse allocations far above what is allowed, so that a leak never takes the studio's memory."""
    if sys.platform != "linux":
        return
    import resource

    limit = (allowed_mb + _BETWEEN_POLLS_MB) << 20
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
