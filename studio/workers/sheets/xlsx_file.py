"""XLSX as bytes, by openpyxl. Of a formula the value counts that the spreadsheet last showed."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from studio.errors import MediaError
from studio.show.sheets import MAX_ROWS, Cell, has_headings

MAX_UNPACKED_BYTES = 64 << 20  # of the parts that are read; pictures in the file are not
MAX_PARTS = 5000
MAX_COLUMNS = 200
MAX_TABLES = 20
MAX_CELL_CHARACTERS = 32_767  # Excel's own limit
_EMPTY_ROWS = 1000  # so many in a row, and the table has ended; formats often go on to the last row there is


def read(data: bytes, name: str) -> list[list[Cell]]:
    """The first visible table with headings that are known; without one the first table.

    Raises:
        MediaError: it is damaged, no XLSX file, or unpacks to more than anybody's list of products.
    """
    try:
        _check_size(data, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl does not know: charts, forms, styles of other programs
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return _products(book)
            finally:
                book.close()
    except MediaError:
        raise
    except Exception as error:  # openpyxl meets damage with whatever error its parsers happen to raise
        raise MediaError("sheet_unreadable", f"“{name}” is damaged, or is no XLSX file.") from error


def written(tables: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """One sheet for each table, its first row the headings. Control characters become blanks.

    Raises:
        MediaError: a text is longer than a cell can be.
    """
    longest = max(len(cell) for rows in tables.values() for row in rows for cell in row if isinstance(cell, str))
    if longest > MAX_CELL_CHARACTERS:
        raise MediaError("sheet_too_large", f"A text is too long for a spreadsheet ({longest} characters). Save it as CSV.")
    book = Workbook(write_only=True)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for n, width in enumerate(_widths(rows), 1):
            sheet.column_dimensions[get_column_letter(n)].width = width
        for n, row in enumerate(rows):
            sheet.append([_written(sheet, cell, heading=n == 0) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _check_size(data: bytes, name: str) -> None:
    """What the parts will unpack to is read from the table of contents; the unpacking keeps to it."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        unpacked = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES:
        raise MediaError("sheet_too_large", f"“{name}” unpacks to more than a list of products can be.")


def _products(book: Any) -> list[list[Cell]]:
    first: list[list[Cell]] | None = None
    for sheet in [one for one in book.worksheets if one.sheet_state == "visible"][:MAX_TABLES]:
        sheet.reset_dimensions()  # programs write wrong ones
        rows = _rows(sheet.iter_rows(max_col=MAX_COLUMNS))
        if has_headings(rows):
            return rows
        first = rows if first is None else first
    return first or []


def _rows(given: Iterable[Sequence[Any]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    used = 0
    for row in given:
        cells = [_read(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
        if cells:
            used = len(rows)
        if used > MAX_ROWS or len(rows) - used > _EMPTY_ROWS:
            break
    return rows[:used]


def _read(cell: Any) -> Cell:
    value = cell.value
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{round(value * 100, 6):g}%" if "%" in (cell.number_format or "") else value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _written(sheet: Any, value: Cell, heading: bool) -> Any:
    """A text is written as one, whatever it looks like: nothing in it is a formula."""
    if value is None or not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub(" ", value))
    cell.data_type = "s"
    if heading:
        cell.font = Font(bold=True)
    elif "\n" in value:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """In characters; a Chinese one takes two."""
    columns = zip(*(list(row) for row in rows[:50]), strict=True)
    return [min(48, max(10, 2 + max(_width(cell) for cell in column))) for column in columns]


def _width(cell: Cell) -> int:
    return 0 if cell is None else max(sum(1 + (ord(letter) > 0x2E80) for letter in line) for line in str(cell).split("\n"))
