"""The rows below the headings with every cell parsed, and the problems met on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from studio.show.document import is_url
from studio.show.sheets import cells
from studio.show.sheets.cells import Cell, CellError
from studio.show.sheets.columns import COLUMNS, Column, heading_row, known
from studio.show.sheets.grid import FoundCell, Grid, Marked, Unreadable, column_letters
from studio.show.sheets.problems import Problem
from studio.values import price_sentences as prices_says
from studio.values.errors import RefusedError
from studio.values.money import currencies_of
from studio.values.text import shown
from studio.words import sheets as sheets_says

MAX_PROBLEMS = 2000
_STRUCK_BY_CUSTOM = ("list_price", "variant_list_price")  # people strike them through in the sheet as the card does
_LIVE_PRICES = ("live_price", "variant_live_price")
_FEW = 3  # rows that are longer than the headings by mistake, not because of a column


class Row:
    """One row: `number` as the spreadsheet counts, `values` by column field; empty cells are not in it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.values: dict[str, Any] = {}
        self.failed = False


class Table:
    """Rows and problems of one sheet. The first `MAX_PROBLEMS` are kept; nobody reads more."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.headings: dict[str, str] = {}  # column field -> heading as written

    def error(self, row: Row, field: str, text: str) -> None:
        row.failed = True
        self._note(Problem(row.number, self.headings.get(field, _english(field)), "error", text))

    def warn(self, row: Row, field: str, text: str) -> None:
        self._note(Problem(row.number, self.headings.get(field, _english(field)), "warn", text))

    def heading_problem(self, number: int, heading: str, text: str) -> None:
        self._note(Problem(number, heading, "warn", text))

    def _note(self, problem: Problem) -> None:
        if len(self.problems) < MAX_PROBLEMS and problem not in self.problems[-3:]:
            self.problems.append(problem)


def table(grid: Grid) -> Table:
    """Raises RefusedError when no row has headings that are known."""
    rows = grid.rows
    at = heading_row(rows)
    if at is None:
        raise RefusedError("no_headings", sheets_says.no_headings())
    sheet = Table()
    sheet.problems += grid.problems
    columns = _columns(sheet, grid, at)
    _name_columns_without_heading(sheet, grid, at)
    merged = _merged(grid, at, columns)
    for number, given in enumerate(rows[at + 1 :], at + 2):
        row = Row(number)
        if number in grid.hidden_rows or all(_blank(cell) or (number, place) in merged for place, cell in enumerate(given)):
            continue  # a row in which only merged cells reach is no product and no variant
        for place, column in columns.items():
            cell = _at(given, place)
            if (number, place) in merged:  # what it may hold itself nobody sees
                top, left = merged[number, place]
                _parse_merged(sheet, row, column, _at(rows[top], left), across=left != place)
            elif not _blank(cell):
                _parse(sheet, row, column, cell)
        if row.values or row.failed:
            sheet.rows.append(row)
    _name_hidden_rows(sheet, grid, at)
    return sheet


def _columns(sheet: Table, grid: Grid, at: int) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, heading in enumerate(grid.rows[at]):
        if _blank(heading):
            continue
        column = known(heading)
        heading = heading.whole if isinstance(heading, Marked) else heading
        if isinstance(heading, Unreadable):
            sheet.heading_problem(at + 1, column_letters(place), heading.text)
        elif column is None:
            sheet.heading_problem(at + 1, shown(heading), sheets_says.unknown_column())
        elif column.field in sheet.headings:
            sheet.heading_problem(at + 1, shown(heading), sheets_says.column_twice())
        else:
            found[place] = column
            sheet.headings[column.field] = shown(heading)
            if place in grid.hidden_columns:
                sheet.heading_problem(at + 1, shown(heading), sheets_says.column_hidden())
    return found


def _name_columns_without_heading(sheet: Table, grid: Grid, at: int) -> None:
    width = max(len(row) for row in grid.rows[at:])
    for place in range(width):
        filled = [n for n, row in enumerate(grid.rows[at + 1 :], at + 2) if not _blank(_at(row, place))]
        if not filled or not _blank(_at(grid.rows[at], place)):
            continue
        if place >= len(grid.rows[at]) and len(filled) <= _FEW:
            for number in filled:
                text = sheets_says.more_cells()
                sheet.warn(Row(number), "", text)
        else:
            sheet.heading_problem(at + 1, column_letters(place), sheets_says.no_heading())


def _name_hidden_rows(sheet: Table, grid: Grid, at: int) -> None:
    """Rows that a filter hides are not meant tonight; each row of them that holds anything is named, neighbours together."""
    hidden = [n for n in sorted(grid.hidden_rows) if at + 1 < n <= len(grid.rows) and not all(map(_blank, grid.rows[n - 1]))]
    for first, last in _runs(hidden):
        text = sheets_says.row_hidden() if first == last else sheets_says.rows_hidden(first=first, last=last)
        sheet.warn(Row(first), "", text)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of numbers that follow each other."""
    for place, number in enumerate(numbers):
        if place == 0 or numbers[place - 1] != number - 1:
            first = number
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            yield first, number


def _merged(grid: Grid, at: int, known: Collection[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """For the row number and place of each cell of a known column that a merged one covers: row index and place of its begin."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, rows, columns in grid.merged:
        if top > at:
            for row in range(top, min(top + rows, len(grid.rows))):
                for place in known:
                    if left <= place < left + columns and (row, place) != (top, left):
                        found[row + 1, place] = top, left
    return found


def _parse_merged(sheet: Table, row: Row, column: Column, cell: FoundCell, across: bool) -> None:
    """A cell that is covered says what the merged one says, but for what belongs to one variant alone, or to another column."""
    if _blank(cell):
        return
    if across:
        if not row.failed:
            sheet.error(row, column.field, sheets_says.merged_columns())
    elif column.of_variant:
        sheet.error(row, column.field, sheets_says.merged_rows())
    else:
        _parse(sheet, row, column, cell)


def _parse(sheet: Table, row: Row, column: Column, cell: FoundCell) -> None:
    try:
        if isinstance(cell, Unreadable):
            raise CellError(cell.text)
        if isinstance(cell, Marked):
            cell = _kept(sheet, row, column, cell)
        cells.check_formula(cell)
        row.values[column.field] = _PARSERS[column.kind](cell)
    except CellError as error:
        sheet.error(row, column.field, error.text)
        return
    if column.kind == "percent" and isinstance(cell, int | float) and 0 < cell < 1:
        sheet.warn(row, column.field, sheets_says.percentage_read(cell=shown(cell), percent=shown(cell)))
    if column.field in _LIVE_PRICES and not row.values[column.field].figures.value:
        sheet.warn(row, column.field, sheets_says.price_zero())
    if (column.kind == "code" or column.field == "variant") and cells.doubt(cell):
        sheet.warn(row, column.field, cells.doubt(cell))
    if column.kind in ("text", "code") and cells.is_lossy(cell):
        sheet.warn(row, column.field, sheets_says.lost_characters(cell=shown(cell)))


def _kept(sheet: Table, row: Row, column: Column, cell: Marked) -> Cell:
    """What counts of a cell that is struck through or raised in part. Raises CellError where that cannot be told."""
    if not cell.kept:
        if column.field in _STRUCK_BY_CUSTOM:
            return cell.whole
        raise CellError(sheets_says.struck_through())
    if column.kind not in ("text", "lines", "claims", "listings"):
        raise CellError(sheets_says.partly_struck(cell=shown(cell.whole)))
    sheet.warn(row, column.field, sheets_says.part_read(cell=shown(cell.kept)))
    return cell.kept


def _at(row: Sequence[FoundCell], place: int) -> FoundCell:
    return row[place] if place < len(row) else None


def _blank(cell: FoundCell) -> bool:
    return not isinstance(cell, Unreadable | Marked) and cells.blank(cell)


def _claims(cell: Cell) -> list[dict[str, str]]:
    claims = []
    for line in cells.records(cell):
        if len(line) > 2:
            raise CellError(sheets_says.claim_evidence())
        claims.append({"text": line[0], "evidence": line[1] if len(line) == 2 else ""})
    return claims


def _listings(cell: Cell) -> list[dict[str, str]]:
    found = []
    for line in cells.records(cell):
        if len(line) > 3 or not line[0]:
            raise CellError(sheets_says.listing_parts())
        shop, item_id, page_url = (*line, "", "")[:3]
        if page_url:
            _check_url(page_url)
        found.append({"connection": shop, "item_id": item_id, "page_url": page_url})
    return found


def _pictures(cell: Cell) -> list[str]:
    pictures = list(cells.entries(cell, "\n|"))
    for picture in pictures:
        if "://" in picture[:12]:
            _check_url(picture)
    return pictures


def _url(cell: Cell) -> str:
    address = cells.text(cell)
    _check_url(address)
    return address


def _check_url(address: str) -> None:
    """By its form only: nothing is asked of the network."""
    try:
        good = is_url(address) and bool(urlsplit(address).hostname) and not re.search(r"\s", address)
    except ValueError:
        good = False
    if not good:
        raise CellError(sheets_says.no_web_address(cell=shown(address)))


def _currency(cell: Cell) -> str:
    meant = currencies_of(cells.text(cell))
    if len(meant) != 1:
        raise CellError(prices_says.no_currency(cell=shown(cell)))
    return meant[0]


def _english(field: str) -> str:
    return next((column.english for column in COLUMNS if column.field == field), "")


_PARSERS: dict[str, Callable[[Cell], Any]] = {
    "text": cells.text,
    "code": cells.code,
    "lines": lambda cell: list(cells.entries(cell)),
    "claims": _claims,
    "listings": _listings,
    "pictures": _pictures,
    "url": _url,
    "price": cells.price,
    "link": cells.link_number,
    "count": cells.count,
    "seconds": cells.seconds,
    "whole_minutes": cells.whole_minutes,
    "minutes": cells.minutes,
    "percent": cells.percent,
    "yes": cells.yes,
    "currency": _currency,
}
