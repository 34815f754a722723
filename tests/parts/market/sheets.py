"""The tables in the folder of a kept show, as somebody reads them who has no program of ours."""

from __future__ import annotations

import csv
from pathlib import Path


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV by their headings."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def minor(amount: str) -> int:
    """A cell of whole units, in minor ones; an empty cell is nothing."""
    return round(float(amount or 0) * 100)
