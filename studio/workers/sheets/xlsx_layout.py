"""What openpyxl's streaming reader leaves out of a sheet: merged cells, what is hidden, formulas that nobody has calculated.

One pass over the sheet's XML that keeps no tree, so that its memory does not grow with the file. What it keeps is bounded.
"""

from __future__ import annotations

import re
from typing import IO, NamedTuple
from xml.parsers import expat

from studio.errors import MediaError
from studio.show.sheets import MAX_ROWS, Merged

MAX_COLUMNS = 200
_MOST_MERGED_CELLS = MAX_ROWS * MAX_COLUMNS  # more cannot be merged without lying over each other
_MOST_MERGES = 50_000
_MOST_FORMULAS = 200_000  # that nobody has calculated, or that are 0
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_YES = frozenset(("1", "true"))


class Layout(NamedTuple):
    """Hidden rows are counted from 1, everything else from 0. `end`: rows and columns up to the last that holds anything."""

    merged: list[Merged]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    uncalculated: frozenset[tuple[int, int]]  # row, column
    noughts: frozenset[tuple[int, int]]  # formulas whose value is 0
    end: tuple[int, int]


def layout(sheet: IO[bytes]) -> Layout:
    """The layout of a sheet's XML part.

    Raises:
        MediaError: it holds more than a list of products can.
        expat.ExpatError: it is no XML.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begun
    parser.EndElementHandler = reader.ended
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    parser.ParseFile(sheet)
    return Layout(
        reader.merged,
        frozenset(reader.hidden_rows),
        frozenset(reader.hidden_columns),
        frozenset(reader.uncalculated),
        frozenset(reader.noughts),
        (reader.last_row, reader.last_column),
    )


class _Reader:
    """Handlers of one pass. Rows and columns that have no place of their own follow the one before."""

    def __init__(self) -> None:
        self.merged: list[Merged] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.uncalculated: set[tuple[int, int]] = set()
        self.noughts: set[tuple[int, int]] = set()
        self.last_row = self.last_column = 0
        self._row = 0
        self._column = -1
        self._merged_cells = 0
        self._formula = self._filled = self._in_value = False
        self._value = ""

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self._row = int(attributes.get("r") or self._row + 1)
                self._column = -1
                if attributes.get("hidden") in _YES or _is_zero(attributes.get("ht")):
                    self._hide_row()
            case "c":
                place = _PLACE.fullmatch(attributes.get("r", ""))
                self._column = _number(place[1]) if place is not None else self._column + 1
                self._formula, self._value = False, ""
                self._filled = attributes.get("t") == "str"  # a formula whose value is a text, maybe an empty one
            case "f":
                self._formula = True
            case "v" | "is":
                self._in_value = True
            case "col":
                if attributes.get("hidden") in _YES or _is_zero(attributes.get("width")):
                    first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
                    self.hidden_columns.update(range(max(first, 1) - 1, min(last, MAX_COLUMNS)))
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._in_value and text.strip():
            self._filled = True
            if self._formula and len(self._value) <= 1:
                self._value += text.strip()
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column + 1)

    def ended(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "v" | "is":
                self._in_value = False
            case "c":
                within = self._row <= MAX_ROWS + 1 and self._column < MAX_COLUMNS
                if self._formula and within and (not self._filled or self._value == "0"):
                    self._note_formula(self.noughts if self._filled else self.uncalculated)

    def entity(self, *_declared: object) -> None:
        raise MediaError("sheet_unreadable", "The file declares entities, which no spreadsheet does: it is not read.")

    def _note_formula(self, among: set[tuple[int, int]]) -> None:
        among.add((self._row - 1, self._column))
        if len(among) > _MOST_FORMULAS:
            raise MediaError("sheet_too_large", "The file has more formulas than a list of products can have.")

    def _hide_row(self) -> None:
        if self._row <= MAX_ROWS + 1:
            self.hidden_rows.add(self._row)

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        begins, ends = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if begins is None or ends is None:
            return
        row, column = int(begins[2]) - 1, _number(begins[1])
        rows = min(int(ends[2]), MAX_ROWS + 1) - row
        columns = min(_number(ends[1]) + 1, MAX_COLUMNS) - column
        if rows < 1 or columns < 1 or rows * columns < 2:
            return
        self._merged_cells += rows
        self.merged.append(Merged(row, column, rows, columns))
        if self._merged_cells > _MOST_MERGED_CELLS or len(self.merged) > _MOST_MERGES:
            raise MediaError("sheet_too_large", "The file has more merged cells than a list of products can have.")


def _is_zero(size: str | None) -> bool:
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
