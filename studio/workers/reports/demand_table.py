"""Writes what viewers and buyers asked for beside the report, as CSV, from the rows that the desk put into the folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.show.sheets import Cell
from studio.system import atomic_write
from studio.values.errors import MediaError
from studio.words import files as files_says
from studio.words.system import reason
from studio.workers.sheets import csv_file

ROWS, TABLE = "demand.json", "demand.csv"  # the first is written by the desk (`studio.desk.kept_shows`)
_rows: msgspec.json.Decoder[list[list[Cell]]] = msgspec.json.Decoder(list[list[Cell]])


def write(folder: Path) -> list[Path]:
    """Write `demand.csv`; no file where the desk wrote no rows, or none that can be read.

    Raises:
        MediaError: the file cannot be written.
    """
    try:
        rows = _rows.decode((folder / ROWS).read_bytes())
    except (OSError, msgspec.MsgspecError):
        return []
    path = folder / TABLE
    try:
        atomic_write.write(path, csv_file.written(rows, ","))
    except OSError as error:
        raise MediaError("report_unwritable", files_says.not_written(path=str(path), why=reason(error))) from error
    return [path]
