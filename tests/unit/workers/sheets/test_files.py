"""Files as spreadsheet programs write them, files that mean harm, and 500 products within the time they may take."""

from __future__ import annotations

import contextlib
import datetime
import io
import random
import time
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from studio.errors import MediaError, OperatorError
from studio.show import edits
from studio.show.model import Show
from studio.show.products import Product
from studio.show.sheets import MAX_ROWS
from studio.workers import sheets
from studio.workers.sheets import csv_file, xlsx_file
from studio.workers.sheets.questions import read_cells

HEADINGS = ["标题", "直播价", "卖点"]
ROWS = [HEADINGS, ["蜜柚", 39.9, "甜\n大"], ["=1+1", 5, None], ["'-x", 6, None]]
TEXTS = [[str(cell) if cell is not None else None for cell in row] for row in ROWS]


def queue(count: int = 3, **fields: Any) -> tuple[Product, ...]:
    rows = [
        {
            "title": f"商品 {n}",
            "live_price_minor": 1000 + n,
            "pictures": [f"pics/{n}.png", f"https://x.example/{n}.png"],
            "talking_points": ["好用" * 20] * 5,
            "variants": [{"sku": f"{n}-{size}", "stock": 10} for size in "SM"],
        }
        | fields
        for n in range(count)
    ]
    return edits.apply(Show(), "product.import", {"set": rows}).show.products


def ask(doing: str, path: Path, products: tuple[Product, ...] = (), mode: str = "append", language: str = "zh") -> dict[str, Any]:
    plain = msgspec.to_builtins(products)
    folder = str(path.parent)
    arguments = {"do": doing, "path": str(path), "products": plain, "mode": mode, "folder": folder, "language": language}
    return sheets.answer(arguments)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_of_every_kind(tmp_path: Path, encoding: str, separator: str) -> None:
    text = csv_file.written(ROWS, separator).decode("utf-8-sig")
    assert f"'=1+1{separator}" in text  # no formula for a spreadsheet that opens it
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert read_cells(tmp_path / "a.csv") == TEXTS


def test_xlsx_there_and_back() -> None:
    data = xlsx_file.written({"商品": ROWS, "说明": [["列"]]})
    assert xlsx_file.read(data, "a.xlsx") == [[cell for cell in row if cell is not None] for row in ROWS]
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet["A3"].data_type, sheet["A1"].font.bold, sheet.freeze_panes) == ("s", True, "A2")


def test_what_a_spreadsheet_keeps_in_its_cells(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["notes", "of somebody"])  # type: ignore[union-attr]
    sheet = book.create_sheet("Products")
    sheet.append(["Title", "Live price", "Commission", "Until sold out", "Stock"])
    sheet.append(["Mug", "=1+2", 0.2, True, datetime.datetime(2026, 5, 12)])
    sheet["C2"].number_format = "0.00%"
    hidden = book.create_sheet("Old")
    hidden.append(["Title", "Live price"])
    hidden.sheet_state = "hidden"
    sheet["A30"].font = Font(bold=True)
    book.move_sheet("Old", -2)
    book.save(tmp_path / "a.xlsx")
    cells = read_cells(tmp_path / "a.xlsx")
    assert cells[0] == ["Title", "Live price", "Commission", "Until sold out", "Stock"]
    assert cells[1] == ["Mug", None, "20%", "yes", "2026-05-12"]  # nobody has calculated the formula yet
    assert len(cells) == 2


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b"\0" * (1 << 20))
        packed.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


def good_xlsx() -> bytes:
    return xlsx_file.written({"a": ROWS})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0" * 40, "neither a CSV nor an XLSX"),
        (b"\xff\xfe\0", "neither a CSV nor an XLSX"),
        (b"PK\x03\x04 nothing", "damaged"),
        (good_xlsx()[:3000], "damaged"),
        (bomb(), "unpacks to more"),
        (b"Dear customers,\nthe shop is closed.\n", "No headings"),
        (b'"' + b"x" * (2 << 20), "damaged"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(OperatorError, match=words):
        ask("read", tmp_path / "a.xlsx")


def test_files_that_are_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no file"):
        ask("read", tmp_path / "gone.csv")
    with pytest.raises(MediaError, match="folder"):
        ask("read", tmp_path)
    with (tmp_path / "big.csv").open("wb") as file:
        file.truncate(40 << 20)
    with pytest.raises(MediaError, match="larger than 32 MB"):
        ask("read", tmp_path / "big.csv")
    (tmp_path / "long.csv").write_text("Title,Price\n" * (MAX_ROWS + 5))
    with pytest.raises(OperatorError, match="rows"):
        ask("read", tmp_path / "long.csv")
    text = "x" * 1900
    (tmp_path / "wordy.csv").write_text("Title,Price,Talking points\n" + f'A,5,"{text}\n{text}"\n' * 900)
    with pytest.raises(MediaError, match="too much text"):
        ask("read", tmp_path / "wordy.csv")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx", "A.XLSX"])
def test_a_queue_is_written_and_read(tmp_path: Path, name: str) -> None:
    products = queue()
    assert ask("write", tmp_path / name, products) == {"count": 3}
    (tmp_path / "pics").mkdir()
    for n in range(3):
        (tmp_path / f"pics/{n}.png").touch()
    found = ask("read", tmp_path / name)
    assert (found["problems"], found["count"]) == ([], 3)
    assert edits.apply(Show(), "product.import", {"set": found["products"]}).show.products == products
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, "pics"]


def test_pictures_are_looked_for(tmp_path: Path) -> None:
    show, elsewhere = tmp_path / "show", tmp_path / "elsewhere"
    for folder in (show, elsewhere):
        folder.mkdir()
    (elsewhere / "here.png").touch()
    (elsewhere / "a.csv").write_text("Title,Price,Image\nA,5,here.png|gone.png|https://x.example/y.png\n")
    arguments = {"do": "read", "path": str(elsewhere / "a.csv"), "products": [], "mode": "append", "folder": str(show)}
    found = sheets.answer(arguments)
    assert found["products"][0]["pictures"] == [str(elsewhere / "here.png"), "gone.png", "https://x.example/y.png"]
    assert found["problems"] == [{"row": 2, "column": "Image", "level": "warn", "text": "There is no picture gone.png."}]
    found = sheets.answer(arguments | {"folder": str(tmp_path)})
    assert found["products"][0]["pictures"][0] == "elsewhere/here.png"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_template(tmp_path: Path, language: str) -> None:
    assert ask("template", tmp_path / "t.xlsx", language=language) == {}
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == (["商品", "说明"] if language == "zh" else ["Products", "Notes"])
    found = ask("read", tmp_path / "t.xlsx")
    assert (found["products"], [one["level"] for one in found["problems"]]) == ([], ["warn"])
    ask("template", tmp_path / "t.csv", language=language)
    assert ask("read", tmp_path / "t.csv")["products"] == []


def test_what_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="must end in"):
        ask("write", tmp_path / "a.pdf", queue())
    with pytest.raises(MediaError, match="cannot be written"):
        ask("write", tmp_path / "no" / "a.csv", queue())
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(MediaError, match="cannot be written"):
        ask("write", tmp_path / "a.xlsx", queue())
    with pytest.raises(MediaError, match="Save it as CSV"):
        ask("write", tmp_path / "b.xlsx", queue(1, talking_points=["x" * 2000] * 20))
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_five_hundred_products_with_pictures(tmp_path: Path, name: str) -> None:
    """CPU seconds of reading and checking a sheet of 1,000 rows."""
    ask("write", tmp_path / name, queue(500))
    began = time.process_time()
    found = ask("read", tmp_path / name, queue(500), mode="merge")
    assert time.process_time() - began < 3
    assert found["count"] == len(found["products"]) == 500


def test_a_file_damaged_anywhere_is_read_or_refused_in_words(tmp_path: Path) -> None:
    chance, whole = random.Random(7), good_xlsx()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "a.xlsx").write_bytes(data)
        with contextlib.suppress(OperatorError):
            ask("read", tmp_path / "a.xlsx")
