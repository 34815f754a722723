"""Where rings lie in a session, by name and epoch; what a writer has left is taken away. Standard library only.

`name.<epoch>.ring` in the session's `rings/` folder; an empty `name.<epoch>.gone` keeps the count after a goodbye.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path


def epochs(session: Path, name: str, ending: str = "ring") -> list[int]:
    """Epochs of `name` on disk, oldest first; with the ending "gone" those that are no more."""
    pattern = re.compile(re.escape(name) + r"\.(\d+)\." + ending)
    found = (pattern.fullmatch(entry) for entry in os.listdir(session / "rings"))
    return sorted(int(match[1]) for match in found if match)


def ring_path(session: Path, name: str, epoch: int) -> Path:
    return session / "rings" / f"{name}.{epoch:06d}.ring"


def gone_path(session: Path, name: str, epoch: int) -> Path:
    return ring_path(session, name, epoch).with_suffix(".gone")


def retire(path: Path) -> None:
    """Nobody new finds this ring; readers keep what they have mapped."""
    with contextlib.suppress(OSError):  # the session may be gone already
        path.with_suffix(".gone").touch()
        path.unlink()


def retire_left(session: Path, name: str) -> None:
    """Retire what a writer that is no more has left under `name`."""
    with contextlib.suppress(OSError):
        for epoch in epochs(session, name):
            retire(ring_path(session, name, epoch))
