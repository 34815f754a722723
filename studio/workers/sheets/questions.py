"""What the desk asks about sheets: `read` (a dry run against the queue that it sends along), `write`, `template`, `table`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from studio.document.products import Product
from studio.show import sheets
from studio.show.document import is_url
from studio.show.sheets import Cell, Grid, Problem
from studio.system import atomic_write
from studio.values.errors import MediaError
from studio.values.look import CardLanguage
from studio.values.sentences import plain
from studio.words import files as files_says
from studio.words import sheets as sheets_says
from studio.words.system import reason
from studio.workers.sheets import csv_file, xlsx_file

MAX_FILE_BYTES = 32 << 20
MAX_ANSWER_BYTES = 3 << 20  # it goes back to the studio as one message of at most 4 MiB

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


def answer(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Do what `arguments["do"]` says with the file at `path`.

    Raises:
        OperatorError: the file cannot be read or written, or is no table of products; the text says which.
    """
    path = Path(arguments["path"])
    language: CardLanguage = arguments.get("language", "en")
    if arguments["do"] == "template":
        _write(path, sheets.template(language), sheets.notes(language), language)
        return {}
    if arguments["do"] == "table":
        _write(path, arguments["rows"], None, language)
        return {}
    products = msgspec.convert(arguments["products"], tuple[Product, ...])
    if arguments["do"] == "write":
        _write(path, sheets.written(products, language, arguments.get("shops", {})), None, language)
        return {"count": len(products)}
    reading = sheets.read(read_cells(path), products, arguments["mode"], arguments.get("shops"), arguments.get("currency"))
    missing = _find_pictures(reading, Path(arguments["folder"]), path.parent)
    found = {
        "products": reading.products,
        "problems": msgspec.to_builtins(sheets.in_order([*missing, *reading.problems]), enc_hook=plain),
        "count": reading.count,
        "currency": reading.currency,
    }
    if len(msgspec.json.encode(found)) > MAX_ANSWER_BYTES:
        raise MediaError("sheet_too_large", sheets_says.too_much_text(name=path.name))
    return found


def read_cells(path: Path) -> Grid:
    """The first table of products in the file.

    Raises:
        MediaError: it is missing, too large, damaged, or no table.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise MediaError("sheet_unreadable", sheets_says.is_folder(name=path.name))
        if size > MAX_FILE_BYTES:
            raise MediaError("sheet_too_large", sheets_says.too_large(name=path.name, size=MAX_FILE_BYTES >> 20))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MediaError("no_file", files_says.gone(path=str(path))) from error
    except OSError as error:
        raise MediaError("sheet_unreadable", files_says.unreadable(path=str(path), why=reason(error))) from error
    if not data.strip():
        raise MediaError("sheet_unreadable", files_says.empty())
    if data.startswith(_OLD_EXCEL):
        words = sheets_says.old_excel(name=path.name)
        raise MediaError("sheet_unreadable", words)
    return xlsx_file.read(data, path.name) if data.startswith(_ZIP) else csv_file.read(data, path.name)


def _write(path: Path, rows: Sequence[Sequence[Cell]], notes: Sequence[Sequence[Cell]] | None, language: str) -> None:
    """Whole or not at all. The name's ending says the format."""
    ending = path.suffix.lower()
    if ending == ".xlsx":
        names = ("商品", "说明") if language == "zh" else ("Products", "Notes")
        data = xlsx_file.written(dict(zip(names, (rows, notes) if notes else (rows,), strict=False)))
    elif ending in (".csv", ".tsv"):
        data = csv_file.written(rows, "\t" if ending == ".tsv" else ",")
    else:
        raise MediaError("sheet_format", sheets_says.wrong_ending(name=path.name))
    try:
        atomic_write.write(path, data)
    except OSError as error:
        raise MediaError("sheet_unwritable", files_says.not_written(path=str(path), why=reason(error))) from error


def _find_pictures(reading: sheets.Reading, show_folder: Path, sheet_folder: Path) -> list[Problem]:
    """Warnings for pictures that are not there. A path that leads somewhere only from the sheet becomes one from the show."""
    problems = []
    for product, row in zip(reading.products, reading.rows, strict=True):
        for n, picture in enumerate(product.get("pictures", ())):
            if is_url(picture) or _is_file(show_folder / picture):
                continue
            if _is_file(sheet_folder / picture):
                product["pictures"][n] = _from(show_folder, sheet_folder / picture)
            else:
                problems.append(Problem(row, reading.picture_heading, "warn", sheets_says.no_picture(path=str(picture))))
    return problems


def _is_file(path: Path) -> bool:
    try:
        return path.expanduser().is_file()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, a home that nobody has
        return False


def _from(folder: Path, file: Path) -> str:
    absolute = file.absolute()
    return str(absolute.relative_to(folder)) if absolute.is_relative_to(folder) else str(absolute)
