"""Files as spreadsheet programs write them, files that mean harm, and 500 products within the time they may take."""

from __future__ import annotations

import contextlib
import datetime
import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from studio.document.model import Show
from studio.document.products import Product
from studio.show import edits
from studio.show.sheets import MAX_ROWS, Grid, Marked, Merged, Unreadable
from studio.values.errors import MediaError, OperatorError
from studio.workers import sheets
from studio.workers.sheets import csv_file, xlsx_file, xlsx_runs
from studio.workers.sheets.questions import read_cells
from studio.workers.sheets.xlsx_layout import MAX_COLUMNS

HEADINGS = ["标题", "直播价", "卖点"]
ROWS = [HEADINGS, ["蜜柚", 39.9, "甜\n大"], ["=1+1", 5, None], ["'-x", 6, None]]
TEXTS = [[str(cell) if cell is not None else None for cell in row] for row in ROWS]


def told(problems: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Problems by their words, without the codes beside them."""
    return [{name: value for name, value in problem.items() if name != "said"} for problem in problems]


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
    assert read_cells(tmp_path / "a.csv") == Grid(TEXTS)


def test_xlsx_there_and_back() -> None:
    data = xlsx_file.written({"商品": ROWS, "说明": [["列"]]})
    assert xlsx_file.read(data, "a.xlsx").rows == [[cell for cell in row if cell is not None] for row in ROWS]
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet["A3"].data_type, sheet["A1"].font.bold, sheet.freeze_panes) == ("s", True, "A2")


def test_what_a_spreadsheet_keeps_in_its_cells(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["notes", "of somebody"])  # type: ignore[union-attr]
    sheet = book.create_sheet("Products")
    sheet.append(["Title", "Live price", "Commission", "Until sold out", "Stock", "SKU", "Brand"])
    sheet.append(["Mug", "=1+2", 0.2, True, datetime.datetime(2026, 5, 12), 123, "#N/A"])
    for place, number_format in (("C2", "0.00%"), ("F2", "00000")):
        sheet[place].number_format = number_format
    hidden = book.create_sheet("Old")
    hidden.append(["Title", "Live price"])
    hidden.sheet_state = "hidden"
    sheet["A30"].font = Font(bold=True)
    book.move_sheet("Old", -2)
    book.save(tmp_path / "a.xlsx")
    cells = read_cells(tmp_path / "a.xlsx").rows
    assert cells[0][:3] == ["Title", "Live price", "Commission"]
    title, price, commission, until, stock, sku, brand = cells[1]
    assert (title, commission, until, sku) == ("Mug", "20%", "yes", "00123")
    assert all(isinstance(cell, Unreadable) for cell in (price, stock, brand)), "named, not dropped"
    assert len(cells) == 2


MULTIPLIED = Unreadable("The format of this cell shows another number than it holds. Write the number out.")


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("[$€-407] #,##0.00", "€ 12.5"),
        ("[$USD] #,##0.00", "USD 12.5"),
        ('0.00"元"', "12.5元"),
        ("\\¥#,##0.00", "¥12.5"),
        ("[$$-409]#,##0.00", "$12.5"),
        ('0.00"起"', "12.5起"),
        ("_-* #,##0.00\\ _€_-", 12.5),
        ("# ?/?", 12.5),
        ("General", 12.5),
        ("0", Unreadable("The cell shows 12 and holds 12.5. Write the one that is meant, or show all its digits.")),
        (";;;", Unreadable("The format of this cell hides its number. Give it the format of a plain number.")),
        ('"$"#,##0.00', 12.5),  # Excel's own format shows each country its sign
        ("0.00", 12.5),
        ('0.0"kg"', "12.5kg"),
        *((code, MULTIPLIED) for code in ('0.0"万"', "0.0\\万", "0.0!万", '0.0"k"', '0.0,"K"', "0!.0,", "0.0,,")),
    ],
)
def test_a_number_is_what_the_eye_sees(tmp_path: Path, number_format: str, shown: object) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Title", "Live price"])
    sheet.append(["Mug", 12.5])
    sheet["B2"].number_format = number_format
    book.save(tmp_path / "a.xlsx")
    assert read_cells(tmp_path / "a.xlsx").rows[1][1] == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [('"SKU-"0000', "SKU-0071"), ('"A"0', "A71"), ("000-000", "000-071"), ("0\\x", "71x"), ("0", 71), ("#,##0", 71), ("@", 71)],
)
def test_a_code_is_what_the_eye_sees(tmp_path: Path, number_format: str, shown: object) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Title", "SKU"])
    sheet.append(["Mug", 71])
    sheet["B2"].number_format = number_format
    book.save(tmp_path / "a.xlsx")
    assert read_cells(tmp_path / "a.xlsx").rows[1][1] == shown


def rewritten(path: Path, cells: str, merged: str = "", strings: str = "") -> None:
    """A sheet whose second row is this XML, as no writer of ours would make it, with these shared texts."""
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Title", "Live price", "SKU"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as given, zipfile.ZipFile(path, "w") as made:
        for name in given.namelist():
            data = given.read(name).decode()
            if name == "[Content_Types].xml" and strings:
                kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                data = data.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
            made.writestr(name, data.replace("</sheetData>", f'<row r="2">{cells}</row></sheetData>{merged}'))
        if strings:
            namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            made.writestr("xl/sharedStrings.xml", f'<sst xmlns="{namespace}">{strings}</sst>')


def test_noughts_that_a_program_put_in_the_place_of_formulas_are_no_values(tmp_path: Path) -> None:
    rewritten(tmp_path / "a.xlsx", '<c r="B2"><f>1+2</f><v>0</v></c><c r="C2"><f>1+2</f><v>30</v></c>')
    assert [type(cell) for cell in read_cells(tmp_path / "a.xlsx").rows[1]] == [type(None), Unreadable, int]


def test_a_text_is_what_its_escapes_mean(tmp_path: Path) -> None:
    rewritten(tmp_path / "a.xlsx", '<c r="A2" t="inlineStr"><is><t>Mug_x000D_blue _x005F_x000D_</t></is></c>')
    assert read_cells(tmp_path / "a.xlsx").rows[1] == ["Mug\nblue _x000D_"]


def test_cells_merged_across_are_one_of_their_columns_only(tmp_path: Path) -> None:
    text = '<c r="A2" t="inlineStr"><is><t>Mug 99</t></is></c>'
    rewritten(tmp_path / "a.xlsx", f'{text}<c r="B2"><v>1</v></c>', '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>')
    assert read_cells(tmp_path / "a.xlsx").merged == [Merged(1, 0, 1, 2)]


def test_merged_cells_and_hidden_rows_and_columns(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["链接号", "标题", "直播价", "SKU编码"], [1, "T恤", 99, "S"], [None, None, None, "M"], [2, "茶", 9, "B"]):
        sheet.append(row)
    for letter in "ABC":
        sheet.merge_cells(f"{letter}2:{letter}3")
    sheet.merge_cells("A6:D6")  # across: one text that belongs to its first column
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save(tmp_path / "a.xlsx")
    grid = read_cells(tmp_path / "a.xlsx")
    assert sorted(grid.merged) == [*(Merged(1, place, 2) for place in range(3)), Merged(5, 0, 1, 4)]
    assert (grid.hidden_rows, grid.hidden_columns) == (frozenset((4,)), frozenset((3,)))
    found = ask("read", tmp_path / "a.xlsx")
    assert [[variant["sku"] for variant in one["variants"]] for one in found["products"]] == [["S", "M"]]


def test_a_second_table_and_what_lies_far_down_are_named(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Tonight"
    for row in (["Title", "Live price"], ["Mug", 9]):
        sheet.append(row)
    sheet["A2000"] = "Pot"
    other = book.create_sheet("Tomorrow")
    other.append(["Title", "Live price"])
    book.save(tmp_path / "a.xlsx")
    found = ask("read", tmp_path / "a.xlsx")
    assert [(one["row"], one["text"]) for one in found["problems"]] == [
        (1, "The sheet 'Tomorrow' was left out: only 'Tonight' was read."),
        (3, "The rows from here on were left out: more than 1000 empty ones stand before row 2000."),
    ]


ENGLISH = "Link no.,Title,Live price\n"


@pytest.mark.parametrize(
    ("codec", "title", "name"),
    [
        ("shift_jis", "緑茶ギフト", "Shift-JIS"),
        ("big5", "龍井茶葉禮盒", "Big5"),
        ("euc-kr", "녹차 선물", "EUC-KR"),
        ("cp1252", "Größe M", "Windows-1252"),
        ("gbk", "智利车厘子", "GBK"),
    ],
)
def test_another_encoding_is_read_and_named(tmp_path: Path, codec: str, title: str, name: str) -> None:
    (tmp_path / "a.csv").write_bytes(f"{ENGLISH}1,Tea,9\n2,{title},12.5\n".encode(codec))
    found = ask("read", tmp_path / "a.csv")
    assert [one["title"] for one in found["products"]] == ["Tea", title]
    text = f"The file is not in UTF-8. It was read as {name}: is '{title}' right? Else save it in UTF-8."
    assert told(found["problems"]) == [{"row": 3, "column": "", "level": "warn", "text": text}]


def test_headings_prove_an_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("标题,直播价\n茶,9\n".encode("gbk"))
    assert ask("read", tmp_path / "a.csv")["problems"] == []


def test_a_quote_that_does_not_end_swallows_no_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Title,Live price\n"Tea,9\nPot,8\n')
    with pytest.raises(MediaError, match="damaged"):
        ask("read", tmp_path / "a.csv")


@pytest.mark.parametrize("formula", ["=1+1", "＝1+1", "＋1", "－1", "＠x", "+1", "-1", "@x"])
def test_no_text_becomes_a_formula_on_its_way_out_and_back(formula: str) -> None:
    (line,) = csv_file.written([[formula]], ",").decode("utf-8-sig").splitlines()
    assert line == f"'{formula}"
    assert csv_file.read(csv_file.written([["标题", "直播价"], [formula, "9"]], ","), "a.csv").rows[1] == [formula, "9"]


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


def with_sheet(xml: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """An XLSX file whose first sheet has this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good_xlsx())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            data = xml if name == "xl/worksheets/sheet1.xml" else source.read(name)
            data = data.replace(b"worksheets/sheet1.xml", part.removeprefix("xl/").encode())
            packed.writestr(part if name == "xl/worksheets/sheet1.xml" else name, data)
    return out.getvalue()


def sheet_xml(behind: bytes, before: bytes = b"") -> bytes:
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Price</t></is></c></row>'
    return before + b'<worksheet xmlns="' + name + b'"><sheetData>' + row + b"</sheetData>" + behind + b"</worksheet>"


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def many_merges() -> bytes:
    return b"".join(b'<mergeCell ref="A%d:A9999"/>' % n for n in range(2, 9000))


def many_formulas() -> bytes:
    return b"".join(b'<row r="%d">' % n + b"<c><f>1</f></c>" * 150 + b"</row>" for n in range(2, 2000))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        pytest.param(lambda: sheet_xml(b"<mergeCells>" + many_merges() + b"</mergeCells>"), "more merged cells", id="merges"),
        pytest.param(
            lambda: sheet_xml(b'<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' * 60_000),
            "more merged cells",
            id="merges again",
        ),
        pytest.param(lambda: sheet_xml(many_formulas()), "more formulas", id="formulas"),
        pytest.param(lambda: sheet_xml(b"", LAUGHS), "entities", id="entities"),
        pytest.param(lambda: sheet_xml(b'<row r="' + b"9" * 5000 + b'"/>'), "damaged", id="row"),
    ],
)
def test_sheets_that_mean_harm_are_refused(tmp_path: Path, made: Callable[[], bytes], words: str) -> None:
    refused(tmp_path / "a.xlsx", with_sheet(made()), words)


def test_a_sheet_that_is_called_a_picture_is_refused_when_it_unpacks_to_more(tmp_path: Path) -> None:
    refused(tmp_path / "a.xlsx", with_sheet(sheet_xml(b" " * (100 << 20)), "xl/media/image1.png"), "unpacks to more")


def refused(path: Path, data: bytes, words: str) -> None:
    """It is said soon what is wrong with it."""
    path.write_bytes(data)
    began = time.process_time()
    with pytest.raises(MediaError, match=words):
        read_cells(path)
    assert time.process_time() - began < 10


def test_merges_and_places_that_no_sheet_has_are_passed_over(tmp_path: Path) -> None:
    odd = b'<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B5:C5"/></mergeCells>'
    (tmp_path / "a.xlsx").write_bytes(with_sheet(sheet_xml(odd)))
    grid = read_cells(tmp_path / "a.xlsx")
    assert list(grid.merged) == [Merged(0, 0, MAX_ROWS + 1, MAX_COLUMNS), Merged(4, 1, 1, 2)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0" * 40, "neither a CSV nor an XLSX"),
        (b"\xff\xfe\0", "neither a CSV nor an XLSX"),
        (b"PK\x03\x04 nothing", "damaged"),
        pytest.param(lambda: good_xlsx()[:3000], "damaged", id="half a file"),
        pytest.param(bomb, "unpacks to more", id="bomb"),
        (b"Dear customers,\nthe shop is closed.\n", "No headings"),
        (b'"' + b"x" * (2 << 20), "damaged"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, data: bytes | Callable[[], bytes], words: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(data() if callable(data) else data)
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
    assert told(found["problems"]) == [{"row": 2, "column": "Image", "level": "warn", "text": "There is no picture gone.png."}]
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


def test_what_keeps_a_row_out_is_said_before_what_is_only_remarked(tmp_path: Path) -> None:
    sheet = "Title,Price,Image,Colour of the moon\nA,5,gone.png,\nB,9,,\nC,about 20,,\n"
    (tmp_path / "a.csv").write_text(sheet)
    arguments = {"do": "read", "path": str(tmp_path / "a.csv"), "products": [], "mode": "append", "folder": str(tmp_path)}
    problems = sheets.answer(arguments)["problems"]
    assert [(problem["level"], problem["row"]) for problem in problems] == [("error", 4), ("warn", 1), ("warn", 2)]


def run(text: str, font: str = "") -> str:
    return f"<r>{font and f'<rPr>{font}</rPr>'}<t>{text}</t></r>"


def inline(place: str, *runs: str, attributes: str = "") -> str:
    return f'<c r="{place}" t="inlineStr" {attributes}><is>{"".join(runs)}</is></c>'


STRUCK = '<strike/><sz val="11"/>'
RAISED = '<vertAlign val="superscript"/>'


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(
    ("runs", "cell"),
    [
        ((run("129", STRUCK), run("99")), Marked("12999", "99")),
        ((run("99"), run("90", RAISED)), Marked("9990", "9990", raised=True)),
        ((run("99", "<b/>"), run("90", '<strike val="0"/>')), "9990"),
        ((run("129", STRUCK), run(" ")), Marked("129 ", "")),
        ((run("99", '<vertAlign val="baseline"/>'), '<rPh sb="0" eb="1"><t>9</t></rPh>'), "99"),
    ],
)
def test_a_text_in_several_fonts_is_not_its_characters_one_after_another(
    tmp_path: Path, runs: tuple[str, ...], cell: object, shared: bool
) -> None:
    """Kept in the cell, or in the table of shared texts, as Excel keeps it."""
    if shared:
        rewritten(tmp_path / "a.xlsx", '<c r="B2" t="s"><v>0</v></c>', strings=f"<si>{''.join(runs)}</si>")
    else:
        rewritten(tmp_path / "a.xlsx", inline("B2", *runs))
    assert read_cells(tmp_path / "a.xlsx").rows[1][1] == cell


def test_a_cell_whose_font_is_struck_through(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Title", "Live price", "List price"])
    sheet.append(["Mug", 99, 129])
    sheet["B2"].font = sheet["C2"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    assert read_cells(tmp_path / "a.xlsx").rows[1] == ["Mug", Marked(99, ""), Marked(129, "")]


def test_more_texts_in_several_fonts_than_any_list_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_runs, "MOST_TEXTS", 3)
    rewritten(tmp_path / "a.xlsx", "", strings=f"<si>{run('a', STRUCK)}</si>" * 4)
    with pytest.raises(MediaError, match="several fonts"):
        read_cells(tmp_path / "a.xlsx")


FILLED = '<c r="A2" t="inlineStr"><is><t>Mug</t></is></c><c r="B2"><v>99</v></c>'


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (f'{FILLED}<c r="B2"><v>1</v></c>', "cell B2"),
        (f'{FILLED}<c r="C9"><v>1</v></c>', "cell C9"),
        (f'{FILLED}</row><row r="2"><c r="A2"><v>1</v></c>', "row 2"),
        (f'{FILLED}</row><row r="9"></row><row r="3"><c r="A3"><v>1</v></c>', "row 3"),
    ],
)
def test_a_place_that_is_claimed_twice_is_named(tmp_path: Path, cells: str, place: str) -> None:
    rewritten(tmp_path / "a.xlsx", cells)
    with pytest.raises(MediaError, match=f"{place} is there twice, or in a wrong place"):
        read_cells(tmp_path / "a.xlsx")


def test_rows_too_low_to_be_seen_are_hidden(tmp_path: Path) -> None:
    rewritten(tmp_path / "a.xlsx", f'{FILLED}</row><row r="3" ht="0.1" customHeight="1"><c r="A3"><v>1</v></c>')
    assert read_cells(tmp_path / "a.xlsx").hidden_rows == frozenset((3,))


FIVE = "Link no.,Title,Live price,SKU,Stock,Talking points,Remarks\n"


@pytest.mark.parametrize(
    ("rows", "lines", "column"),
    [
        ('1,"15 inch,99,A1,5,,\n2,Pot,9,A2,5,,\n3,17 inch",99,A3,5,,\n', 3, "Title"),
        ('1,"15 inch,99,A1,5,,\n2,17 inch",9,A2,5,,\n', 2, "Title"),
        ('1,Mug,99,A1,5,"sweet,x\n2,Pot,9,A2,5,"\n', 2, "Talking points"),
        ('1,Mug,99,A1,5,,"x\n2,Pot,9,A2,5,,y"\n', 2, ""),
        ('1,"a, x\nb\nc\nd\ne",99,A1,5,,\n', 5, "Title"),
    ],
)
def test_rows_that_stand_in_one_cell_are_named(tmp_path: Path, rows: str, lines: int, column: str) -> None:
    (tmp_path / "a.csv").write_text(f"{FIVE}{rows}9,Cup,9,A9,5,,\n")
    text = f"This cell holds {lines} lines that look like rows: take away the quotation mark that it begins with."
    problems = [problem for problem in ask("read", tmp_path / "a.csv")["problems"] if problem["level"] == "error"]
    assert told(problems) == [{"row": 2, "column": column, "level": "error", "text": text}]


@pytest.mark.parametrize(
    "points", ["sweet\njuicy", "sweet, juicy, big, fresh, cheap, ours, new\n" * 9, "1, sweet\n2, juicy\n3, big", "x\n" * 30]
)
def test_a_text_of_several_lines_is_no_row(tmp_path: Path, points: str) -> None:
    (tmp_path / "a.csv").write_text(f'{FIVE}1,"two\nlines",99,A1,5,"{points}","{points}"\n')
    found = ask("read", tmp_path / "a.csv")
    assert len(found["products"]) == 1
    assert [problem for problem in found["problems"] if problem["level"] == "error"] == []
