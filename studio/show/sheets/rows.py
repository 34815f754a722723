"""The rows below the headings with every cell parsed, and the problems met on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from studio.errors import RefusedError
from studio.show.document import is_url
from studio.show.sheets import cells
from studio.show.sheets.cells import Cell, CellError
from studio.show.sheets.columns import COLUMNS, Column, heading_row, known
from studio.show.sheets.problems import Problem
from studio.values.money import currencies_of
from studio.values.text import shown

MAX_PROBLEMS = 2000


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
        self._note(Problem(row.number, self.headings.get(field, _english(field)), "error", _sentence(text)))

    def warn(self, row: Row, field: str, text: str) -> None:
        self._note(Problem(row.number, self.headings.get(field, _english(field)), "warn", _sentence(text)))

    def heading_problem(self, number: int, heading: str, text: str) -> None:
        self._note(Problem(number, heading, "warn", text))

    def _note(self, problem: Problem) -> None:
        if len(self.problems) < MAX_PROBLEMS and problem not in self.problems[-3:]:
            self.problems.append(problem)


def table(rows: Sequence[Sequence[Cell]]) -> Table:
    """Raises RefusedError when no row has headings that are known."""
    at = heading_row(rows)
    if at is None:
        raise RefusedError("no_headings", "No headings of products are known here. Use those of the template, in one row.")
    sheet = Table()
    columns = _columns(sheet, at, rows[at])
    for number, given in enumerate(rows[at + 1 :], at + 2):
        row = Row(number)
        for place, column in columns.items():
            if place < len(given) and not cells.blank(given[place]):
                _parse(sheet, row, column, given[place])
        if row.values or row.failed:
            sheet.rows.append(row)
    return sheet


def _columns(sheet: Table, at: int, headings: Sequence[Cell]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, heading in enumerate(headings):
        if cells.blank(heading):
            continue
        column = known(heading)
        if column is None:
            sheet.heading_problem(at + 1, shown(heading), "There is no column like this here; it was left out.")
        elif column.field in sheet.headings:
            sheet.heading_problem(at + 1, shown(heading), "This column is there twice; the first one counts.")
        else:
            found[place] = column
            sheet.headings[column.field] = shown(heading)
    return found


def _parse(sheet: Table, row: Row, column: Column, cell: Cell) -> None:
    try:
        cells.check_formula(cell)
        row.values[column.field] = _PARSERS[column.kind](cell)
    except CellError as error:
        sheet.error(row, column.field, str(error))
        return
    if column.kind == "percent" and isinstance(cell, int | float) and 0 < cell < 1:
        sheet.warn(row, column.field, f"'{shown(cell)}' is read as {shown(cell)} %. For a fraction, write the percent sign.")


def _claims(cell: Cell) -> list[dict[str, str]]:
    claims = []
    for line in cells.records(cell):
        if len(line) > 2:
            raise CellError("A claim has its words and its evidence, with one | between them.")
        claims.append({"text": line[0], "evidence": line[1] if len(line) == 2 else ""})
    return claims


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
        raise CellError(f"'{shown(address)}' is no web address: those begin with https:// and name a server.")


def _currency(cell: Cell) -> str:
    meant = currencies_of(cells.text(cell))
    if len(meant) != 1:
        raise CellError(f"'{shown(cell)}' is no currency: write three letters, like CNY or USD.")
    return meant[0]


def _english(field: str) -> str:
    return next((column.english for column in COLUMNS if column.field == field), "")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_PARSERS: dict[str, Callable[[Cell], Any]] = {
    "text": cells.text,
    "lines": lambda cell: list(cells.entries(cell)),
    "claims": _claims,
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
