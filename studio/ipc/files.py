"""When a file was changed."""

from __future__ import annotations

import os


def changed_at(path: str) -> float:
    """When a file was changed last, POSIX seconds; 0 while it is not there. May block as long as its disk does."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0
