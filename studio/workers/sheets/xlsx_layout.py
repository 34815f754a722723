"""What openpyxl's streaming reader leaves out of a sheet: merged and hidden cells, formulas that nobody has calculated.

Also texts in several fonts, and places that are claimed twice.

One pass over the sheet's XML that keeps no tree, so that its memory does not grow with the file. What it keeps is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

from openpyxl.utils import get_column_letter

from studio.show.sheets import MAX_ROWS, Merged
from studio.values.errors import MediaError
from studio.words import sheets as says
from studio.workers.sheets.xlsx_runs import RunReader, Runs, check_number, no_entities

MAX_COLUMNS = 200
_MOST_MERGED_CELLS = MAX_ROWS * MAX_COLUMNS  # more cannot be merged without lying over each other
_MOST_MERGES = 50_000
_MOST_FORMULAS = 200_000  # that nobody has calculated, or that are 0
_LEAST_HEIGHT = 1.0  # of a row that anybody sees, in points
_LEAST_WIDTH = 0.2  # of a column, in characters: about as much
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LONGEST_NUMBER = 10  # in digits, of a shared text
_YES = frozenset(("1", "true"))


class Layout(NamedTuple):
    """Hidden rows are counted from 1, everything else from 0. `end`: rows and columns up to the last that holds anything."""

    merged: list[Merged]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    uncalculated: frozenset[tuple[int, int]]  # row, column
    noughts: frozenset[tuple[int, int]]  # formulas whose value is 0
    end: tuple[int, int]
    runs: Mapping[tuple[int, int], Runs]  # row, column
    disorder: str  # the first place that is claimed twice, or a row that stands before an earlier one; "" where there is none


def layout(sheet: IO[bytes], shared: Mapping[int, Runs]) -> Layout:
    """The layout of a sheet's XML part. `shared`: the texts in several fonts that cells name by their number.

    Raises:
        MediaError: it holds more than a list of products can.
        expat.ExpatError: it is no XML.
    """
    reader = _Reader(shared)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begun
    parser.EndElementHandler = reader.ended
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = no_entities
    parser.ParseFile(sheet)
    return Layout(
        reader.merged,
        frozenset(reader.hidden_rows),
        frozenset(reader.hidden_columns),
        frozenset(reader.uncalculated),
        frozenset(reader.noughts),
        (reader.last_row, reader.last_column),
        reader.runs,
        reader.disorder,
    )


class _Reader:
    """Handlers of one pass. Rows and columns that have no place of their own follow the one before."""

    def __init__(self, shared: Mapping[int, Runs]) -> None:
        self.runs: dict[tuple[int, int], Runs] = {}
        self.disorder = ""
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
        self._shared_runs = shared
        self._shared = False  # the value is the number of a shared text
        self._inline: RunReader | None = None
        self._furthest_row = 0
        self._claimed: set[int] = set()  # the columns of this row that have a cell
        self._out_of_order = False

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if self._inline is not None:
            self._inline.begun(tag, attributes)
        match tag:
            case "row":
                self._row = int(attributes.get("r") or self._row + 1)
                self._column = -1
                self._claimed = set()
                self._out_of_order = self._row <= self._furthest_row
                self._furthest_row = max(self._furthest_row, self._row)
                if attributes.get("hidden") in _YES or _is_below(attributes.get("ht"), _LEAST_HEIGHT):
                    self._hide_row()
            case "c":
                place = _PLACE.fullmatch(attributes.get("r", ""))
                self._column = _number(place[1]) if place is not None else self._column + 1
                self._claim(place[0] if place is not None else "", int(place[2]) if place is not None else self._row)
                self._formula, self._value = False, ""
                self._shared = attributes.get("t") == "s"
                self._filled = attributes.get("t") == "str"  # a formula whose value is a text, maybe an empty one
            case "f":
                self._formula = True
            case "is":
                self._in_value, self._inline = True, RunReader()
            case "v":
                self._in_value = True
            case "col":
                if attributes.get("hidden") in _YES or _is_below(attributes.get("width"), _LEAST_WIDTH):
                    first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
                    self.hidden_columns.update(range(max(first, 1) - 1, min(last, MAX_COLUMNS)))
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._inline is not None:
            self._inline.text(text)
        if self._in_value and text.strip():
            self._filled = True
            if (self._formula and len(self._value) <= 1) or (self._shared and len(self._value) < _LONGEST_NUMBER):
                self._value += text.strip()
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column + 1)

    def ended(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if self._inline is not None:
            self._inline.ended(tag)
        match tag:
            case "v":
                self._in_value = False
            case "is":
                self._note_runs(self._inline.found() if self._inline is not None else None)
                self._in_value, self._inline = False, None
            case "c":
                if self._shared and self._value.isdecimal():
                    self._note_runs(self._shared_runs.get(int(self._value)))
                within = self._row <= MAX_ROWS + 1 and self._column < MAX_COLUMNS
                if self._formula and within and (not self._filled or self._value == "0"):
                    self._note_formula(self.noughts if self._filled else self.uncalculated)

    def _claim(self, place: str, row: int) -> None:
        """A cell begins at this place, which openpyxl gives to the last that does; rows it leaves out."""
        if not self.disorder and self._out_of_order:
            self.disorder = f"row {self._row}"
        elif not self.disorder and (self._column in self._claimed or row != self._row):
            self.disorder = f"cell {place or get_column_letter(self._column + 1) + str(self._row)}"
        self._claimed.add(self._column)

    def _note_runs(self, runs: Runs | None) -> None:
        if runs is not None and self._row <= MAX_ROWS + 1 and self._column < MAX_COLUMNS:
            self.runs[self._row - 1, self._column] = runs
            check_number(len(self.runs))

    def _note_formula(self, among: set[tuple[int, int]]) -> None:
        among.add((self._row - 1, self._column))
        if len(among) > _MOST_FORMULAS:
            raise MediaError("sheet_too_large", says.too_many_formulas())

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
            raise MediaError("sheet_too_large", says.too_many_merged())


def _is_below(size: str | None, least: float) -> bool:
    try:
        return size is not None and float(size) < least
    except ValueError:
        return False


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
