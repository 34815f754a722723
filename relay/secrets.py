"""Secrets of the relay: from files that only their owner reads, or from the environment. Never from arguments."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

__all__ = ["SettingsError", "read_lines"]

_MOST_BYTES = 16 << 10


class SettingsError(Exception):
    """The settings, or a secret, cannot be used; says which and what to do."""


def read_lines(what: str, file: str, variable: str, folder: Path, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of a secret, without empty ones: from the file, else from the variable. Several lines are several secrets.

    `what` names the secret in errors; a file without a whole path lies beside the settings, in `folder`.

    Raises:
        SettingsError: there is none, or others than its owner can read the file.
    """
    if bool(file) == bool(variable):
        raise SettingsError(f"{what}: name either a file or a variable of the environment for its secret")
    text = environment.get(variable, "") if variable else _read(what, folder / Path(file).expanduser())
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not lines:
        raise SettingsError(f"{what}: there is no secret in {variable or file}")
    return lines


def _read(what: str, path: Path) -> str:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(_MOST_BYTES + 1)
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            raise SettingsError(f"{what}: others can read {path}: chmod 600 {path}")
        if len(data) > _MOST_BYTES:
            raise SettingsError(f"{what}: {path} is too large for a secret")
        return data.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{what}: {path} cannot be read: {error}") from error
