"""Rows of a CSV file that stand in one cell, because its quotation mark is closed in a later row only.

A text with line breaks is written just so. What tells them apart is that the lines in it are cells, as many as a row has, with
numbers where numbers belong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from studio.show.sheets import cells
from studio.show.sheets.cells import CellError
from studio.show.sheets.columns import Column

_BREAK = re.compile(r"\r\n|\r|\n")
_FEW_BREAKS = 3  # of a line that is broken to be read, where one line is expected
_OF_SEVERAL_LINES = frozenset(("lines", "claims", "pictures"))
_NUMBERS = {"price": cells.price, "count": cells.count, "link": cells.link_number}


def swallows_rows(text: str, place: int, columns: Mapping[int, Column], width: int, separator: str) -> bool:
    """Whether the cell at `place` holds rows of a table of `width` columns; `columns` are those that are known."""
    first, *others = _BREAK.split(text)
    if not others:
        return False
    if place in columns and columns[place].kind not in _OF_SEVERAL_LINES and len(others) > _FEW_BREAKS:
        return True
    *between, last = (line.split(separator) for line in others)
    if any(len(line) >= max(width, 2) and _fits(dict(enumerate(line)), columns) for line in between):
        return True
    behind = first.split(separator)
    completes = place + len(behind) >= width
    ends_alike = len(last) > place  # a list that is numbered by hand has commas and numbers, too
    begun = dict(enumerate(last[:-1]))
    completed = {place + n: cell for n, cell in enumerate(behind) if n}
    return completes and ends_alike and len(last) > 1 and _fits(begun, columns) and _fits(completed, columns, needed=False)


def _fits(line: Mapping[int, str], columns: Mapping[int, Column], needed: bool = True) -> bool:
    """Whether numbers stand where numbers belong; `needed`: one does, in a table that has such columns."""
    numbers = {place: _NUMBERS[column.kind] for place, column in columns.items() if column.kind in _NUMBERS}
    found = [(numbers[place], cell) for place, cell in line.items() if place in numbers and cell.strip()]
    if not found:
        return not needed or not numbers
    try:
        for read, cell in found:
            read(cell)
    except CellError:
        return False
    return True
