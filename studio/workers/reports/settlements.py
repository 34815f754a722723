"""Writes a settlement for each co-selling partner of a show: a CSV each, and all of them in one XLSX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from studio.show import settlement
from studio.show.settlement import Settlement
from studio.values.look import CardLanguage
from studio.workers.reports import writing
from studio.workers.sheets import csv_file, xlsx_file

_NAME = re.compile(r"[\x00-\x1f<>:\"/\\|?*\[\]']+")  # what no file system, and no sheet of a spreadsheet, takes
_SHEET, _FILE = 31, 60  # characters: Excel's bound of a sheet's name; with its ending a file's name has at most 255 bytes


def write(settlements: Sequence[Settlement], folder: Path, language: CardLanguage) -> list[Path]:
    """Write them to a folder; the files, none where the show sold for nobody.

    Raises:
        MediaError: a file cannot be written.
    """
    if not settlements:
        return []
    tables = {partner.partner: settlement.table(partner, language) for partner in settlements}
    names = _names(list(tables), _FILE)
    files = {folder / f"settlement-{names[partner]}.csv": csv_file.written(rows, ",") for partner, rows in tables.items()}
    sheets = _names(list(tables), _SHEET)
    files[folder / "settlement.xlsx"] = xlsx_file.written({sheets[partner]: rows for partner, rows in tables.items()})
    for path, data in files.items():
        writing.write(path, data)
    return list(files)


def _names(partners: Sequence[str], longest: int) -> dict[str, str]:
    """A name for each that a file or sheet may have; none twice, whatever their case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for partner in partners:
        plain = _NAME.sub(" ", partner).strip(" .")[:longest] or "partner"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: longest - len(str(number)) - 1]}-{number}"
        taken.add(name.casefold())
        names[partner] = name
    return names
