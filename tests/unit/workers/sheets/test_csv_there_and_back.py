"""A queue that goes out as CSV comes back the same, whatever stands in it; rows that a quotation mark swallows are named."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import edits
from studio.show.sheets import Cell, Problem, read, written
from studio.values.errors import MediaError
from studio.values.unseen import shows_something
from studio.workers.sheets import csv_file
from tests.unit.show.sheets.test_round_trip import queues

calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def back(queue: tuple[Product, ...], separator: str) -> tuple[Product, ...]:
    reading = read(csv_file.read(csv_file.written(written(queue, "en"), separator), "a.csv"), (), "append")
    assert [problem for problem in reading.problems if problem.text != "The live price is 0: compare it."] == []
    return edits.apply(Show(), "product.import", {"set": reading.products, "mode": "append"}).show.products


@given(queues(), st.sampled_from(",;\t"))
@calm
def test_whatever_a_queue_holds(queue: tuple[Product, ...], separator: str) -> None:
    assert back(queue, separator) == queue


PIECES = [
    "Tea",
    "9",
    "12",
    "5",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    '"',
    '""',
    "'",
    "=",
    "＝",
    "+",
    "|",
    " ",
    "🍵",
    "\u202e",
    "茶",
    "x" * 9,
]
odd = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map(lambda parts: "".join(parts)[:80]).filter(shows_something)


@given(odd, odd, st.lists(odd, max_size=3), st.sampled_from(",;\t"))
@calm
def test_odd_texts_too(title: str, brand: str, points: list[str], separator: str) -> None:
    variants = (Variant(sku=title, name=brand, stock=3), Variant(sku=f"{title}2"))
    one = Product(
        id="a", link_no=7, title=title, brand=brand, live_price_minor=900, talking_points=tuple(points), variants=variants
    )
    two = Product(id="b", link_no=8, title="Cup", live_price_minor=500, variants=(Variant(sku="cup"),))
    assert back((one, two), separator) == (one, two)


@pytest.mark.parametrize("title", ["a\nb\nc\nd\ne", "Tea\r\nblack, green\r\nand white", "1,Tea,9\n2,Pot,8\n3,Cup,7", "'\n1,2"])
def test_titles_of_many_lines(title: str) -> None:
    one = Product(id="a", link_no=1, title=title, live_price_minor=900, variants=(Variant(sku="A"),))
    assert back((one,), ",") == (one,)


def problems(text: str) -> list[Problem]:
    return read(csv_file.read(text.encode(), "a.csv"), (), "append").problems


def test_a_title_of_many_lines_is_read_from_any_file() -> None:
    reading = read(csv_file.read(b'Title,Live price\n"a\nb\nc\nd\ne",9\n', "a.csv"), (), "append")
    assert (reading.problems, reading.products[0]["title"]) == ([], "a\nb\nc\nd\ne")


@pytest.mark.parametrize(
    "text",
    [
        'Title,Live price\n"Tea,9\nPot",8\n',
        'Title,SKU,Live price\nTea,"A1,9\nPot,B2",8\n',
        'Title,SKU,Live price\n"Tea,A1,9\nPot",B2,8\n',
        'Link no.,Title,Live price,SKU,Stock,Brand\n1,"Tea,99,A1,5\n2,Pot",88,A2,3,\n',
        'Link no.,Title,Live price,SKU,Stock,Brand\n1,"Tea,99,A1,5,\n2",Pot,88,A2,3,\n',
    ],
)
def test_two_rows_in_one_cell_are_named(text: str) -> None:
    assert any("2 lines that look like rows" in one.text for one in problems(text) if one.level == "error")


WORDS = ["Tea", "Pot", "Mug", "Blue", "a b"]
COLUMNS: dict[str, st.SearchStrategy[str]] = {
    "Title": st.sampled_from(WORDS),
    "Brand": st.sampled_from(["", *WORDS]),
    "SKU": st.sampled_from(["A1", "B2", "C3", ""]),
    "Live price": st.sampled_from(["9", "12.50", "¥8"]),
    "List price": st.sampled_from(["", "19", "99"]),
    "Stock": st.sampled_from(["", "5", "30"]),
    "Variant": st.sampled_from(["", "red", "S"]),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    names = draw(
        st.permutations(["Title", "Live price", *draw(st.sets(st.sampled_from(sorted(COLUMNS))))]).map(
            lambda all_: list(dict.fromkeys(all_))
        )
    )
    return names, [[draw(COLUMNS[name]) for name in names] for _ in range(draw(st.integers(2, 4)))]


@given(tables(), st.data())
@calm
def test_a_stray_quotation_mark_never_passes_unsaid(table: tuple[list[str], list[list[str]]], data: Any) -> None:
    names, rows = table
    top = data.draw(st.integers(0, len(rows) - 2))
    bottom = data.draw(st.integers(top + 1, len(rows) - 1))
    begins, ends = (data.draw(st.integers(0, len(names) - 1)) for _ in range(2))
    rows[top][begins] = f'"{rows[top][begins]}'
    rows[bottom][ends] += '"'
    text = "\n".join(",".join(row) for row in [names, *rows])
    try:
        said = problems(text)
    except MediaError:
        return
    assert [one for one in said if one.row >= top + 2] != []


def test_cells_that_only_a_spreadsheet_would_write_stay_as_they_are() -> None:
    rows: list[list[Cell]] = [["Title", "Live price"], ["'quoted'", 9], ["'=x", 5]]
    assert csv_file.read(csv_file.written(rows, ","), "a.csv").rows == [["Title", "Live price"], ["'quoted'", "9"], ["'=x", "5"]]
    plain = list(csv.reader(io.StringIO(csv_file.written(rows, ",").decode("utf-8-sig"))))
    assert plain[1:] == [["'quoted'", "9"], ["''=x", "5"]]
