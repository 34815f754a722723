"""CSV as bytes: comma, semicolon or tab, in whatever encoding a spreadsheet saves; UTF-8 when it is written.

A text that a spreadsheet would take for a formula, or that reading would take for rows, is written with an apostrophe before
it, which reading takes away.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from studio.show.sheets import MAX_ROWS, Cell, FoundCell, Grid, Problem, Unreadable, has_headings
from studio.show.sheets.columns import SEARCHED_ROWS, heading_row, known
from studio.values.errors import MediaError
from studio.values.formulas import guarded, unguarded
from studio.values.text import shown
from studio.words import sheets as says
from studio.workers.sheets import encodings
from studio.workers.sheets.swallowed import Layout

_MAX_FIELD = 1 << 20


def read(data: bytes, name: str) -> Grid:
    """Raises MediaError when it is no text, or no table."""
    found = encodings.decoded(data)
    if found is None:
        words = says.unknown_format(name=name)
        raise MediaError("sheet_unreadable", words)
    csv.field_size_limit(_MAX_FIELD)
    separator = max(",;\t", key=lambda mark: _headings(found.text, mark))
    try:
        rows = _rows(found.text, separator, MAX_ROWS + 1)
    except csv.Error as error:
        raise MediaError("sheet_unreadable", says.no_table(name=name, why=str(error))) from error
    given, swallowed = _taken(rows, separator)
    return Grid(given, problems=_doubts(found, rows) + swallowed)


def _taken(rows: Sequence[Sequence[Cell]], separator: str) -> tuple[list[list[FoundCell]], tuple[Problem, ...]]:
    """The rows without what guards their texts, each cell named in which rows of the table stand, or may stand."""
    layout = Layout(rows, separator)
    given: list[list[FoundCell]] = [[unguarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    problems: list[Problem] = []
    if layout.at is None:
        return given, ()
    for number, row in enumerate(rows[layout.at + 1 :], layout.at + 2):
        for place, cell in enumerate(row):
            doubt = layout.doubt(row, place)
            if not doubt or not isinstance(cell, str):
                continue
            if cell.startswith("'"):
                given[number - 1][place] = cell[1:]
                continue
            lines = len(cell.splitlines())
            if doubt == "maybe":
                text = says.many_lines(count=lines)
                problems.append(Problem(number, shown(rows[layout.at][place]), "warn", text))
                continue
            text = says.swallowed_rows(count=lines)
            given[number - 1][place] = Unreadable(text)
            if place not in layout.columns:  # it is not read, and would not be named
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
                text = says.not_utf8(name=found.name, cell=shown(cell))
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
    layout = Layout(rows, separator)
    for row in rows:
        plain = [_plain(cell) for cell in row]
        writer.writerow([_guarded(layout, plain, place) for place in range(len(plain))])
    return out.getvalue().encode("utf-8-sig")


def _rows(text: str, separator: str, most: int) -> list[list[Cell]]:
    """At most the first `most` rows that say anything or lie between such."""
    rows: list[list[Cell]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        rows.append([cell or None for cell in row])
        if len(rows) >= most:
            break
    return rows


def _guarded(layout: Layout, row: Sequence[str], place: int) -> str:
    cell = row[place]
    return f"'{cell}" if layout.doubt(row, place) else guarded(cell)


def _plain(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    if cell == int(cell):
        return str(int(cell))
    return repr(cell) if "e-" in repr(cell) else f"{Decimal(repr(cell)):f}"  # nearly nothing has hundreds of noughts
