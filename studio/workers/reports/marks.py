"""Writes where in the recordings of a show what happened is to be seen: one CSV of all marks that its journal holds."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

from studio.evidence.files import JournalError, opened
from studio.evidence.places import marks_in
from studio.evidence.verify import moment
from studio.values.errors import MediaError
from studio.values.formulas import guarded
from studio.words import reports as says
from studio.workers.reports import writing


def write(journal: Path, folder: Path) -> list[Path]:
    """Write `marks.csv` to a folder: time, file, seconds, what, text. No file where nothing was recorded.

    Raises:
        MediaError: the journal cannot be read, or the file cannot be written.
    """
    try:
        with opened(journal) as rows:
            marks = marks_in(rows)
    except (JournalError, sqlite3.Error) as error:
        raise MediaError("journal_unreadable", says.unreadable(name=journal.name, why=str(error))) from error
    if not marks:
        return []
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for mark in marks:
        writer.writerow([moment(mark.wall_ms), guarded(mark.file), f"{mark.seconds:.3f}", guarded(mark.what), guarded(mark.text)])
    path = folder / "marks.csv"
    writing.write(path, out.getvalue().encode("utf-8-sig"))
    return [path]
