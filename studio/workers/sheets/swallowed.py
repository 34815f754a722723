"""Rows of a CSV file that stand in one cell, because its quotation mark is closed in a later row only.

A text with line breaks is written just so. What tells them apart is that the lines in it are cells, as many as a row has, with
numbers where numbers belong. Where nobody could tell, what we write has an apostrophe before it: that is a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from studio.show.sheets import Cell, cells
from studio.show.sheets.cells import CellError
from studio.show.sheets.columns import heading_row, known

_BREAK = re.compile(r"\r\n|\r|\n")
_FEW_BREAKS = 3  # of a line that is broken to be read, where one line is expected
_OF_SEVERAL_LINES = frozenset(("lines", "claims", "pictures"))
Doubt = Literal["", "maybe", "surely"]
_NUMBERS = {"price": cells.price, "count": cells.count, "link": cells.link_number}


class Layout:
    """The columns of a table by its headings, and what stands between its cells. `at` is the index of its row of headings."""

    def __init__(self, rows: Sequence[Sequence[Cell]], separator: str) -> None:
        self.at = heading_row(rows)
        headings = rows[self.at] if self.at is not None else ()
        self._width, self._separator = len(headings), separator
        self.columns = {place: column for place, cell in enumerate(headings) if (column := known(cell)) is not None}
        self._numbers = {place: _NUMBERS[column.kind] for place, column in self.columns.items() if column.kind in _NUMBERS}

    def doubt(self, row: Sequence[Cell], place: int) -> Doubt:
        """Whether the cell at `place` of this row holds rows. Apostrophes before it change nothing in that."""
        cell = row[place]
        first, *others = _BREAK.split(cell.lstrip("'")) if isinstance(cell, str) else ("",)
        if self.at is None or not others:
            return ""
        *between, last = (line.split(self._separator) for line in others)
        behind = first.split(self._separator)
        if all(len(line) == 1 for line in (behind, *between, last)):
            return ""
        column = self.columns.get(place)
        of_one_line = column is not None and column.kind not in _OF_SEVERAL_LINES
        if of_one_line and len(others) > _FEW_BREAKS:
            return "surely"
        if any(len(line) >= max(self._width, 2) and self._fits(dict(enumerate(line))) for line in between):
            return "surely"
        if self._joins(len(row), place, behind, last, of_one_line):
            return "surely"
        return "maybe" if of_one_line else ""

    def _joins(self, length: int, place: int, behind: list[str], last: list[str], of_one_line: bool) -> bool:
        """Whether a row ends in the cell's first line `behind`, and another one begins in its last."""
        ended = self._found({place + n: cell for n, cell in enumerate(behind) if n})
        begun = self._found(dict(enumerate(last[:-1])))
        if ended is None or begun is None:
            return False
        whole = place + len(behind) >= self._width
        if not of_one_line:  # a list that is numbered by hand has commas and numbers, too
            return whole and len(last) > place and len(last) > 1 and (begun > 0 or not self._numbers)
        if length > self._width:  # what is behind the quotation mark is a row's own end
            return whole and length == self._width + place + 1 - len(last)
        return len(last) > place and (ended + begun > 0 or not self._numbers) and (whole or ended + begun > 1)

    def _fits(self, line: Mapping[int, str]) -> bool:
        found = self._found(line)
        return found is not None and (found > 0 or not self._numbers)

    def _found(self, line: Mapping[int, str]) -> int | None:
        """How many numbers stand where numbers belong; None where something else does."""
        there = [(self._numbers[place], cell) for place, cell in line.items() if place in self._numbers and cell.strip()]
        try:
            for read, cell in there:
                read(cell)
        except CellError:
            return None
        return len(there)
