"""Specs of workers as files of the session, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from studio.contracts.specs import Spec, decode_spec
from studio.contracts.wire import encode
from studio.system import atomic_write


def write_spec(session: Path, name: str, spec: Spec) -> None:
    """Put the spec where the worker `name` looks for it."""
    atomic_write.write(session / "specs" / name, encode(spec), lasting=False)


def read_spec(session: Path, name: str) -> Spec:
    """The spec that worker `name` starts from."""
    spec: Spec = decode_spec((session / "specs" / name).read_bytes())
    return spec
