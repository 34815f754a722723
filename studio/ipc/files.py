"""Small files of a session: specs of workers, written whole or not at all; and when a file was changed."""

from __future__ import annotations

import os
from pathlib import Path

from studio import atomic_write
from studio.ipc import messages


def write_spec(session: Path, name: str, spec: messages.Spec) -> None:
    """Put the spec where the worker `name` looks for it."""
    atomic_write.write(session / "specs" / name, messages.encode(spec), lasting=False)


def read_spec(session: Path, name: str) -> messages.Spec:
    """The spec that worker `name` starts from."""
    spec: messages.Spec = messages.decode_spec((session / "specs" / name).read_bytes())
    return spec


def changed_at(path: str) -> float:
    """When a file was changed last, POSIX seconds; 0 while it is not there. May block as long as its disk does."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0
