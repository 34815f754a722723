"""How many files and sockets this process may have open. What differs by system stands here and nowhere else."""

from __future__ import annotations

import logging
import sys

log = logging.getLogger(__name__)

_WANTED = 65_536  # more than the page's sockets need
_SYSTEM_MOST = 10_240  # what macOS gives a process whose hard limit says "unlimited"


def raise_limit(wanted: int = _WANTED) -> int:
    """Let this process open as many files as the system allows it, `wanted` at most; how many that are now."""
    if sys.platform == "win32":
        return wanted  # sockets are no files there, and have no such limit
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    for limit in (most, min(most, _SYSTEM_MOST)):
        if limit <= soft:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
        except (OSError, ValueError) as error:
            log.info("the limit of open files stays below %d: %s", limit, error)
        else:
            return limit
    return soft
