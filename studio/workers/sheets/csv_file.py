"""CSV as bytes: comma, semicolon or tab, in whatever encoding a spreadsheet saves; UTF-8 when it is written.

A text that a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes away.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from studio.errors import MediaError
from studio.show.sheets import MAX_ROWS, Cell, FoundCell, Grid, Problem, Unreadable, has_headings
from studio.show.sheets.columns import SEARCHED_ROWS, heading_row, known
from studio.values.formulas import guarded, unguarded
from studio.values.text import shown
from studio.workers.sheets import encodings
from studio.workers.sheets.swallowed import swallows_rows

_MAX_FIELD = 1 << 20


def read(data: bytes, name: str) -> Grid:
    """Raises MediaError when it is no text, or no table."""
    found = encodings.decoded(data)
    if found is None:
        words = f"“{name}” is neither a CSV nor an XLSX file, or in an unknown encoding. Save it as XLSX, or as CSV in UTF-8."
        raise MediaError("sheet_unreadable", words)
    csv.field_size_limit(_MAX_FIELD)
    separator = max(",;\t", key=lambda mark: _headings(found.text, mark))
    try:
        rows = _rows(found.text, separator, MAX_ROWS + 1)
    except csv.Error as error:
        raise MediaError("sheet_unreadable", f"“{name}” is damaged or is no table: {error}.") from error
    cells, swallowed = _without_swallowed(rows, separator)
    return Grid(cells, problems=_doubts(found, rows) + swallowed)


def _without_swallowed(rows: Sequence[Sequence[Cell]], separator: str) -> tuple[list[list[FoundCell]], tuple[Problem, ...]]:
    """The rows with each cell named that holds rows of the table; in a column that is not read it is a problem of its own."""
    given: list[list[FoundCell]] = [list(row) for row in rows]
    at = heading_row(rows)
    if at is None:
        return given, ()
    columns = {place: column for place, cell in enumerate(rows[at]) if (column := known(cell)) is not None}
    problems = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        for place, cell in enumerate(row):
            if not isinstance(cell, str) or not swallows_rows(cell, place, columns, len(rows[at]), separator):
                continue
            lines = len(cell.splitlines())
            text = f"This cell holds {lines} lines that look like rows: take away the quotation mark that it begins with."
            given[number - 1][place] = Unreadable(text)
            if place not in columns:
                problems.append(Problem(number, "", "error", text))
    return given, tuple(problems)


def _doubts(found: encodings.Encoding, rows: Sequence[Sequence[Cell]]) -> tuple[Problem, ...]:
    """A guessed encoding is named with a text to judge it by, unless the headings that it gives prove it."""
    at = heading_row(rows)
    if found.certain or (at is not None and any(known(cell) and not str(cell).isascii() for cell in rows[at])):
        return ()
    for number, row in enumerate(rows, 1):
        for cell in row:
            if isinstance(cell, str) and not cell.isascii():
                text = f"The file is not in UTF-8. It was read as {found.name}: is '{shown(cell)}' right? Else save it in UTF-8."
                return (Problem(number, "", "warn", text),)
    return ()


def _headings(text: str, separator: str) -> int:
    try:
        return has_headings(_rows(text, separator, SEARCHED_ROWS))
    except csv.Error:
        return 0


def written(rows: Sequence[Sequence[Cell]], separator: str) -> bytes:
    """UTF-8 with a mark, without which Excel takes it for the system's own encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _rows(text: str, separator: str, most: int) -> list[list[Cell]]:
    """At most the first `most` rows that say anything or lie between such."""
    rows: list[list[Cell]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        rows.append([unguarded(cell) if cell else None for cell in row])
        if len(rows) >= most:
            break
    return rows


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return str(int(cell)) if cell == int(cell) else f"{Decimal(repr(cell)):f}"
