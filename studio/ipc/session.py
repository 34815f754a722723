"""The session folder: where one running studio keeps its rings, links, specs, slates, logs and token.

It lies in memory-backed storage where the system has some, because rings are mapped files. Mode 0700.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

ENVIRONMENT_NAME = "NIGHTMARKET_SESSION"
_SHARED_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 512 << 20  # a dozen sources in 1080p; containers often give their shared memory only 64 MB


def create(root: Path | None = None) -> Path:
    """Make a new session folder with a fresh token and return it."""
    if root is None:
        root = _SHARED_MEMORY if _has_room(_SHARED_MEMORY) else Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix="nightmarket-", dir=root))
    for name in ("rings", "links", "specs", "logs"):
        (folder / name).mkdir()
    descriptor = os.open(folder / "token", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(32))
    return folder


def _has_room(memory: Path) -> bool:
    """Whether rings can lie there: writing to a mapped file beyond what fits ends a process at once."""
    if sys.platform != "linux" or not os.access(memory, os.W_OK):
        return False
    return shutil.disk_usage(memory).free >= _ROOM_BYTES


def current() -> Path:
    """The session folder this process belongs to (from the environment that the launcher sets)."""
    return Path(os.environ[ENVIRONMENT_NAME])


def token(session: Path) -> str:
    """The secret that every process of the session shares; knowing it means having been started by it."""
    return (session / "token").read_text()
