"""CSV as bytes: comma, semicolon or tab; UTF-8 (with or without a mark), UTF-16 with one, else GB 18030 (GBK).

A text that a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from studio.errors import MediaError
from studio.show.sheets import MAX_ROWS, Cell, has_headings

_MAX_FIELD = 1 << 20
_SNIFFED_ROWS = 20
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_TO_ESCAPE = re.compile(r"'*[=+\-@\t\r]")


def read(data: bytes, name: str) -> list[list[Cell]]:
    """Raises MediaError when it is no text, or no table."""
    text = _decoded(data, name)
    csv.field_size_limit(_MAX_FIELD)
    try:
        separator = max(",;\t", key=lambda mark: has_headings(_rows(text, mark, _SNIFFED_ROWS)))
        return _rows(text, separator, MAX_ROWS + 1)
    except csv.Error as error:
        raise MediaError("sheet_unreadable", f"“{name}” is damaged or is no table: {error}.") from error


def written(rows: Sequence[Sequence[Cell]], separator: str) -> bytes:
    """UTF-8 with a mark, without which Excel takes it for the system's own encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _decoded(data: bytes, name: str) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise MediaError("sheet_unreadable", f"“{name}” is neither a CSV nor an XLSX file.")


def _rows(text: str, separator: str, most: int) -> list[list[Cell]]:
    """At most the first `most` rows that say anything or lie between such."""
    rows: list[list[Cell]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        rows.append([_unescaped(cell) if cell else None for cell in row])
        if len(rows) >= most:
            break
    return rows


def _unescaped(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if _TO_ESCAPE.match(cell) else cell
    return str(int(cell)) if cell == int(cell) else repr(cell)
