"""Small files of a session: specs of workers. Written whole or not at all."""

from __future__ import annotations

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
