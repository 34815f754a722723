"""Writes a file of a kept show's folder."""

from __future__ import annotations

from pathlib import Path

from studio.system import atomic_write
from studio.values.errors import MediaError
from studio.words import files as files_says
from studio.words.system import reason


def write(path: Path, data: bytes) -> None:
    """Put it in the place of the one before, whole.

    Raises:
        MediaError: it cannot be written.
    """
    try:
        atomic_write.write(path, data)
    except OSError as error:
        raise MediaError("report_unwritable", files_says.not_written(path=str(path), why=reason(error))) from error
