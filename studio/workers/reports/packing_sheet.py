"""Writes the packing sheet of a show beside its report, as CSV: what is paid and still to be sent, and what buyers wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from studio.document.model import Show
from studio.show import packing
from studio.show.selling.ledger import Entry
from studio.values.look import CardLanguage
from studio.workers.reports import writing
from studio.workers.sheets import csv_file

SHEET = "packing.csv"


def write(lines: Mapping[str, Entry], show: Show, folder: Path, language: CardLanguage) -> list[Path]:
    """Write it to a folder; no file where nothing is to be packed. `lines` by their key (`order_lines.key`).

    Raises:
        MediaError: the file cannot be written.
    """
    rows = packing.rows(lines, show, language)
    if len(rows) == 1:
        return []
    path = folder / SHEET
    writing.write(path, csv_file.written(rows, ","))
    return [path]
