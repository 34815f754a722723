"""Writes what viewers and buyers asked for beside the report, as CSV, from the rows that the desk put into the folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.show.sheets import Cell
from studio.workers.reports import writing
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
    writing.write(path, csv_file.written(rows, ","))
    return [path]
