"""XLSX as bytes, by openpyxl. Of a formula the value counts that the spreadsheet last showed."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.packaging.manifest import Manifest
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHARED_STRINGS
from openpyxl.xml.functions import fromstring

from studio.show.sheets import MAX_ROWS, Cell, FoundCell, Grid, Marked, Problem, Unreadable, has_headings
from studio.show.sheets.columns import SEARCHED_ROWS
from studio.values.errors import MediaError
from studio.values.text import shown
from studio.words import sheets as says
from studio.workers.sheets.number_formats import as_shown
from studio.workers.sheets.xlsx_layout import MAX_COLUMNS, Layout, layout
from studio.workers.sheets.xlsx_runs import Runs, shared_runs

MAX_UNPACKED_BYTES = 64 << 20  # beyond the size of the file: pictures in it are packed already
MAX_PARTS = 5000
MAX_TABLES = 20
MAX_CELL_CHARACTERS = 32_767  # Excel's own limit
_EMPTY_ROWS = 1000  # so many in a row, and the table has ended; formats often go on to the last row there is
_UNCALCULATED = says.not_calculated()


def read(data: bytes, name: str) -> Grid:
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
                return _products(book, name)
            finally:
                book.close()
    except MediaError:
        raise
    except Exception as error:  # openpyxl meets damage with whatever error its parsers happen to raise
        raise MediaError("sheet_unreadable", says.no_xlsx(name=name)) from error


def written(tables: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """One sheet for each table, its first row the headings. Control characters become blanks.

    Raises:
        MediaError: a text is longer than a cell can be.
    """
    longest = max(len(cell) for rows in tables.values() for row in rows for cell in row if isinstance(cell, str))
    if longest > MAX_CELL_CHARACTERS:
        raise MediaError("sheet_too_large", says.long_text(count=longest))
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
        unpacked = sum(part.file_size for part in parts)  # all of them: a part may have any name
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES + len(data):
        raise MediaError("sheet_too_large", says.unpacks_large(name=name))


def _products(book: Any, name: str) -> Grid:
    """The first visible table with headings that are known, else the first; others that have some are named."""
    tables = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MAX_TABLES]
    shared = _shared_runs(book)
    layouts = [_layout(sheet, shared) for sheet in tables]  # before openpyxl, which builds all that a hostile part holds
    for sheet in tables:
        sheet.reset_dimensions()  # programs write wrong ones
    known = [sheet for sheet in tables if has_headings(_rows(sheet.iter_rows(max_col=MAX_COLUMNS, max_row=SEARCHED_ROWS)))]
    if not tables:
        return Grid([])
    chosen = (known or tables)[0]
    seen = layouts[tables.index(chosen)]
    if seen.disorder:
        part, _, where = seen.disorder.partition(" ")
        words = says.damaged_row(name=name, number=where) if part == "row" else says.damaged_cell(name=name, place=where)
        raise MediaError("sheet_unreadable", words)
    grid = _grid(chosen, seen, _to_be_calculated(book))
    left_out = tuple(
        Problem(1, "", "warn", says.other_sheet(other=shown(other.title), name=shown(chosen.title))) for other in known[1:]
    )
    return grid._replace(problems=left_out + grid.problems)


def _shared_runs(book: Any) -> dict[int, Runs]:
    archive = book._archive
    strings = Manifest.from_tree(fromstring(archive.read(ARC_CONTENT_TYPES))).find(SHARED_STRINGS)
    if strings is None:
        return {}
    with archive.open(strings.PartName[1:]) as part:
        return shared_runs(part)


def _layout(sheet: Any, shared: Mapping[int, Runs]) -> Layout:
    with sheet._get_source() as part:  # openpyxl's own way to the part; it is pinned to one version
        return layout(part, shared)


def _to_be_calculated(book: Any) -> bool:
    """Whether its formulas are calculated when it is opened: programs that write sheets put noughts in their place."""
    return bool(getattr(book.calculation, "fullCalcOnLoad", False))


def _grid(sheet: Any, seen: Layout, to_be_calculated: bool) -> Grid:
    rows = _rows(sheet.iter_rows(max_col=MAX_COLUMNS), seen.runs)
    for row, column in seen.uncalculated | (seen.noughts if to_be_calculated else frozenset()):
        if row < len(rows):
            rows[row] += [None] * (column + 1 - len(rows[row]))
            rows[row][column] = Unreadable(_UNCALCULATED)
    return Grid(rows, seen.merged, seen.hidden_rows, seen.hidden_columns, tuple(_left_out(seen, len(rows))))


def _left_out(seen: Layout, read_rows: int) -> Iterator[Problem]:
    last_row, last_column = seen.end
    if read_rows < last_row and read_rows <= MAX_ROWS:
        text = says.rows_left_out(count=_EMPTY_ROWS, row=last_row)
        yield Problem(read_rows + 1, "", "warn", text)
    if last_column > MAX_COLUMNS:
        yield Problem(1, "", "warn", says.columns_left_out(count=MAX_COLUMNS))


def _rows(given: Iterable[Sequence[Any]], runs: Mapping[tuple[int, int], Runs] | None = None) -> list[list[FoundCell]]:
    rows: list[list[FoundCell]] = []
    used = 0
    for row in given:
        cells = [_marked(cell, _read(cell), runs.get((len(rows), n)) if runs else None) for n, cell in enumerate(row)]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
        if cells:
            used = len(rows)
        if used > MAX_ROWS or len(rows) - used > _EMPTY_ROWS:
            break
    return rows[:used]


def _read(cell: Any) -> FoundCell:
    """A cell as the eye sees it, as far as its format says something that its value does not."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "e":
        return Unreadable(says.formula_error(cell=value))
    if isinstance(value, str):
        return _unescaped(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return as_shown(value, cell.number_format or "")
    return Unreadable(says.made_a_date())


def _marked(cell: Any, value: FoundCell, runs: Runs | None) -> FoundCell:
    """A cell with what is struck through or raised in it: it does not say what its characters say one after another."""
    if value is None or isinstance(value, Unreadable | Marked):
        return value
    struck = _is_struck(cell)
    if runs is None or not isinstance(value, str):
        return Marked(value, "") if struck else value
    kept = runs.kept_in_struck if struck else runs.kept
    if kept is None and not runs.raised:
        return value
    return Marked(value, value if kept is None else _unescaped(kept).strip(), runs.raised)


def _is_struck(cell: Any) -> bool:
    try:
        return bool(cell.font.strike)
    except IndexError:  # a font that the file does not have
        return False


def _unescaped(text: str) -> str:
    return str(unescape(text)).replace("\r\n", "\n").replace("\r", "\n")


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
